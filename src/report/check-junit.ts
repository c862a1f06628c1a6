import type { CheckedConsumer, CheckResult } from '../goals/check/result.js';
import { counted } from '../wording/count.js';
import type { Finding } from './check-findings.js';
import { findingTexts, findingTitle, findingsOf } from './check-findings.js';
import {
  checkVerdictText,
  countTitles,
  settingText,
  sidesText,
  strengthText,
} from './check-parts.js';
import { escapeHtml } from './markup.js';
import { sortedProblems } from './problems.js';

/** A test as the format knows them: failed, stopped by an error, not looked at, or passed. */
interface Case {
  readonly name: string;
  readonly outcome: 'failure' | 'error' | 'skipped' | 'passed';
  /** The class of the failure; of the rest empty. */
  readonly type: string;
  readonly message: string;
  readonly lines: readonly string[];
}

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
  readonly properties: readonly (readonly [name: string, value: string])[];
}

/**
 * A check as JUnit XML, as Surefire and Jenkins read it: a suite for each consumer, in it a test for each finding. What
 * breaks has failed; what a baseline knows, what the code itself guards and what nobody can know was skipped, never passed.
 * Names and classes hold no time: the same result is the same text.
 */
export function checkJunit(result: CheckResult): string {
  const findings = findingsOf(result);
  const suites = [
    ...result.consumers.map((consumer): Suite => {
      const own = findings.filter(({ user }) => user.consumer === consumer.name);
      const cases = own.map(findingCase);
      return {
        name: consumer.name,
        cases: cases.length === 0 ? [nothingBroken(result, consumer)] : cases,
        properties: countTitles.map(([key, title]) => [title, String(consumer.counts[key])]),
      };
    }),
    { name: 'what no input holds', cases: unknownCases(result), properties: [] },
    { name: 'problems', cases: problemCases(result), properties: [] },
  ].filter(({ cases }) => cases.length > 0);
  const all = suites.flatMap(({ cases }) => cases);
  const head = `name="${escapeHtml(`uberplan check ${sidesText(result)}`)}" tests="${all.length}" failures="${count(all, 'failure')}" errors="${count(all, 'error')}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${head}>`,
    ...suites.map((suite) => suiteText(suite, result)),
    '</testsuites>',
    '',
  ].join('\n');
}

/** What is not known was not passed. */
function nothingBroken({ against }: CheckResult, { counts }: CheckedConsumer): Case {
  const name = against.length === 0 ? 'every reference resolves' : 'nothing breaks';
  const unknown = counts.unknown > 0;
  return {
    name: unknown ? 'nothing that could be looked at breaks' : name,
    outcome: unknown ? 'skipped' : 'passed',
    type: '',
    message: unknown ? `${counted(counts.unknown, 'reference')} not known` : '',
    lines: [],
  };
}

function findingCase(finding: Finding): Case {
  const { group, user, isKnown } = finding;
  const isFailure = group.strength === 'needed' && !isKnown;
  return {
    name: `${group.symbol}: ${group.error}`,
    outcome: isFailure ? 'failure' : 'skipped',
    type: isFailure ? `java.lang.${group.error}` : '',
    message: isFailure
      ? findingTitle(group)
      : isKnown
        ? 'a baseline knows it'
        : strengthText[group.strength],
    lines: isFailure ? [...findingTexts(finding), ...user.classes.map((name) => `  ${name}`)] : [],
  };
}

function unknownCases({ unknown }: CheckResult): readonly Case[] {
  return unknown.map(({ by, names, sites }) => ({
    name: by,
    outcome: 'skipped',
    type: '',
    message: `${counted(sites, 'reference')} to ${counted(names.length, 'name')} that no input holds: not known`,
    lines: [],
  }));
}

function problemCases({ problems }: CheckResult): readonly Case[] {
  return sortedProblems(problems).map(({ severity, code, message, advice }) => ({
    name: `${code}: ${message}`,
    outcome: severity === 'error' ? 'error' : 'skipped',
    type: severity === 'error' ? code : '',
    message: severity === 'error' ? message : severity,
    lines: severity === 'error' ? [advice] : [],
  }));
}

function suiteText({ name, cases, properties }: Suite, result: CheckResult): string {
  const counts = (['failure', 'error', 'skipped'] as const).map((outcome) => count(cases, outcome));
  const [failures, errors, skipped] = counts;
  const told = [
    ['verdict', checkVerdictText(result)],
    ['setting', settingText(result)],
    ...properties,
  ];
  return [
    `<testsuite name="${escapeHtml(name)}" tests="${cases.length}" failures="${failures}" errors="${errors}" skipped="${skipped}" time="0">`,
    '<properties>',
    ...told.map(
      ([key = '', value = '']) =>
        `<property name="${escapeHtml(key)}" value="${escapeHtml(value)}"/>`,
    ),
    '</properties>',
    ...cases.map((one) => caseText(one, name)),
    '</testsuite>',
  ].join('\n');
}

function caseText({ name, outcome, type, message, lines }: Case, suite: string): string {
  const start = `<testcase classname="${escapeHtml(suite)}" name="${escapeHtml(name)}" time="0"`;
  if (outcome === 'passed') return `${start}/>`;
  const kind = type === '' ? '' : ` type="${escapeHtml(type)}"`;
  const body = lines.map(escapeHtml).join('\n');
  return `${start}><${outcome}${kind} message="${escapeHtml(message)}">${body}</${outcome}></testcase>`;
}

function count(cases: readonly Case[], outcome: Case['outcome']): string {
  return String(cases.filter((one) => one.outcome === outcome).length);
}
