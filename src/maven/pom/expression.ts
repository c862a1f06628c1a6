/**
 * Text with its `${…}` replaced, as plexus-interpolation's `StringSearchInterpolator` with Maven's
 * `PrefixAwareRecursionInterceptor` does it: values are interpolated in turn; what nothing knows stays as written; an
 * expression that leads back to itself (`project.` and `pom.` cut off for the comparison) makes the whole text stay
 * as written, and is told to `onCycle`.
 *
 * Hostile input is bounded: no value grows over `longest`, no chain of expressions over `deepest`.
 */
export class Interpolator {
  readonly #lookUp: (expression: string, whole: string) => string | undefined;
  readonly #finish: (expression: string, value: string) => string;
  readonly #onCycle: (text: string) => void;
  readonly #texts = new Map<string, string>();
  readonly #values = new Map<string, string | undefined>();

  /** `lookUp` gives the raw value of an expression, `finish` has the last word on the interpolated one. */
  constructor(
    lookUp: (expression: string, whole: string) => Lookup | undefined,
    finish: (expression: string, value: string) => string,
    onCycle: (text: string) => void,
  ) {
    this.#finish = finish;
    this.#onCycle = onCycle;
    this.#lookUp = (expression, whole) => {
      const found = lookUp(expression, whole);
      if (found?.kind === 'itself') throw new Cycle();
      return found?.value;
    };
  }

  /** The text with everything replaced that has a value. */
  interpolate(text: string): string {
    if (!text.includes('${')) return text;
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const result = this.#attempt(text);
    this.#texts.set(text, result);
    return result;
  }

  #attempt(text: string): string {
    try {
      return this.#replace(text, []);
    } catch (error) {
      if (!(error instanceof Cycle)) throw error;
      this.#onCycle(text);
      return text;
    }
  }

  #replace(text: string, stack: readonly string[]): string {
    let result = '';
    let done = 0;
    for (;;) {
      const start = text.indexOf('${', done);
      const end = start < 0 ? -1 : text.indexOf('}', start);
      if (end < 0) return result + text.slice(done);
      const whole = text.slice(start, end + 1);
      result += text.slice(done, start) + (this.#value(whole, stack) ?? whole);
      if (result.length > longest) throw new Cycle();
      done = end + 1;
    }
  }

  #value(whole: string, stack: readonly string[]): string | undefined {
    const written = whole.slice(2, -1);
    const expression = written.startsWith('.') ? written.slice(1) : written;
    const naked = expression.replace(prefix, '');
    if (stack.includes(naked) || stack.length >= deepest) throw new Cycle();
    if (this.#values.has(whole)) return this.#values.get(whole);
    const raw = this.#lookUp(expression, whole);
    const value =
      raw === undefined
        ? undefined
        : this.#finish(expression, this.#replace(raw, [...stack, naked]));
    this.#values.set(whole, value);
    return value;
  }
}

/** What a list of value sources says about an expression. */
export type Lookup =
  | { readonly kind: 'value'; readonly value: string }
  /** All that is known is a value that contains the expression. */
  | { readonly kind: 'itself'; readonly value: undefined };

/** The prefixes that mean the project itself. */
export const prefix: RegExp = /^(?:project|pom)\./;

const longest = 1 << 20;
const deepest = 100;

class Cycle extends Error {}
