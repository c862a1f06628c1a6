import { PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createProgress } from '../../src/platform/progress.js';
import type { ProgressStream } from '../../src/platform/progress.js';

/** A terminal as Node shows it; `written` is all that it was sent. */
function terminal(columns: number): { stream: ProgressStream; written: () => string } {
  let text = '';
  const moves = { cursorTo: () => true, moveCursor: () => true, clearLine: () => true };
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns, ...moves });
  stream.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
  return { stream, written: () => text };
}

describe('progress', () => {
  it('shows a message on a terminal until all is done', async () => {
    const { stream, written } = terminal(80);
    const progress = createProgress(true, stream);
    onTestFinished(() => progress.done());
    progress.report('resolving');
    await vi.waitFor(() => expect(written()).toContain('resolving'), 5000);
    progress.report('planning');
    await vi.waitFor(() => expect(written()).toContain('planning'), 5000);
  });

  it('shows nothing of what is done before the spinner is loaded', async () => {
    const { stream, written } = terminal(80);
    const progress = createProgress(true, stream);
    progress.report('resolving');
    progress.done();
    await import('ora');
    expect(written()).not.toContain('resolving');
  });

  it.each([
    ['where it is not wanted', false, 80],
    ['on a terminal of 0 columns, where a spinner would erase lines for ever', true, 0],
  ])('is silent %s', async (_title, wanted, columns) => {
    const { stream, written } = terminal(columns);
    const progress = createProgress(wanted, stream);
    progress.report('resolving');
    await import('ora');
    progress.report('planning');
    progress.done();
    expect(written()).toBe('');
  });
});
