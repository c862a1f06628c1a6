import type { ConstantPool } from './constant-pool.js';
import { contentOffset, indexAt, tag, text } from './constant-pool.js';
import { failClass } from './fail.js';

/**
 * The value of a numeric or string constant (JVMS §4.4.3–§4.4.5) as text with its kind, as Java would write it: `int 1`,
 * `long 1`, `float 1.5`, `double NaN`, `String "a"`. `at`: where its index stands.
 */
export function constantText(pool: ConstantPool, index: number, at: number): string {
  const content = contentOffset(pool, index);
  switch (pool.tags[index] ?? 0) {
    case tag.integer:
      return `int ${pool.view.getInt32(content)}`;
    case tag.float:
      return `float ${floatText(pool.view.getFloat32(content))}`;
    case tag.long:
      return `long ${pool.view.getBigInt64(content)}`;
    case tag.double:
      return `double ${realText(pool.view.getFloat64(content))}`;
    case tag.string:
      return `String ${JSON.stringify(text(pool, indexAt(pool, content, tag.utf8)))}`;
    default:
      return failClass('class.bad-constant-index', at, `constant ${index} is no value of a field`);
  }
}

/** As few digits as tell the `float` from its neighbours, as Java writes it. */
export function floatText(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Object.is(Math.fround(short), value)) return realText(short);
  }
  return realText(value);
}

/** Zero keeps its sign: 0.0 and -0.0 are two values. */
export function realText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}
