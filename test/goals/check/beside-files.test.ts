import { expect, it } from 'vitest';
import { besideFiles } from '../../../src/goals/check/beside-files.js';
import type { OpenSide } from '../../../src/goals/side/open-side.js';

function drawn() {
  const opened: string[] = [];
  const files = besideFiles((file) => {
    opened.push(file);
    const side: OpenSide = {
      side: { name: file, parts: [] },
      inputs: [],
      bytes: 0,
      problems: [],
      close: () => undefined,
    };
    return Promise.resolve(side);
  });
  const released = (...names: readonly string[]): readonly string[] =>
    files.release(names).map(({ side }) => side.name);
  return { opened, files, released };
}

it('opens a file once for all who need it, and gives it back behind the last', async () => {
  const { opened, files, released } = drawn();
  files.expect(['a.jar', 'b.jar']);
  files.expect(['b.jar']);
  await files.open(['a.jar', 'b.jar']);
  expect(released('a.jar', 'b.jar')).toEqual(['a.jar']);
  await files.open(['b.jar']);
  expect(released('b.jar')).toEqual(['b.jar']);
  expect(opened).toEqual(['a.jar', 'b.jar']);
});

it('opens one again that was given back, and gives nothing back that was never opened', async () => {
  const { opened, files, released } = drawn();
  expect(released('a.jar')).toEqual([]);
  await files.open(['a.jar']);
  expect(released('a.jar')).toEqual(['a.jar']);
  await files.open(['a.jar']);
  expect(opened).toEqual(['a.jar', 'a.jar']);
});
