/**
 * Whether `<jdk>` of a profile fits a Java version (`JdkVersionProfileActivator`): a range compares the first three
 * numbers; else the version starts with the text, or does not where it begins with `!`.
 */
export function jdkFits(written: string, version: string): boolean {
  if (written.startsWith('!')) return !version.startsWith(written.slice(1));
  if (!/^[[(]/.test(written)) return version.startsWith(written);
  const [left, right] = readRange(written);
  // Maven fails on a bound that is no number, `[17]` for instance, and leaves the profile off.
  if (![left, right].every(({ value }) => /^[0-9.]*$/.test(value))) return false;
  const relation = compareTo(version, left, true);
  if (relation === 0) return true;
  return relation > 0 && compareTo(version, right, false) <= 0;
}

interface Bound {
  readonly value: string;
  readonly closed: boolean;
}

/** One range of two bounds; only the first two parts count, as in Maven. */
function readRange(range: string): readonly [Bound, Bound] {
  const bounds = range.split(',').flatMap((token): Bound[] => {
    if (token.startsWith('[')) return [{ value: token.slice(1).trim(), closed: true }];
    if (token.startsWith('(')) return [{ value: token.slice(1).trim(), closed: false }];
    if (token.endsWith(']')) return [{ value: token.slice(0, -1).trim(), closed: true }];
    if (token.endsWith(')')) return [{ value: token.slice(0, -1).trim(), closed: false }];
    return token === '' ? [open] : [];
  });
  const [left = open, right = unbounded] = bounds;
  return [left, right];
}

const open: Bound = { value: '', closed: false };
const unbounded: Bound = { value: '99999999', closed: false };

function compareTo(version: string, { value, closed }: Bound, isLeft: boolean): number {
  if (value === '') return isLeft ? 1 : -1;
  const numbers = firstThree(version.replace(/[^0-9._-]/g, '').split(/[._-]/));
  const bounds = firstThree(value.split('.'));
  for (const [index, bound] of bounds.entries()) {
    const difference = (numbers[index] ?? 0) - bound;
    if (difference !== 0) return Math.sign(difference);
  }
  if (closed) return 0;
  return isLeft ? -1 : 1;
}

function firstThree(tokens: readonly string[]): readonly number[] {
  return [0, 1, 2].map((index) => Number.parseInt(tokens[index] ?? '0', 10) || 0);
}
