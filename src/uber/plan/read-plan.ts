import { FormatError } from '../../contract/problem/errors.js';
import type { Plan } from './plan.js';
import { planSchema } from './schema.js';

/** Deeper than any configuration: what is deeper was made to exhaust a stack. */
const maximumDepth = 200;
/** Plans of a hundred artifacts have 0.1 MiB. */
const maximumLength = 8 * 1024 * 1024;

/**
 * Reads a plan. Throws `FormatError`: `plan.not-json`, `plan.schema-version` (another version of the format),
 * `plan.malformed` (with the path of the value that is wrong).
 */
export function readPlan(text: string, name: string): Plan {
  const value = parseJson(text, name);
  requireSchema(value, name);
  const result = planSchema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = (issue?.path ?? []).map(String).join('.');
  throw new FormatError(
    'plan.malformed',
    `${name} is no whole plan: ${path === '' ? 'it' : path} ${said(issue?.message)}`,
    { file: name },
    'make the plan again with "uberplan plan" or "uberplan generate"',
  );
}

function parseJson(text: string, name: string): unknown {
  const tooMuch = 'it is larger or deeper than any plan';
  if (text.length > maximumLength) throw notJson(name, tooMuch);
  const value = parsed(text, name);
  if (isTooDeep(value)) throw notJson(name, tooMuch);
  return value;
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw notJson(name, error instanceof SyntaxError ? error.message : String(error));
  }
}

function notJson(name: string, detail: string): FormatError {
  return new FormatError(
    'plan.not-json',
    `${name} is no JSON document: ${detail}`,
    { file: name },
    'name a NAME.plan.json that uberplan wrote',
  );
}

/** Level by level: what is checked later is read with a call for each level, `JSON.parse` is not. */
function isTooDeep(value: unknown): boolean {
  let level = [value].filter(isHolder);
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > maximumDepth) return true;
    level = level.flatMap((holder) => Object.values(holder).filter(isHolder));
  }
  return false;
}

function isHolder(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function requireSchema(value: unknown, name: string): void {
  const schema =
    typeof value === 'object' && value !== null && 'schema' in value ? value.schema : undefined;
  if (schema === 'uberplan/plan/1') return;
  const found = typeof schema === 'string' ? `schema "${schema}"` : 'no schema';
  throw new FormatError(
    'plan.schema-version',
    `${name} has ${found}, and this uberplan reads "uberplan/plan/1"`,
    { file: name },
    'make the plan again with this version of uberplan',
  );
}

function said(message: string | undefined): string {
  return message === undefined ? 'is wrong' : `(${message})`;
}
