import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Interpolator } from '../../../src/maven/pom/expression.js';

/** Interpolation with a record of values only; `cycles` holds what was told. */
function over(values: Readonly<Record<string, string>>): {
  readonly interpolate: (text: string) => string;
  readonly cycles: string[];
} {
  const cycles: string[] = [];
  const interpolator = new Interpolator(
    (expression, whole) => {
      const value = values[expression];
      if (value === undefined) return undefined;
      return value.includes(whole)
        ? { kind: 'itself', value: undefined }
        : { kind: 'value', value };
    },
    (_, value) => value,
    (text) => cycles.push(text),
  );
  return { interpolate: (text) => interpolator.interpolate(text), cycles };
}

describe('Interpolator', () => {
  it('leaves what nothing knows and what is not closed as written', () => {
    const { interpolate } = over({ a: '1' });
    expect(interpolate('${a}-${b}-${a')).toBe('1-${b}-${a');
  });

  it('keeps the whole text of a cycle and tells it once', () => {
    const { interpolate, cycles } = over({ a: '${b}', b: '${a}', c: '1' });
    expect(interpolate('${c} ${a}')).toBe('${c} ${a}');
    expect(interpolate('${c} ${a}')).toBe('${c} ${a}');
    expect(cycles).toEqual(['${c} ${a}']);
  });

  it('gives the same again for its own result where there is no cycle', () => {
    fc.assert(
      fc.property(properties(), fc.array(reference()), (values, parts) => {
        const { interpolate, cycles } = over(values);
        const once = interpolate(parts.join('/'));
        fc.pre(cycles.length === 0);
        expect(interpolate(once)).toBe(once);
      }),
    );
  });

  it('ends for any properties and stays below its bound', () => {
    const doubling = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [`p${i}`, i === 0 ? 'x' : `\${p${i - 1}}\${p${i - 1}}`]),
    );
    const { interpolate, cycles } = over(doubling);
    expect(interpolate('${p59}')).toBe('${p59}');
    expect(interpolate('${p10}')).toBe('x'.repeat(1024));
    expect(cycles).toEqual(['${p59}']);
  });
});

function reference(): fc.Arbitrary<string> {
  return fc.constantFrom('${a}', '${b}', '${c}', '${d}', 'text', '$', '{', '}');
}

function properties(): fc.Arbitrary<Record<string, string>> {
  const value = fc.array(reference(), { maxLength: 3 }).map((parts) => parts.join(''));
  return fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), value);
}
