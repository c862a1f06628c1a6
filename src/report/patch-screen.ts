import type { PatchResult, PatchSource, UndoResult } from '../goals/patch/result.js';
import type { AddedClass } from '../uber/patch/record.js';
import { counted, megabytes, thousands } from '../wording/count.js';
import type { View } from './paint.js';
import { row } from './plan-parts.js';
import { problemRows } from './problems.js';
import { wrap } from './wrap.js';

/** Added classes that a screen lists before it counts them by source alone. */
const MOST_LISTED = 12;

/**
 * What `patch` did. First what is still missing, since whoever reads no more than one line must not take the jar for a
 * cure; then what was added, from where and why.
 */
export function patchScreen(result: PatchResult, view: View): string {
  const lines = view.quiet
    ? [...missingLines(result, view), verdictLine(result, view)]
    : [
        ...missingLines(result, view),
        ...headLines(result, view),
        '',
        ...sourceLines(result),
        ...classLines(result, view),
        ...problemRows(result.problems, view, 14),
        '',
        `  ${verdictLine(result, view)}`,
        ...placeLines(result, view),
      ];
  return `${lines.join('\n')}\n`;
}

/** For stderr, whatever is asked for: nobody shall overlook what kind of jar this is. */
export function patchWarning(result: PatchResult, { paint }: View): string {
  if (result.verdict !== 'written') return '';
  return `${paint.doubtful('warning:')} ${result.out} is a stopgap, which nobody built or tested as a whole; plan the upgrade (uberplan plan)\n`;
}

/** What `patch --undo` did. */
export function undoScreen(result: UndoResult, { paint }: View): string {
  const { original, out, jar } = result;
  const did = result.verdict === 'written' ? paint.good(`wrote ${out}`) : `would write ${out}`;
  return `${did}: ${original.name} as it was before ${jar} was made of it, ${thousands(original.size)} bytes\n  sha256 ${original.sha256}\n`;
}

function missingLines({ missing, linking }: PatchResult, view: View): readonly string[] {
  const { paint, width } = view;
  return [
    ...missing.flatMap(({ consumer, names }) => [
      `${paint.bad('still missing')}  ${consumer} does not find ${counted(names.length, 'name', 'names')} in the patched jar:`,
      ...wrap(names.join(', '), Math.max(40, width - 4))
        .slice(0, view.verbose ? undefined : 6)
        .map((line) => `    ${line}`),
    ]),
    ...(linking.length === 0
      ? []
      : wrap(`finds every class it names: ${linking.join(', ')}`, Math.max(40, width - 7)).map(
          (line, index) => `${index === 0 ? paint.good('links') : '     '}  ${line}`,
        )),
  ];
}

function headLines({ original, added, earlier }: PatchResult, { paint }: View): readonly string[] {
  const what = `${counted(added.length, 'class', 'classes')} added to ${original.name}`;
  const before = earlier.length === 0 ? '' : `, which has ${earlier.length} of an earlier patch`;
  return [`${paint.strong(what)}${before}`];
}

function sourceLines({ sources }: PatchResult): readonly string[] {
  return sources.map((source, index) => row(index === 0 ? 'from' : '', sourceText(source)));
}

function sourceText({ classes, bytes, name }: PatchSource): string {
  return `${counted(classes, 'class', 'classes')}, ${sizeText(bytes)}, of ${name}`;
}

/** `4.2 MB`, below one `812 kB`. */
function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${thousands(Math.ceil(bytes / 1000))} kB` : megabytes(bytes);
}

function classLines({ added }: PatchResult, view: View): readonly string[] {
  const shown = view.verbose ? added : added.slice(0, MOST_LISTED);
  const hidden = added.length - shown.length;
  return [
    ...shown.map((one) => `    + ${one.name}  ${view.paint.faint(reasonText(one))}`),
    ...(hidden === 0 ? [] : [view.paint.faint(`    …  ${thousands(hidden)} more (--verbose)`)]),
  ];
}

function reasonText({ reason, rewritten }: AddedClass): string {
  return rewritten ? `${reason}; names in it were moved` : reason;
}

function verdictLine({ verdict, out, written, original }: PatchResult, { paint }: View): string {
  switch (verdict) {
    case 'written':
      return `${paint.good('wrote')} ${out}  (${thousands(written?.size ?? 0)} bytes)`;
    case 'dry-run':
      return `a dry run: nothing was written; ${out} would be`;
    case 'unchanged':
      return `${paint.good('nothing to do')}: ${original.name} holds all of it already`;
    case 'refused':
      return paint.bad('refused: nothing was written; plan the upgrade with "uberplan plan"');
    default:
      return verdict satisfies never;
  }
}

/** Which file to move, and how to go back. */
function placeLines(result: PatchResult, { paint }: View): readonly string[] {
  if (result.verdict !== 'written') return [];
  const { keptAs, takeOut, out } = result;
  return [
    ...(keptAs === undefined ? [] : [`  the original is kept as ${keptAs}`]),
    ...(takeOut === undefined
      ? []
      : [
          paint.doubtful(
            `  take out ${takeOut}: with both on one class path, either hides the other`,
          ),
        ]),
    paint.faint(`  next: uberplan patch --undo ${out}  (the original again)`),
  ];
}
