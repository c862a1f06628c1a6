import type { ApiDiff, ClassDiff, DiffResult } from '../goals/diff/result.js';
import type { ApiChange, ClassApiDiff, MemberApiDiff } from '../jvm/compare/api-change.js';
import { counted, thousands } from '../wording/count.js';
import { breaks, changeText, howText, isBreak, memberText, sortedApi } from './diff-api.js';
import { sectionText, sizeChange, switchText } from './diff-beside.js';
import {
  byPackage,
  countedMarks,
  differingGroups,
  inJarText,
  marks,
  packageText,
  prefixText,
  versionsText,
} from './diff-parts.js';
import type { Block } from './markdown-blocks.js';
import { code, foreignText, table } from './markdown-blocks.js';
import { markdownText } from './markdown.js';
import { sortedProblems } from './problems.js';

/** The tables of a comparison, the most telling first; none is empty. */
export function diffBlocks(result: DiffResult): readonly Block[] {
  return [
    ...apiBlocks(result.api),
    groupBlock(result),
    packageBlock(result),
    ...besideBlocks(result),
    ...resourceBlocks(result),
    problemBlock(result),
    classBlock(result),
  ].filter(({ rows, intro }) => rows.length + intro.length > 0);
}

function apiBlocks(api: ApiDiff | undefined): readonly Block[] {
  if (api === undefined) return [];
  const sorted = sortedApi(api);
  const [breaking, other] = [sorted.filter(breaks), sorted.filter((diff) => !breaks(diff))];
  const { binaryIncompatible: binary, sourceIncompatible: source, unseen } = api;
  const verdict =
    breaking.length > 0
      ? `${counted(binary, 'class breaks', 'classes break')} compiled code, ${counted(source, 'breaks', 'break')} sources.`
      : unseen.length === 0
        ? 'Nothing breaks.'
        : 'Nothing that could be seen breaks.';
  const notSeen =
    unseen.length === 0
      ? []
      : [
          `Not seen, since a side does not show them: ${counted(unseen.length, 'supertype')}, among them ${unseen.slice(0, 5).map(code).join(', ')}.`,
        ];
  const head = ['', 'class or member', 'change', 'how it shows'];
  return [
    {
      ...table('What breaks', 'rows about what breaks', head, apiItems(breaking, true), apiRow),
      open: true,
      intro: [verdict, ...notSeen],
    },
    table(
      'Other changes of what others can see',
      'rows about other changes',
      head,
      apiItems(other, false),
      apiRow,
    ),
  ];
}

/** A class, or one of its members, with the changes that are told. */
interface ApiItem {
  readonly status: keyof typeof marks;
  readonly subject: ClassApiDiff | MemberApiDiff;
  readonly changes: readonly ApiChange[];
}

function apiItems(classes: readonly ClassApiDiff[], breaking: boolean): readonly ApiItem[] {
  return classes.flatMap((diff) => [
    {
      status: diff.status,
      subject: diff,
      changes: diff.changes.filter((c) => !breaking || isBreak(c)),
    },
    ...diff.members
      .filter(({ changes }) => !breaking || changes.some(isBreak))
      .map((member) => ({ status: member.status, subject: member, changes: member.changes })),
  ]);
}

function apiRow({ status, subject, changes }: ApiItem): readonly string[] {
  const name = 'kind' in subject ? code(memberText(subject)) : `**${code(subject.name)}**`;
  return [marksText(marks[status]), name, changesCell(changes), howText(changes, markdownText)];
}

function changesCell(changes: readonly ApiChange[]): string {
  return [...new Set(changes.map((change) => changeText(change)))].map(foreignText).join(', ');
}

function groupBlock(result: DiffResult): Block {
  const groups = table(
    'Artifacts and packages',
    'artifacts and packages',
    ['artifact, or package where unknown', 'version', 'classes'],
    differingGroups(result),
    (group) => [
      code(group.kind === 'package' ? packageText(group.name) : group.name),
      foreignText(versionsText(group)),
      marksText(countedMarks(group.counts)),
    ],
  );
  return { ...groups, open: true };
}

function packageBlock(result: DiffResult): Block {
  const inGroups = differingGroups(result).every(({ kind }) => kind === 'package');
  return table(
    'Packages',
    'packages',
    ['package', 'classes'],
    inGroups ? [] : byPackage(result.classes),
    ({ name, counts }) => [code(packageText(name)), marksText(countedMarks(counts))],
  );
}

function besideBlocks({ packageMoves, versioned, duplicates }: DiffResult): readonly Block[] {
  return [
    table(
      'Packages that moved',
      'moved packages',
      ['from', 'to', 'classes'],
      packageMoves,
      ({ from, to, classes, whole }) => [
        code(prefixText(from)),
        code(prefixText(to)),
        `${thousands(classes)}${whole ? '' : ', others stayed'}`,
      ],
    ),
    table(
      'Versioned classes',
      'rows about versioned classes',
      ['Java', 'classes', 'when'],
      versioned,
      (one) => [String(one.java), marksText(countedMarks(one.counts)), switchText(one)],
    ),
    table(
      'Classes that one side holds more than once',
      'duplicates',
      ['side', 'class', 'in', 'content'],
      duplicates,
      ({ side, name, parts, sameContent }) => [
        side,
        code(name),
        [...new Set(parts)].map(code).join(', '),
        sameContent === undefined ? 'not known' : sameContent ? 'equal' : '**differs**',
      ],
    ),
  ];
}

function resourceBlocks({ resources }: DiffResult): readonly Block[] {
  if (resources === undefined) return [];
  const { services, manifest, manifestSections, files } = resources;
  const attributes = table(
    'Manifest',
    'attributes',
    ['attribute', 'old', 'new'],
    manifest,
    ({ attribute, old, now }) => [
      code(attribute),
      old === undefined ? '(none)' : code(old),
      now === undefined ? '(none)' : code(now),
    ],
  );
  return [
    table(
      'Services',
      'lines of services',
      ['', 'service', 'provider'],
      services.flatMap(({ service, added, removed }) => [
        ...removed.map((line) => [marks.removed, service, line] as const),
        ...added.map((line) => [marks.added, service, line] as const),
      ]),
      ([mark, service, line]) => [mark, code(service), code(line)],
    ),
    { ...attributes, intro: sectionText(manifestSections).map((text) => `${marksText(text)}.`) },
    table('Other files', 'files', ['', 'path', 'kind', 'size'], files, (file) => [
      marksText(marks[file.status]),
      code(file.path),
      file.kind,
      sizeChange(file).trim(),
    ]),
  ];
}

function problemBlock({ problems }: DiffResult): Block {
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

function classBlock({ classes }: DiffResult): Block {
  return table('Classes', 'classes', ['', 'class', 'artifact'], classes, (one) => [
    marksText(marks[one.status]),
    classCell(one),
    [...new Set([one.oldArtifact, one.newArtifact].filter((artifact) => artifact !== undefined))]
      .map(code)
      .join(' → '),
  ]);
}

function classCell(one: ClassDiff): string {
  const { name, oldName, ambiguous } = one;
  const names =
    oldName === undefined || oldName === name ? code(name) : `${code(oldName)} → ${code(name)}`;
  const inJar = inJarText(one);
  return [
    names,
    ...(inJar === '' ? [] : [`(${foreignText(inJar)})`]),
    ...(ambiguous === true ? ['(one of several that fit)'] : []),
  ].join(' ');
}

/** `~` twice would strike through, `>` first would quote. */
function marksText(text: string): string {
  return text.replaceAll(/[~>]/g, String.raw`\$&`);
}
