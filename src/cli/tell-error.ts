import { isStopError } from '../contract/problem/errors.js';
import type { Tool } from '../report/envelope.js';
import { bugEnvelope, errorEnvelope, writeEnvelope } from '../report/envelope.js';
import { paint } from '../report/paint.js';
import { printable } from '../report/printable.js';
import { bugText, stopText } from '../report/stop.js';
import type { ColorChoice, Streams } from './streams.js';
import { wantsColor } from './streams.js';

/**
 * Tells an error in the way that the arguments ask for. They may be what is wrong, so they are looked at here without
 * being understood.
 */
export function tellError(
  error: unknown,
  argv: readonly string[],
  streams: Streams,
  tool: Tool,
): void {
  const goal = argv.find((argument) => !argument.startsWith('-')) ?? 'help';
  const debug = argv.includes('--debug');
  const color = wantsColor(askedColor(argv), streams.err.isTerminal, process.env);
  const marks = paint(color);
  if (argv.includes('--json')) {
    const document = isStopError(error)
      ? errorEnvelope(tool, goal, error)
      : bugEnvelope(tool, goal, error instanceof Error ? error.message : String(error));
    streams.out.write(writeEnvelope(document));
    if (!debug) return;
  }
  const text = isStopError(error) ? stopText(error, marks) : bugText(error, debug, marks);
  streams.err.write(printable(text, color));
  if (!isStopError(error)) return;
  if (debug) streams.err.write(`${error.stack ?? ''}\n`);
}

function askedColor(argv: readonly string[]): ColorChoice {
  const text = argv.join(' ');
  const asked = /(?:^| )--color[ =](always|never)(?: |$)/.exec(text)?.[1];
  return asked === 'always' || asked === 'never' ? asked : 'auto';
}
