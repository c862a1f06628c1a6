import type { DiffResult } from '../goals/diff/result.js';
import { counted } from '../wording/count.js';
import { sectionText, sizeChange, switchText } from './diff-beside.js';
import {
  countedMarks,
  differences,
  differingGroups,
  groupsTitle,
  marks,
  packageText,
  prefixText,
  versionsText,
} from './diff-parts.js';
import type { Cell } from './markup.js';
import { escapeHtml, htmlTable } from './markup.js';
import { sortedProblems } from './problems.js';

/** So that a page stays small whatever its inputs hold; what a table leaves out is told below it. */
const mostRows = 1000;

/** One table that unfolds. */
interface Section {
  readonly id: string;
  readonly title: string;
  readonly count: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** All that stands below the tree: tables that need no script. The first is open, and a script closes it. */
export function htmlSections(result: DiffResult): string {
  return [
    groupSection(result),
    moveSection(result),
    versionedSection(result),
    ...resourceSections(result),
    unseenSection(result),
    duplicateSection(result),
    problemSection(result),
  ]
    .filter(({ rows }) => rows.length > 0)
    .map(sectionHtml)
    .join('\n');
}

function sectionHtml({ id, title, count, head, rows }: Section): string {
  return [
    `<details id="${id}"${id === 'summary' ? ' open' : ''}>`,
    `<summary><h2>${escapeHtml(title)}</h2> <span class="faint">${escapeHtml(count)}</span></summary>`,
    htmlTable(head, rows, mostRows),
    '</details>',
  ].join('\n');
}

function groupSection(result: DiffResult): Section {
  const groups = differingGroups(result);
  return {
    id: 'summary',
    title: `Classes ${groupsTitle(groups)}`,
    count: counted(groups.length, 'row'),
    head: ['name', 'version', ...differences, 'equal'],
    rows: groups.map((group) => [
      group.kind === 'package' ? packageText(group.name) : group.name,
      versionsText(group),
      ...[...differences, 'equal' as const].map((kind) => group.counts[kind]),
    ]),
  };
}

function moveSection({ packageMoves }: DiffResult): Section {
  return {
    id: 'moves',
    title: 'Packages that moved',
    count: counted(packageMoves.length, 'package'),
    head: ['from', 'to', 'classes', ''],
    rows: packageMoves.map(({ from, to, classes, whole }) => [
      prefixText(from),
      prefixText(to),
      classes,
      whole ? 'the whole package' : 'others stayed',
    ]),
  };
}

function versionedSection({ versioned }: DiffResult): Section {
  return {
    id: 'versioned',
    title: 'Versioned classes',
    count: counted(versioned.length, 'Java', 'Javas'),
    head: ['Java', 'classes', 'loaded'],
    rows: versioned.map((one) => [`Java ${one.java}`, countedMarks(one.counts), switchText(one)]),
  };
}

function resourceSections({ resources }: DiffResult): readonly Section[] {
  if (resources === undefined) return [];
  const { services, manifest, manifestSections, files } = resources;
  return [
    {
      id: 'services',
      title: 'Services',
      count: counted(services.length, 'service'),
      head: ['service', '', 'provider'],
      rows: services.flatMap(({ service, added, removed }) => [
        ...removed.map((line) => [service, marks.removed, line]),
        ...added.map((line) => [service, marks.added, line]),
      ]),
    },
    {
      id: 'manifest',
      title: 'Manifest',
      count: counted(manifest.length, 'attribute'),
      head: ['attribute', 'old', 'new'],
      rows: [
        ...manifest.map(({ attribute, old, now }) => [attribute, old ?? '', now ?? '']),
        ...sectionText(manifestSections).map((text) => [text, '', '']),
      ],
    },
    {
      id: 'resources',
      title: 'Resources',
      count: counted(files.length, 'file'),
      head: ['', 'path', 'kind', 'size'],
      rows: files.map((file) => [
        marks[file.status],
        file.path,
        file.kind,
        sizeChange(file).trim(),
      ]),
    },
  ];
}

function unseenSection({ api }: DiffResult): Section {
  const unseen = api?.unseen ?? [];
  return {
    id: 'unseen',
    title: 'Supertypes that a side does not show',
    count: `${counted(unseen.length, 'class', 'classes')}: what is inherited from them is not known`,
    head: ['class'],
    rows: unseen.map((name) => [name]),
  };
}

function duplicateSection({ duplicates }: DiffResult): Section {
  return {
    id: 'duplicates',
    title: 'Duplicates within one side',
    count: counted(duplicates.length, 'class', 'classes'),
    head: ['side', 'class', 'in', 'content'],
    rows: duplicates.map(({ side, name, parts, sameContent }) => [
      side,
      name,
      [...new Set(parts)].join(', '),
      sameContent === undefined ? 'not known' : sameContent ? 'equal' : 'differing',
    ]),
  };
}

function problemSection({ problems }: DiffResult): Section {
  return {
    id: 'problems',
    title: 'Problems',
    count: counted(problems.length, 'problem'),
    head: ['severity', 'code', 'problem', 'what to do'],
    rows: sortedProblems(problems).map(({ severity, code, message, advice }) => [
      severity,
      code,
      message,
      advice,
    ]),
  };
}
