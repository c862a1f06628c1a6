import { readdirSync, readFileSync } from 'node:fs';
import type { ApiChangeType } from '../../src/jvm/compare/api-change-types.js';
import { apiChangeTypes } from '../../src/jvm/compare/api-change-types.js';

/**
 * A class library before and after one change, and a client that would notice. What the JVM and the compiler say of it
 * is recorded in `test/fixtures/api` by the live test `api-rules`, which compiles and runs all of them.
 */
export interface ApiCase {
  /** The change that the case is for; its classes lie in a package of this name, in small letters. */
  readonly type: ApiChangeType;
  /** Tells cases of one type apart. */
  readonly variant: string;
  /** Changes that come with it and that this client does not notice. */
  readonly besides: readonly ApiChangeType[];
  /** Declarations by the name of their file. */
  readonly old: Readonly<Record<string, string>>;
  readonly now: Readonly<Record<string, string>>;
  /** Members of the client's class. */
  readonly members: string;
  /** Statements of the client's `main`. */
  readonly client: string;
}

const folder = 'test/fixtures/api/cases';

/** All cases that are drawn in `test/fixtures/api/cases`, files and cases in their order. */
export const apiCases: readonly ApiCase[] = readdirSync(folder)
  .sort()
  .flatMap((file) => parseApiCases(readFileSync(`${folder}/${file}`, 'utf8')));

/**
 * Cases apart by an empty line, each drawn as a change that a review shows:
 * ```
 * METHOD_REMOVED: inherited (besides CLASS_NOW_ABSTRACT)      type: variant, what comes with it
 * - public class A extends B { public void go() {} }          a declaration of the old library
 * + public abstract class A extends B {}                      … of the new one
 *   public class B {}                                         … of both
 * . static void f(A a) { a.go(); }                            a member of the client
 * > f(null);                                                  statements of its `main`
 * ```
 * Lines with `#` are comments.
 */
function parseApiCases(text: string): readonly ApiCase[] {
  return text
    .split('\n\n')
    .map((block) => block.split('\n').filter((line) => line !== '' && !line.startsWith('#')))
    .filter((lines) => lines.length > 0)
    .map(([head = '', ...lines]) => parseCase(head, lines));
}

function parseCase(head: string, lines: readonly string[]): ApiCase {
  const [, type = '', variant = '', besides = ''] =
    /^(\w+)(?:: (.+?))?(?: \(besides (.+)\))?$/.exec(head) ?? [];
  const stray = lines.find((line) => !/^[-+ .>] \S/.test(line));
  if (stray !== undefined) throw new Error(`no line of a case: ${stray}`);
  const drawn = (signs: string): readonly string[] =>
    lines.filter((line) => signs.includes(line.charAt(0))).map((line) => line.slice(2));
  return {
    type: changeType(type, head),
    variant,
    besides: besides === '' ? [] : besides.split(', ').map((name) => changeType(name, head)),
    old: byFile(drawn('- ')),
    now: byFile(drawn('+ ')),
    members: drawn('.').join('\n'),
    client: drawn('>').join('\n'),
  };
}

function changeType(name: string, head: string): ApiChangeType {
  if (!isChangeType(name)) throw new Error(`no type of change in: ${head}`);
  return name;
}

function isChangeType(name: string): name is ApiChangeType {
  return Object.hasOwn(apiChangeTypes, name);
}

/** A file bears the name of the one class in it. */
function byFile(declarations: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    declarations.map((text) => {
      const name = /\b(?:class|interface|enum|record) (\w+)/.exec(text)?.[1];
      if (name === undefined) throw new Error(`no class: ${text}`);
      return [name, text];
    }),
  );
}

/** The package of a case. */
export function casePackage({ type, variant }: ApiCase): string {
  return [type, variant]
    .filter((text) => text !== '')
    .join('_')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '_');
}
