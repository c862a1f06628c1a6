import { readFileSync } from 'node:fs';
import { parseSync, Visitor } from 'oxc-parser';

/** A text in the source that has the shape of a code. */
export interface SaidCode {
  readonly code: string;
  readonly at: string;
}

/** The classes of `contract/problem/errors.ts`. */
const errorClasses = new Set(['UsageError', 'FormatError', 'ResolutionError', 'IoError']);

/** Codes that files throw: the first argument of an error of ours, where it is a literal. */
export function thrownCodes(files: readonly string[]): readonly SaidCode[] {
  return files.flatMap((file) => thrownIn(file, readFileSync(file, 'utf8')));
}

/** The same for one text. */
export function thrownIn(file: string, text: string): readonly SaidCode[] {
  const said: SaidCode[] = [];
  new Visitor({
    NewExpression({ callee, arguments: [code], start }) {
      if (callee.type !== 'Identifier' || !errorClasses.has(callee.name)) return;
      if (code?.type !== 'Literal' || typeof code.value !== 'string') return;
      said.push({ code: code.value, at: `${file}:${text.slice(0, start).split('\n').length}` });
    },
  }).visit(parseSync(file, text).program);
  return said;
}

/** Every literal of the shape `area.kebab-name` whose area is one of `areas`: a code may be handed to a function that throws. */
export function literalCodes(
  files: readonly string[],
  areas: ReadonlySet<string>,
): readonly SaidCode[] {
  return files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const said: SaidCode[] = [];
    new Visitor({
      Literal({ value, start }) {
        if (typeof value !== 'string' || !codeShape.test(value)) return;
        if (!areas.has(value.slice(0, value.indexOf('.')))) return;
        said.push({ code: value, at: `${file}:${text.slice(0, start).split('\n').length}` });
      },
    }).visit(parseSync(file, text).program);
    return said;
  });
}

/** `area.kebab-name`. */
export const codeShape = /^[a-z]+\.[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
