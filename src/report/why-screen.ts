import type { WhyPlan, WhyResult } from '../goals/why/result.js';
import type { View } from './paint.js';
import { oneLine } from './one-line.js';

/** What `why` shows: who holds it in each recorded plan, who needs it, how to get it. */
export function whyScreen(result: WhyResult, view: View): string {
  const { paint } = view;
  const verdict = {
    everywhere: paint.good('is in every recorded plan'),
    some: paint.doubtful('is in some recorded plans'),
    nowhere: paint.bad('is in no recorded plan'),
  }[result.verdict];
  const headline = `${paint.strong(oneLine(result.subject))}  ${verdict}`;
  if (view.quiet) return `${headline}\n`;
  const lines = [
    headline,
    ...result.plans.flatMap((plan) => ['', ...planLines(plan, view)]),
    ...cureLines(result),
  ];
  return `${lines.join('\n')}\n`;
}

function planLines(
  { module, holder, path, without, keptOutBy, consumers }: WhyPlan,
  { paint }: View,
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
    ...consumers.map(({ name, links, alsoMissing }) => {
      const others = alsoMissing === 0 ? '' : `, nor ${alsoMissing} other names`;
      return links
        ? `    ${name} links to it`
        : `    ${name} needs it and does not get it${others}`;
    }),
  ];
}

function cureLines({ plans, stopgap, verdict }: WhyResult): readonly string[] {
  const holding = plans.find(({ holder }) => holder !== undefined);
  if (verdict !== 'some' || holding === undefined) return [];
  return [
    '',
    `  how to get it: take ${holding.module} ("uberplan generate"), which has ${holding.holder}`,
    ...(stopgap === undefined
      ? []
      : [`  for tonight: "uberplan patch" takes the class from ${stopgap}, and that class alone`]),
  ];
}
