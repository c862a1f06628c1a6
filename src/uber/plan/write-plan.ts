import type { Plan } from './plan.js';
import { planSchema } from './schema.js';

/** Longest line that still holds a whole value. */
const width = 120;

/** Lists of objects that stand less deep have a line per item even where they would fit. */
const listDepth = 6;

/**
 * The plan as text: keys in the order of the schema, a value on one line where it fits, so that a review can read its
 * diff. Same plan, same bytes, whoever made it.
 */
export function writePlan(plan: Plan): string {
  const ordered = planSchema.parse(JSON.parse(JSON.stringify(plan)));
  return `${format(ordered, '', 0)}\n`;
}

/** `lead`: columns that the key before the value takes. */
function format(value: unknown, indent: string, lead: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const flat = isSpread(value, indent) ? undefined : oneLine(value, width - indent.length - lead);
  if (flat !== undefined) return flat;
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const lines = membersOf(value).map(
    ({ key, member }) => `${inner}${key}${format(member, inner, key.length)}`,
  );
  return lines.length === 0
    ? `${open}${close}`
    : `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}

/** Whether a value has a line per member even where it would fit. */
function isSpread(value: object, indent: string): boolean {
  if (indent === '') return true;
  return (
    indent.length < listDepth &&
    Array.isArray(value) &&
    value.some((item) => typeof item === 'object' && item !== null)
  );
}

/** On one line, if that has no more than `room` columns: it stops there, since the plan as a whole is long. */
function oneLine(value: unknown, room: number): string | undefined {
  if (typeof value !== 'object' || value === null) return fitting(JSON.stringify(value), room);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{ ', ' }'];
  let text = '';
  for (const { key, member } of membersOf(value)) {
    const before = `${text === '' ? open : `${text}, `}${key}`;
    const flat = oneLine(member, room - before.length);
    if (flat === undefined) return undefined;
    text = before + flat;
  }
  return fitting(text === '' ? `${open}${close}`.replaceAll(' ', '') : `${text}${close}`, room);
}

function fitting(text: string, room: number): string | undefined {
  return text.length <= room ? text : undefined;
}

/** What stands between the brackets; keys of an object with what is behind them. A member without a value is left out. */
function membersOf(value: object): readonly { readonly key: string; readonly member: unknown }[] {
  if (Array.isArray(value)) return value.map((member: unknown) => ({ key: '', member }));
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) =>
    member === undefined ? [] : [{ key: `${JSON.stringify(name)}: `, member }],
  );
}
