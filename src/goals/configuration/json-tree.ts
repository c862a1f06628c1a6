import type { Node, ParseError } from 'jsonc-parser';
import { createScanner, parseTree, printParseErrorCode } from 'jsonc-parser';
import { UsageError } from '../../contract/problem/errors.js';

/** A JSON document with comments: its value, and where each part of it stands. */
export interface JsonTree {
  readonly value: unknown;
  /** From 1; of the nearest part above where there is none at the path. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** Nobody configures anything that deep. */
const mostDepth = 20;

/**
 * Reads JSON with comments (`//` and `/*`), trailing commas not among them. Throws `UsageError` `configuration.syntax` for
 * what is none, and for a key that an object has twice, of which one would be lost.
 */
export function readJsonTree(text: string, file: string): JsonTree {
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length;
  const fail = (detail: string, offset: number): never => {
    throw new UsageError(
      'configuration.syntax',
      `${file} is no JSON: ${detail}`,
      { file, line: lineAt(offset) },
      'write JSON; comments are allowed, trailing commas are not',
    );
  };
  const tooDeep = depthExceeded(text);
  if (tooDeep !== undefined) return fail('it is nested too deeply', tooDeep);
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: false, allowEmptyContent: false });
  const [first] = errors;
  if (first) return fail(words(printParseErrorCode(first.error)), first.offset);
  if (root === undefined) return fail('it is empty', 0);
  const value = valueOf(root, fail);
  return { value, lineOf: (path) => lineAt(nodeAt(root, path).offset) };
}

/** Where the text is nested deeper than it may be: a parser that calls itself would run out of stack. */
function depthExceeded(text: string): number | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (let length = -1; scanner.getPosition() !== length;) {
    length = scanner.getPosition();
    scanner.scan();
    if (scanner.getTokenLength() !== 1) continue;
    const token = text.charAt(scanner.getTokenOffset());
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
    if (depth > mostDepth) return scanner.getTokenOffset();
  }
  return undefined;
}

function valueOf(node: Node, fail: (detail: string, offset: number) => never): unknown {
  const children = node.children ?? [];
  if (node.type === 'array') return children.map((child) => valueOf(child, fail));
  if (node.type !== 'object') return node.value;
  const entries = children.map(({ children: pair, offset }) => {
    const [key, value] = pair ?? [];
    if (key === undefined || value === undefined) return fail('a value is missing', offset);
    return { name: String(key.value), offset, value: valueOf(value, fail) };
  });
  const names = new Set<string>();
  for (const { name, offset } of entries) {
    if (names.has(name)) fail(`"${name}" is there twice`, offset);
    names.add(name);
  }
  return Object.fromEntries(entries.map(({ name, value }) => [name, value]));
}

function nodeAt(root: Node, path: readonly PropertyKey[]): Node {
  let node = root;
  for (const step of path) {
    const children = node.children ?? [];
    const found =
      typeof step === 'number'
        ? children[step]
        : children.find(({ children: pair }) => pair?.[0]?.value === step);
    if (found === undefined) return node;
    node =
      found.children?.[1] !== undefined && found.type === 'property' ? found.children[1] : found;
  }
  return node;
}

/** `ValueExpected` → `value expected`. */
function words(code: string): string {
  return code.replaceAll(/(?<!^)[A-Z]/g, ' $&').toLowerCase();
}
