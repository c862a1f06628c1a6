import type { WhyPlan, WhyResult } from '../goals/why/result.js';
import { counted } from '../wording/count.js';
import { searchText } from '../wording/version-search.js';
import { oneLine } from './one-line.js';
import type { View } from './paint.js';
import { row } from './plan-parts.js';
import { problemRows } from './problems.js';
import { givenRows, givenVerdict } from './why-given.js';

/** What `why` shows: who holds it in each recorded plan, or on the class path that was named; who needs it, how to get it. */
export function whyScreen(result: WhyResult, view: View): string {
  const { paint } = view;
  const { given, subject } = result;
  const verdict = given === undefined ? recordedVerdict(result, view) : givenVerdict(given, view);
  const headline = `${paint.strong(oneLine(subject))}  ${verdict}`;
  if (view.quiet) return `${headline}\n`;
  const lines =
    given === undefined
      ? [
          headline,
          ...memberLines(result),
          ...alikeLines(result),
          ...result.plans.flatMap((plan) => [
            '',
            ...planLines(plan, view, result.member !== undefined),
          ]),
          ...cureLines(result),
          ...result.searches.map((search) => `  versions: ${oneLine(searchText(search))}`),
          ...(result.problems.length > 0 ? problemRows(result.problems, view, 3) : []),
        ]
      : [
          headline,
          ...alikeLines(result),
          ...givenRows(given, view),
          ...result.searches.map((search) => row('versions', oneLine(searchText(search)))),
          ...recordedRows(result),
          ...problemRows(result.problems, view, 3),
        ];
  return `${lines.join('\n')}\n`;
}

function recordedVerdict({ verdict, member }: WhyResult, { paint }: View): string {
  const what = member === undefined ? '' : 'its class ';
  return {
    everywhere: paint.good(`${what}is in every recorded plan`),
    some: paint.doubtful(`${what}is in some recorded plans`),
    nowhere: paint.bad(`${what}is in no recorded plan`),
  }[verdict];
}

/** Plans record names of classes alone: of a member nothing more may be said. */
function memberLines({ member, verdict }: WhyResult): readonly string[] {
  if (member === undefined || verdict === 'nowhere') return [];
  return [
    `  below is where ${oneLine(member.owner)} is; plans do not record whether it has ${oneLine(member.name)}: name a jar with --on`,
  ];
}

/** What may have been meant; of a name that no jar can have, whose it is. */
function alikeLines({ subject, alike, given }: WhyResult): readonly string[] {
  if (alike.length > 0) return [`  did you mean ${alike.map((name) => oneLine(name)).join(', ')}?`];
  if (given !== undefined || !/^java[./]/.test(subject)) return [];
  return ['  what begins with java. is of the platform alone (JVMS §5.3): no jar holds it'];
}

/** With inputs, what recorded plans add in one line. */
function recordedRows({ plans, stopgap, since, given, member }: WhyResult): readonly string[] {
  const holding = plans.find(({ holder }) => holder !== undefined);
  const all = plans.filter(({ holder }) => holder !== undefined).length;
  const holders = [...new Set(plans.flatMap(({ holder }) => holder ?? []))];
  const isHere = given?.verdict === 'resolves';
  return [
    ...(holding === undefined
      ? []
      : [
          row(
            'recorded',
            `in ${all === plans.length ? 'every plan' : holding.module}, by ${holders.join(', ')}`,
          ),
        ]),
    ...(since === undefined || isHere || member !== undefined
      ? []
      : [row('since', sinceText(since))]),
    ...(stopgap === undefined || isHere || all === plans.length
      ? []
      : [row('tonight', `"uberplan patch" takes the class from ${stopgap}, and that class alone`)]),
  ];
}

function planLines(
  { module, holder, path, without, keptOutBy, consumers }: WhyPlan,
  { paint }: View,
  isMember: boolean,
): readonly string[] {
  const reason =
    keptOutBy === undefined
      ? `${without} does not have it`
      : `${without} is kept out (${keptOutBy})`;
  const has = without === undefined ? '' : `: ${reason}`;
  return [
    `  ${paint.strong(module)}`,
    holder === undefined
      ? `    ${paint.bad('absent')}${has}`
      : `    ${paint.good('held')} by ${holder}`,
    ...(path.length > 1 ? [`    asked for by ${path.join(' → ')}`] : []),
    ...consumerLines(consumers, isMember),
  ];
}

/** Those that do not get it by name, of those that do how many there are: both plans fit on one screen. */
function consumerLines(consumers: WhyPlan['consumers'], isMember: boolean): readonly string[] {
  const it = isMember ? 'its class' : 'it';
  const without = consumers.filter(({ links }) => !links);
  const [linking, ...others] = consumers.filter(({ links }) => links);
  const more = without.length - SHOWN;
  return [
    ...without.slice(0, SHOWN).map(({ name, alsoMissing }) => {
      const also =
        alsoMissing === 0 ? '' : `, nor ${counted(alsoMissing, 'other name', 'other names')}`;
      return `    ${name} needs ${it} and does not get it${also}`;
    }),
    ...(more > 0 ? [`    … ${more} more`] : []),
    ...(linking === undefined
      ? []
      : [
          others.length === 0
            ? `    ${linking.name} links to ${it}`
            : `    ${linking.name} and ${others.length} more link to ${it}`,
        ]),
  ];
}

/** Consumers that are named which do not get it. */
const SHOWN = 3;

function sinceText({ module, has, lacks }: NonNullable<WhyResult['since']>): string {
  const end = lacks === undefined ? ', its first release' : `; ${lacks} is the last without it`;
  return `${module} has it from ${has} on${end}`;
}

function cureLines({ plans, since, stopgap, verdict }: WhyResult): readonly string[] {
  const holding = plans.find(({ holder }) => holder !== undefined);
  if (verdict !== 'some' || holding === undefined) return [];
  return [
    '',
    ...(since === undefined ? [] : [`  since: ${sinceText(since)}`]),
    `  how to get it: take ${holding.module} ("uberplan generate"), which has ${holding.holder}`,
    ...(stopgap === undefined
      ? []
      : [`  for tonight: "uberplan patch" takes the class from ${stopgap}, and that class alone`]),
  ];
}
