import type { CheckGroup, CheckResult, CheckUser, UnknownNames } from '../goals/check/result.js';
import { counted, thousands } from '../wording/count.js';
import { searchText, triedText } from '../wording/version-search.js';
import {
  checkVerdictText,
  classesOf,
  clustersOf,
  countTitles,
  orderText,
  settingText,
  sidesText,
} from './check-parts.js';
import type { Block } from './markdown-blocks.js';
import { code, foreignText, fitBlocks, table } from './markdown-blocks.js';
import { sortedProblems } from './problems.js';

/**
 * A check as Markdown for a pull request: the verdict, then what breaks with its cause and cure, then tables that fold. What
 * does not fit a comment is counted, block by block.
 */
export function checkMarkdown(result: CheckResult): string {
  return fitBlocks(headText(result), blocksOf(result));
}

function headText(result: CheckResult): string {
  const { counts, against } = result;
  const told = countTitles
    .filter(([key]) => key === 'sites' || counts[key] > 0)
    .map(([key, title]) => `${thousands(counts[key])} ${title}`);
  return [
    `### ${foreignText(sidesText(result))}: ${checkVerdictText(result)}`,
    [
      `- ${counted(result.consumers.length, 'consumer')}, ${told.join(', ')}`,
      `- ${foreignText(settingText(result))}`,
      ...(against.length === 0
        ? ['- Nothing was named that works today: every reference that does not resolve is told.']
        : []),
    ].join('\n'),
  ].join('\n\n');
}

function blocksOf(result: CheckResult): readonly Block[] {
  const { groups, mended, baselined, consumers, unknown } = result;
  const of = (strength: CheckGroup['strength']): readonly CheckGroup[] =>
    groups.filter((group) => group.strength === strength);
  return [
    { ...groupBlock('What breaks', 'broken names', of('needed')), open: true },
    groupBlock('Guarded by the code itself', 'guarded names', of('optional')),
    groupBlock('Named in texts, annotations and service files alone', 'names', of('named')),
    table(
      'Consumers',
      'consumers',
      ['consumer', 'classes', ...countTitles.map(([, title]) => title)],
      consumers,
      ({ name, classes, counts }) => [
        code(name),
        thousands(classes),
        ...countTitles.map(([key]) => thousands(counts[key])),
      ],
    ),
    searchBlock(result),
    groupBlock('Mended', 'mended names', mended),
    groupBlock('Known by a baseline', 'known names', baselined),
    unknownBlock(unknown),
    problemBlock(result),
  ].filter(({ rows }) => rows.length > 0);
}

/** Neighbours have one supplier and one cause, which the first of them tells. */
function groupBlock(title: string, noun: string, groups: readonly CheckGroup[]): Block {
  const rows = clustersOf(groups).flatMap(({ supplier, why, cure, groups: some }) =>
    some.map((group, index) => ({ group, supplier, why, cure, isFirst: index === 0 })),
  );
  return table(
    title,
    noun,
    ['what does not resolve', 'error', 'used by', 'supplied by', 'why', 'what to do'],
    rows,
    ({ group, supplier, why, cure, isFirst }) => [
      code(group.symbol),
      errorText(group),
      usersText(group.users),
      ...[supplier ?? '', why, cure].map((text) =>
        text === '' ? '' : isFirst ? foreignText(text) : '″',
      ),
    ],
  );
}

function errorText(group: CheckGroup): string {
  const order = orderText(group);
  return order === '' ? group.error : `${group.error}, ${foreignText(order)}`;
}

/** `org.acme:a:1 (3 classes)`; of more than three the rest is counted. */
function usersText(users: readonly CheckUser[]): string {
  const shown = users
    .slice(0, 3)
    .map(
      ({ consumer, classes }) =>
        `${code(consumer)} (${counted(classes.length, 'class', 'classes')})`,
    );
  const rest = users.slice(3);
  const more =
    rest.length === 0
      ? []
      : [`${thousands(rest.length)} more (${counted(classesOf(rest), 'class', 'classes')})`];
  return [...shown, ...more].join(', ');
}

function searchBlock({ searches }: CheckResult): Block {
  return table(
    'Other versions',
    'searches',
    ['what was found', 'versions that were tried'],
    searches,
    (search) => [
      foreignText(searchText(search)),
      search.tried.map((one) => `${code(one.version)} ${foreignText(triedText(one))}`).join('; '),
    ],
  );
}

function unknownBlock(unknown: readonly UnknownNames[]): Block {
  const block = table(
    'Unknown',
    'owners of unknown names',
    ['artifact or package', 'references', 'names'],
    unknown,
    ({ by, names, sites }) => [
      code(by),
      thousands(sites),
      `${names.slice(0, 3).map(code).join(', ')}${names.length > 3 ? ` and ${thousands(names.length - 3)} more` : ''}`,
    ],
  );
  return { ...block, intro: ['No input holds these names: neither yes nor no.'] };
}

function problemBlock({ problems }: CheckResult): Block {
  return table(
    'Problems',
    'problems',
    ['severity', 'code', 'problem', 'what to do'],
    sortedProblems(problems),
    ({ severity, code: name, message, advice }) => [
      severity,
      name,
      foreignText(message),
      foreignText(advice),
    ],
  );
}
