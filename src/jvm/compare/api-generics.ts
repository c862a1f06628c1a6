/** A signature of a class or method in its parts (JVMS §4.7.9.1), each as it is written there. */
export interface SignatureParts {
  /** `<T:Ljava/lang/Object;>` → `['T:Ljava/lang/Object;']`. */
  readonly typeParameters: readonly string[];
  /** Of a method: its parameters. */
  readonly parameters: readonly string[];
  /** Behind the parameters, to the first `^`; of a class: superclass and interfaces; of a field: all. */
  readonly result: string;
}

/** Splits a signature. What breaks the grammar gives parts that are unlike any other's, never an error. */
export function signatureParts(signature: string): SignatureParts {
  const typeParameters: string[] = [];
  let at = 0;
  if (signature.startsWith('<')) {
    at = 1;
    while (at < signature.length && signature[at] !== '>') {
      const start = at;
      at = behindParameter(signature, at);
      typeParameters.push(signature.slice(start, at));
    }
    at++;
  }
  const parameters: string[] = [];
  if (signature[at] === '(') {
    at++;
    while (at < signature.length && signature[at] !== ')') {
      const start = at;
      at = behindType(signature, at);
      parameters.push(signature.slice(start, at));
    }
    at++;
  }
  const thrown = signature.indexOf('^', at);
  return {
    typeParameters,
    parameters,
    result: signature.slice(at, thrown < 0 ? undefined : thrown),
  };
}

/** `T::Ljava/lang/Comparable<TT;>;`: a name, bounds with a colon each. */
function behindParameter(signature: string, start: number): number {
  const colon = signature.indexOf(':', start);
  if (colon < 0) return signature.length;
  let at = colon;
  while (signature[at] === ':') {
    at++;
    if (signature[at] !== ':' && signature[at] !== '>') at = behindType(signature, at);
  }
  return Math.max(at, start + 1);
}

/** One type with its type arguments, counted by their brackets. */
function behindType(signature: string, start: number): number {
  let at = start;
  while (signature[at] === '[') at++;
  if (signature[at] !== 'L' && signature[at] !== 'T') return at + 1;
  for (let depth = 0; at < signature.length; at++) {
    const char = signature[at];
    if (char === '<') depth++;
    else if (char === '>') depth--;
    else if (char === ';' && depth === 0) return at + 1;
  }
  return signature.length;
}

/** Whether two signatures say the same; a type variable that merely has another name is the same. */
export function sameGenerics(
  old: string,
  now: string,
  oldScope: { readonly signature: string | undefined },
  newScope: { readonly signature: string | undefined },
): boolean {
  return old === now || numbered(old, oldScope.signature) === numbered(now, newScope.signature);
}

/** The signature with each type variable of the scope (`TE;`) by its place in the scope's declaration. */
export function numbered(signature: string, scope: string | undefined): string {
  if (scope === undefined || !scope.startsWith('<')) return signature;
  const names = signatureParts(scope).typeParameters.map((text) =>
    text.slice(0, text.indexOf(':')),
  );
  return signature.replaceAll(/(?<=^|[[<;+\-*:>^])T([^;<>:.[/]+);/g, (text, name: string) => {
    const place = names.indexOf(name);
    return place < 0 ? text : `T#${place};`;
  });
}
