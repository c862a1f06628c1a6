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
  const value: unknown = JSON.parse(JSON.stringify(ordered));
  return `${format(value, '', 0)}\n`;
}

/** `lead`: columns that the key before the value takes. */
function format(value: unknown, indent: string, lead: number): string {
  const flat = oneLine(value);
  if (typeof value !== 'object' || value === null) return flat;
  const fits = indent !== '' && indent.length + lead + flat.length <= width;
  if (fits && !isUpperList(value, indent)) return flat;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    const items = value.map((item) => `${inner}${format(item, inner, 0)}`);
    return `[\n${items.join(',\n')}\n${indent}]`;
  }
  const members = Object.entries(value).map(([name, member]) => {
    const key = `${JSON.stringify(name)}: `;
    return `${inner}${key}${format(member, inner, key.length)}`;
  });
  return members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n${indent}}`;
}

function isUpperList(value: object, indent: string): boolean {
  return (
    indent.length < listDepth &&
    Array.isArray(value) &&
    value.some((item) => typeof item === 'object' && item !== null)
  );
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) {
    return value.length === 0 ? '[]' : `[${value.map(oneLine).join(', ')}]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)}: ${oneLine(member)}`,
  );
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
