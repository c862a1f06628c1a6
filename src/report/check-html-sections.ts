import type { CheckGroup, CheckResult, CheckUser } from '../goals/check/result.js';
import { counted, thousands } from '../wording/count.js';
import { linkageErrorText } from '../wording/linkage-error.js';
import { searchText, triedText } from '../wording/version-search.js';
import { classesOf, clustersOf, countTitles, orderText, strengthText } from './check-parts.js';
import type { Cell } from './markup.js';
import { escapeHtml, htmlTable } from './markup.js';
import { sortedProblems } from './problems.js';

/** So that a page stays small whatever its inputs hold; what is left out is told. */
const mostRows = 1000;
const mostClasses = 50;

/** What breaks, then what is weaker; each by what would supply the name and by cause, its consumers inside. */
export function checkFindings({ groups, mended, baselined }: CheckResult): string {
  const of = (strength: CheckGroup['strength']): readonly CheckGroup[] =>
    groups.filter((group) => group.strength === strength);
  return [
    findings('broken', 'What breaks', of('needed'), true),
    findings('guarded', 'Guarded by the code itself', of('optional'), false),
    findings('named', 'Named in texts, annotations and service files alone', of('named'), false),
    findings('mended', 'Mended', mended, false),
    findings('known', 'Known by a baseline', baselined, false),
  ]
    .filter((text) => text !== '')
    .join('\n');
}

/** The tables below. */
export function checkSections(result: CheckResult): string {
  return [
    section(
      'consumers',
      'Consumers',
      ['consumer', 'classes', ...countTitles.map(([, title]) => title)],
      result.consumers.map(({ name, classes, counts }) => [
        name,
        classes,
        ...countTitles.map(([key]) => counts[key]),
      ]),
    ),
    section(
      'searches',
      'Other versions',
      ['what was found', 'version that was tried', 'what came of it'],
      result.searches.flatMap((search) => {
        const rows = search.tried.map((one) => [one.version, triedText(one)]);
        return (rows.length === 0 ? [['', '']] : rows).map((row) => [searchText(search), ...row]);
      }),
    ),
    section(
      'unknown',
      'Unknown: no input holds these names',
      ['artifact or package', 'references', 'names'],
      result.unknown.map(({ by, names, sites }) => [by, sites, some(names).join(', ')]),
    ),
    section(
      'problems',
      'Problems',
      ['severity', 'code', 'problem', 'what to do'],
      sortedProblems(result.problems).map(({ severity, code, message, advice }) => [
        severity,
        code,
        message,
        advice,
      ]),
    ),
  ]
    .filter((text) => text !== '')
    .join('\n');
}

function findings(
  id: string,
  title: string,
  groups: readonly CheckGroup[],
  isOpen: boolean,
): string {
  if (groups.length === 0) return '';
  const clusters = clustersOf(groups.slice(0, mostRows)).map(
    ({ supplier, why, cure, groups: inside }) =>
      [
        '<section class="cluster">',
        supplier === undefined ? '' : `<h3><bdi>${escapeHtml(supplier)}</bdi></h3>`,
        why === '' ? '' : `<p>${escapeHtml(why)}</p>`,
        cure === '' ? '' : `<p>→ ${escapeHtml(cure)}</p>`,
        ...inside.map(finding),
        '</section>',
      ]
        .filter((text) => text !== '')
        .join('\n'),
  );
  return [
    `<details id="${id}"${isOpen ? ' open' : ''}>`,
    `<summary><h2>${escapeHtml(title)}</h2> <span class="faint">${thousands(groups.length)}</span></summary>`,
    ...clusters,
    ...(groups.length > mostRows
      ? [`<p>… and ${thousands(groups.length - mostRows)} more.</p>`]
      : []),
    '</details>',
  ].join('\n');
}

function finding(group: CheckGroup): string {
  const { symbol, error, strength, users } = group;
  const uses = `${counted(classesOf(users), 'class', 'classes')} of ${counted(users.length, 'consumer')}`;
  const notes = [linkageErrorText(error), strengthText[strength], orderText(group)];
  return [
    `<details class="finding"><summary><code><bdi>${escapeHtml(symbol)}</bdi></code> <span class="chip binary">${escapeHtml(error)}</span> <span class="faint">${uses}</span></summary>`,
    `<p class="faint">${escapeHtml(notes.filter((note) => note !== '').join('; '))}</p>`,
    '<ul class="users">',
    ...users.slice(0, mostRows).map(user),
    '</ul></details>',
  ].join('\n');
}

function user({ consumer, classes }: CheckUser): string {
  const items = some(classes).map((name) => `<li><bdi>${escapeHtml(name)}</bdi></li>`);
  return `<li><bdi>${escapeHtml(consumer)}</bdi><ul>${items.join('')}</ul></li>`;
}

/** The first of many names, and how many more there are. */
function some(names: readonly string[]): readonly string[] {
  const rest = names.length - mostClasses;
  return rest > 0 ? [...names.slice(0, mostClasses), `… and ${thousands(rest)} more`] : names;
}

function section(
  id: string,
  title: string,
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
): string {
  if (rows.length === 0) return '';
  return [
    `<details id="${id}">`,
    `<summary><h2>${escapeHtml(title)}</h2> <span class="faint">${thousands(rows.length)}</span></summary>`,
    htmlTable(head, rows, mostRows),
    '</details>',
  ].join('\n');
}
