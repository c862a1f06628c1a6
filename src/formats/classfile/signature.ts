/**
 * The class names in a signature of a class, method or field (JVMS §4.7.9.1). A member class of a parameterized class
 * (`La/B<…>.C;`) gives both `a/B` and `a/B$C`, as bytecode libraries ask for both. What breaks the grammar, which the
 * JVM does not check either, ends the reading: the names before it are given. Iterative: nesting costs no stack.
 */
export function signatureNames(signature: string): readonly string[] {
  const names: string[] = [];
  eachClass(signature, (start, end, outer) => names.push(outer + signature.slice(start, end)));
  return names;
}

/**
 * The signature with each class name mapped; the same text where none changes. Of a member class of a parameterized class
 * stands only what follows its outer class: where the two no longer begin alike, what follows the last `$`.
 */
export function mapSignature(signature: string, map: (name: string) => string): string {
  let mapped = '';
  let copied = 0;
  eachClass(signature, (start, end, outer) => {
    if (outer.length > MOST_OUTER) return;
    const name = signature.slice(start, end);
    const to = outer === '' ? map(name) : memberName(map(outer + name), map(outer.slice(0, -1)));
    if (to === name) return;
    mapped += signature.slice(copied, start) + to;
    copied = end;
  });
  return copied === 0 ? signature : mapped + signature.slice(copied);
}

/** No nested class has a longer name outside of it; a hostile text has ten thousand classes in each other. */
const MOST_OUTER = 2048;

function memberName(name: string, outer: string): string {
  return name.startsWith(`${outer}$`)
    ? name.slice(outer.length + 1)
    : name.slice(name.lastIndexOf('$') + 1);
}

/** A name stands in `[start, end)`; `outer`: the classes that it is a member of, with `$` behind each, or nothing. */
type VisitName = (start: number, end: number, outer: string) => void;

function eachClass(signature: string, visit: VisitName): void {
  let at = signature.startsWith('<') ? behindParameters(signature, visit) : 0;
  while (at < signature.length) {
    const isType = !'()^'.includes(signature.charAt(at));
    at = isType ? behindType(signature, at, visit) : at + 1;
  }
}

/** `<T:La/B;U::Lc/D;>`: identifiers, each with bounds, the first of which may be empty. */
function behindParameters(signature: string, visit: VisitName): number {
  let at = 1;
  while (at < signature.length && signature[at] !== '>') {
    const colon = signature.indexOf(':', at);
    if (colon < 0) return signature.length;
    at = colon;
    while (signature[at] === ':') {
      at++;
      if (signature[at] !== ':') at = behindType(signature, at, visit);
    }
  }
  return at + 1;
}

/** One type, with all that nests in it; `open` holds the classes whose type arguments are being read. */
function behindType(signature: string, start: number, visit: VisitName): number {
  const open: string[] = [];
  let at = start;
  while (at < signature.length) {
    const first = signature[at];
    if (first === 'L') at = behindClassName(signature, at + 1, '', open, visit);
    else if (first === '>' && open.length > 0) {
      const outer = open.pop() ?? '';
      at = behindArguments(signature, at + 1, outer, open, visit);
    } else if (first === 'T') at = behind(signature, ';', at);
    else at++;
    const isPrefix = first === '[' || first === '*' || first === '+' || first === '-';
    if (open.length === 0 && !isPrefix) return at;
  }
  return at;
}

/** Behind `>`: the class ends, or a member class of it follows. */
function behindArguments(
  signature: string,
  at: number,
  outer: string,
  open: string[],
  visit: VisitName,
): number {
  return signature[at] === '.'
    ? behindClassName(signature, at + 1, `${outer}$`, open, visit)
    : at + 1;
}

/** Reads names up to where arguments begin (then the class is open) or the class ends. */
function behindClassName(
  signature: string,
  start: number,
  prefix: string,
  open: string[],
  visit: VisitName,
): number {
  let outer = prefix;
  let from = start;
  for (let at = start; at < signature.length; at++) {
    const end = signature[at];
    if (end !== '<' && end !== ';' && end !== '.') continue;
    const name = outer + signature.slice(from, at);
    visit(from, at, outer);
    if (end === ';') return at + 1;
    if (end === '<') {
      open.push(name);
      return at + 1;
    }
    outer = `${name}$`;
    from = at + 1;
  }
  return signature.length;
}

function behind(signature: string, char: string, from: number): number {
  const found = signature.indexOf(char, from);
  return found < 0 ? signature.length : found + 1;
}
