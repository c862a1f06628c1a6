import { createHash } from 'node:crypto';
import type { Problem } from '../contract/problem/problem.js';
import type { CheckResult } from '../goals/check/result.js';
import { linkageErrorText } from '../wording/linkage-error.js';
import type { ToldProblem } from '../wording/tell.js';
import { tell } from '../wording/tell.js';
import type { Finding } from './check-findings.js';
import { findingTexts, findingTitle, findingsOf } from './check-findings.js';
import { locationOf } from './check-location.js';
import { checkVerdictText, cureOf, settingText, whyText } from './check-parts.js';
import type { Tool } from './envelope.js';

/** A result names no more classes than a reader of the format takes as places. */
const mostClasses = 100;

/**
 * A check as SARIF 2.1.0 (OASIS Standard, 2020): a result for each finding, whose rule is the error that the JVM throws, and
 * one for each problem, whose rule is its code. A finding of a baseline is a result that is suppressed. A class file has no
 * lines, and a reader may ask for one: it is the first of the consumer, and the classes are its logical places.
 */
export function checkSarif(result: CheckResult, tool: Tool): string {
  const findings = findingsOf(result);
  const problems = result.problems.map((problem) => ({ problem, told: tell(problem) }));
  const ruleIds = [
    ...new Set([
      ...findings.map(({ group }) => group.error),
      ...problems.map(({ told }) => told.code),
    ]),
  ].sort();
  const place = result.on[0]?.name ?? result.consumers[0]?.name ?? '';
  const run = {
    tool: {
      driver: {
        name: tool.name,
        version: tool.version,
        semanticVersion: tool.version,
        rules: ruleIds.map((id) => ruleOf(id, problems.find(({ told }) => told.code === id)?.told)),
      },
    },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: true }],
    results: [
      ...findings.map((finding) => findingResult(finding, ruleIds)),
      ...problems.map(({ problem, told }) => problemResult(problem, told, ruleIds, place)),
    ],
    properties: {
      verdict: result.verdict,
      summary: checkVerdictText(result),
      setting: settingText(result),
      counts: result.counts,
    },
  };
  return `${JSON.stringify({ $schema: schema, version: '2.1.0', runs: [run] }, undefined, 2)}\n`;
}

/** The name of the format; nobody fetches it. */
const schema =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

function ruleOf(id: string, told: ToldProblem | undefined): object {
  const text = told?.title ?? sentence(linkageErrorText(id));
  return {
    id,
    shortDescription: { text },
    help: {
      text: told ? sentence(told.advice) : `The JVM throws ${id} where ${whereThrown(id)}.`,
    },
    defaultConfiguration: { level: told?.severity ?? (isOfNames(id) ? 'note' : 'error') },
  };
}

/** No reference raises it: a name in a text or in a service file does. */
function isOfNames(id: string): boolean {
  return id === 'ClassNotFoundException' || id === 'ServiceConfigurationError';
}

function whereThrown(id: string): string {
  return isOfNames(id) ? 'the name is looked up' : 'the reference is resolved';
}

function findingResult(finding: Finding, ruleIds: readonly string[]): object {
  const { group, user, level, isKnown } = finding;
  const why = whyText(group);
  const cure = cureOf(group);
  return {
    ruleId: group.error,
    ruleIndex: ruleIds.indexOf(group.error),
    level,
    message: { text: [findingTitle(group), ...findingTexts(finding)].join('; ') },
    locations: [
      {
        physicalLocation: firstLine(user.consumer),
        logicalLocations: user.classes.slice(0, mostClasses).map((name) => ({
          fullyQualifiedName: name,
          kind: name.includes('/') ? 'resource' : 'type',
        })),
      },
    ],
    partialFingerprints: fingerprints(group.id, user.consumer),
    ...(isKnown ? { suppressions: [{ kind: 'external', status: 'accepted' }] } : {}),
    properties: {
      strength: group.strength,
      symbol: group.symbol,
      classes: user.classes.length,
      ...(group.order === undefined ? {} : { order: group.order }),
      ...(group.supplier === undefined ? {} : { supplier: group.supplier }),
      ...(why === '' ? {} : { cause: why }),
      ...(cure === '' ? {} : { cure }),
    },
  };
}

function problemResult(
  problem: Problem,
  { code, severity, message, advice }: ToldProblem,
  ruleIds: readonly string[],
  place: string,
): object {
  const file = 'file' in problem && typeof problem.file === 'string' ? problem.file : place;
  const line = 'lines' in problem ? problem.lines[0] : undefined;
  return {
    ruleId: code,
    ruleIndex: ruleIds.indexOf(code),
    level: severity,
    message: { text: `${message}; ${advice}` },
    locations: [{ physicalLocation: firstLine(file, line) }],
    partialFingerprints: fingerprints(code, message),
  };
}

function firstLine(name: string, startLine = 1): object {
  return { artifactLocation: { uri: locationOf(name) }, region: { startLine } };
}

/** What makes a result the one of an earlier run: `primaryLocationLineHash` is the one that code scanning compares. */
function fingerprints(id: string, where: string): Readonly<Record<string, string>> {
  const text = `${id} ${locationOf(where)}`;
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return { primaryLocationLineHash: `${hash}:1`, 'uberplanFinding/v1': id };
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
