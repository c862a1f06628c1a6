import type { CheckGroup, CheckResult, CheckUser } from '../goals/check/result.js';
import { counted } from '../wording/count.js';
import { linkageErrorText } from '../wording/linkage-error.js';
import { cureOf, levels, orderText, strengthText, whyText } from './check-parts.js';
import { oneLine } from './one-line.js';

/** One line of a report for machines: what does not resolve in one consumer, as a baseline names it. */
export interface Finding {
  readonly group: CheckGroup;
  readonly user: CheckUser;
  readonly level: 'error' | 'warning' | 'note';
  /** A baseline knows it. */
  readonly isKnown: boolean;
}

/** Every finding, in the order of the groups; those that a baseline knows come last. */
export function findingsOf({ groups, baselined }: CheckResult): readonly Finding[] {
  return [
    ...groups.flatMap((group) => inEach(group, false)),
    ...baselined.flatMap((group) => inEach(group, true)),
  ];
}

function inEach(group: CheckGroup, isKnown: boolean): readonly Finding[] {
  return group.users.map((user) => ({ group, user, level: levels[group.strength], isKnown }));
}

/** `org.acme.A.go(int): NoSuchMethodError, the class has no such method`. */
export function findingTitle({ symbol, error }: CheckGroup): string {
  return `${oneLine(symbol)}: ${error}, ${linkageErrorText(error)}`;
}

/** What is told of one beside its title: who uses it, where it comes from, why, and what to do. Sentences without names of files. */
export function findingTexts({ group, user }: Finding): readonly string[] {
  const [first = '', ...rest] = user.classes;
  const more =
    rest.length === 0 ? '' : ` and ${counted(rest.length, 'more class', 'more classes')}`;
  const texts = [
    `${group.strength === 'named' ? 'named' : 'used'} by ${first}${more} of ${user.consumer}`,
    strengthText[group.strength],
    orderText(group),
    group.supplier === undefined ? '' : `${group.supplier} would supply it`,
    whyText(group),
    cureOf(group),
  ];
  return texts.filter((text) => text !== '').map((text) => oneLine(text));
}
