import { counted } from '../../wording/count.js';
import { fillTemplate } from '../generate/template.js';
import type { AddedClass, AppliedPatch, PatchRecord } from './record.js';

/** The template of `STOPGAP.txt`, by its name in the package. */
export const stopgapTemplate = 'STOPGAP.txt';

/** Of one artifact no more classes are listed than a person reads; `patch.json` has them all. */
const MOST_LISTED = 40;

/** What the jar says of itself to whoever opens it. */
export function stopgapText(record: PatchRecord, template: string): string {
  const { original, patches, date, tool } = record;
  const added = patches.flatMap((patch) => patch.added);
  return fillTemplate(template, {
    title: `${counted(added.length, 'class was', 'classes were')} added to ${original.name} (sha256 ${original.sha256})\nby ${tool}, ${date}.`,
    added: addedLines(added, patches).join('\n'),
    missing: missingLines(patches).join('\n'),
    verify: [
      'The class loads from this jar:',
      ...shown(patches).map((name) => `  javap -cp JAR ${name}`),
      'The jar is sound: unzip -t JAR',
      'What differs from the original: uberplan diff ORIGINAL JAR',
    ].join('\n'),
    undo: [
      `uberplan patch --undo JAR   gives ${original.name} again, byte for byte`,
      `(${original.size} bytes, sha256 ${original.sha256})`,
    ].join('\n'),
    upgrade: [
      'uberplan plan      what the jar must contain at the version that has these classes',
      'uberplan generate  the module that builds it',
    ].join('\n'),
  });
}

function addedLines(
  added: readonly AddedClass[],
  patches: readonly AppliedPatch[],
): readonly string[] {
  const checksums = new Map(
    patches.flatMap(({ sources }) => sources.map(({ name, sha256 }) => [name, sha256])),
  );
  const bySource = new Map<string, AddedClass[]>();
  for (const one of added) bySource.set(one.source, [...(bySource.get(one.source) ?? []), one]);
  return [...bySource].flatMap(([source, classes]) => [
    `${counted(classes.length, 'class', 'classes')} of ${source}`,
    `(sha256 ${checksums.get(source) ?? 'not known'})`,
    ...classes.slice(0, MOST_LISTED).map(classLine),
    ...(classes.length > MOST_LISTED
      ? [
          `  … and ${classes.length - MOST_LISTED} more, all of them in META-INF/uberplan/patch.json`,
        ]
      : []),
  ]);
}

function classLine({ name, reason, rewritten }: AddedClass): string {
  return `  ${name}  (${reason}${rewritten ? '; names in it were moved' : ''})`;
}

function missingLines(patches: readonly AppliedPatch[]): readonly string[] {
  const missing = patches.at(-1)?.missing ?? [];
  if (missing.length === 0) return ['Of the consumers that are known, nothing.'];
  return missing.flatMap(({ consumer, names }) => [
    `${consumer} still does not find:`,
    ...names.map((name) => `  ${name}`),
    'Classes of it that need one of these fail with NoClassDefFoundError, unless another',
    'jar on the class path holds the name.',
  ]);
}

/** The classes that were asked for; where a consumer was, the first that came for it. */
function shown(patches: readonly AppliedPatch[]): readonly string[] {
  const asked = patches.flatMap(({ classes }) => classes);
  return asked.length > 0
    ? asked
    : patches.flatMap(({ added }) => added.slice(0, 1).map(({ name }) => name));
}
