import { expect, test } from 'vitest';
import type { Files } from '../../../src/contract/ports/files.js';
import { IoError } from '../../../src/contract/problem/errors.js';
import { requireFree, stateOf, writeModule } from '../../../src/goals/generate/folder.js';
import { memoryFiles } from '../../support/memory.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const module = [
  { name: 'UPGRADE.md', bytes: bytes('u') },
  { name: 'pom.xml', bytes: bytes('p') },
  { name: 'x.gz', bytes: bytes('z1'), holdsTheSame: (there: Uint8Array) => there[0] === 0x7a },
];

/** Files that write down what is done with them, and fail at a path. */
function recording(
  files: Files,
  failAt?: string,
): { readonly files: Files; readonly log: string[] } {
  const log: string[] = [];
  const write: Files['write'] = (path, content) => {
    log.push(`write ${path}`);
    if (path === failAt) throw new IoError('io.full', 'the disk is full', { file: path });
    files.write(path, content);
  };
  const rename: Files['rename'] = (from, to) => void log.push(`rename ${from} ${to}`);
  const remove: Files['remove'] = (path) => void log.push(`remove ${path}`);
  return { files: { ...files, write, rename, remove }, log };
}

test('a new folder is written beside its place and renamed', () => {
  const { files, log } = recording(memoryFiles({}));
  writeModule(files, '/w/new', module);
  expect(log).toEqual([
    'write /w/.new.part/UPGRADE.md',
    'write /w/.new.part/pom.xml',
    'write /w/.new.part/x.gz',
    'rename /w/.new.part /w/new',
  ]);
});

test('a full disk leaves nothing behind', () => {
  const { files, log } = recording(memoryFiles({}), '/w/.new.part/pom.xml');
  expect(() => writeModule(files, '/w/new', module)).toThrow('the disk is full');
  expect(log.at(-1)).toBe('remove /w/.new.part');
});

test('into a folder that is there only what differs is written, the POM last', () => {
  const { files, log } = recording(memoryFiles({ '/w/old/pom.xml': 'x', '/w/old/x.gz': 'z2' }));
  writeModule(files, '/w/old', module);
  expect(log).toEqual(['write /w/old/UPGRADE.md', 'write /w/old/pom.xml']);
});

test('files are new, changed or the same; other bytes may say the same', () => {
  const files = memoryFiles({ '/w/pom.xml': 'p', '/w/UPGRADE.md': 'v', '/w/x.gz': 'z2' });
  expect(module.map((file) => stateOf(files, '/w', file))).toEqual(['changed', 'same', 'same']);
  expect(module.map((file) => stateOf(files, '/v', file))).toEqual(['new', 'new', 'new']);
});

test('what would change is named, and --force allows it', () => {
  const files = memoryFiles({ '/w/pom.xml': 'x', '/w/UPGRADE.md': 'u' });
  expect(() => requireFree(files, '/w', module, false)).toThrow(
    '/w is there, and pom.xml would change',
  );
  expect(() => requireFree(files, '/w', module, true)).not.toThrow();
});
