import type { Place, StopError } from '../contract/problem/errors.js';
import type { Paint } from './paint.js';

/** One message for an error that stopped a goal: what and where, what to do, where to read more. */
export function stopText(error: StopError, { bad, faint }: Paint): string {
  const where = placeText(error.place, error.message);
  const lines = [`${bad('error:')} ${error.message}${where === '' ? '' : `  (${where})`}`];
  if (error.advice !== undefined) lines.push(`  ${error.advice}`);
  lines.push(faint(`  ${error.code}: uberplan help ${error.code}`));
  return `${lines.join('\n')}\n`;
}

/** `file!/entry, line 3, offset 17`, without what is not known or what the message says already. */
export function placeText(place: Place, message = ''): string {
  const file = place.file !== undefined && !message.includes(place.file) ? place.file : undefined;
  const entry =
    place.entry !== undefined && !message.includes(place.entry) ? place.entry : undefined;
  const parts = [
    file !== undefined && entry !== undefined ? `${file}!/${entry}` : (file ?? entry),
    ...offsetText(place, message),
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}

/** The line where there is one, since a person finds it; else the offset. Nothing where the message says it. */
function offsetText({ line, offset }: Place, message: string): readonly string[] {
  if (line !== undefined) return message.includes(`line ${line}`) ? [] : [`line ${line}`];
  return offset === undefined ? [] : [`offset ${offset}`];
}

/** What is said about a bug; the stack only where it was asked for. */
export function bugText(error: unknown, debug: boolean, { bad }: Paint): string {
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error && error.stack !== undefined ? error.stack : message;
  return debug
    ? `${bad('bug:')} ${stack}\n`
    : `${bad('bug:')} ${message}\n  this is a fault of uberplan: run it again with --debug and report what it prints\n`;
}
