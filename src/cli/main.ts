#!/usr/bin/env node
import { onInterrupt } from '../platform/interrupts.js';
import { readTool } from '../platform/package.js';
import { exitCodes } from './exit-code.js';
import { processStreams } from './streams.js';

/* Thin on purpose: what runs is imported only when it is needed. */
const tool = readTool();
const argv = process.argv.slice(2);
// Before anything else is loaded: a stack then names the sources, not the files that they are bundled in.
if (argv.includes('--debug')) process.setSourceMapsEnabled(true);
const streams = processStreams(() => {
  // At the end, so that no verdict takes its place.
  process.once('exit', () => (process.exitCode = exitCodes.input));
});
onInterrupt(() => streams.err.write('\n'));

if (argv.length === 1 && argv[0] === '--version') {
  streams.out.write(`${tool.version}\n`);
} else if (argv.includes('--classes') && (await isAnsweredQuickly())) {
  process.exitCode = exitCodes.passed;
} else {
  const { run } = await import('./run.js');
  process.exitCode = await run(argv, streams, tool);
}

async function isAnsweredQuickly(): Promise<boolean> {
  const { quickDiff } = await import('./quick-diff.js');
  const answer = quickDiff(argv);
  if (answer !== undefined) streams.out.write(answer);
  return answer !== undefined;
}
