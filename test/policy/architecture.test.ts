import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ambientUses } from './ambient.js';
import { breaches, whereabouts } from './arrows.js';
import { importsIn, importsOf, sourceFiles } from './imports.js';
import { rooms } from './layers.mjs';

const files = sourceFiles('src');

describe('the arrows between rooms', () => {
  it('there is something to check: files of every room, and imports in them', () => {
    const seen = new Set(files.map((file) => whereabouts(file).room));
    expect([...seen].sort()).toEqual(Object.keys(rooms).sort());
    expect(importsOf(files).length).toBeGreaterThan(files.length);
  });

  it('every import under src is allowed by the table', () => {
    expect(breaches(importsOf(files))).toEqual([]);
  });

  it.each([
    [
      'formats may not know Maven',
      'src/formats/jar/a.ts',
      `import { b } from '../../maven/pom/b.js';`,
    ],
    [
      'not even its types',
      'src/formats/jar/a.ts',
      `import type { B } from '../../maven/pom/b.js';`,
    ],
    [
      'an import type expression counts',
      'src/jvm/linkage/a.ts',
      `let x: import('../../maven/pom/b.js').B;`,
    ],
    ['a dynamic import counts', 'src/uber/plan/a.ts', `await import('../../goals/plan.js');`],
    ['a re-export counts', 'src/maven/pom/a.ts', `export * from '../../uber/plan/plan.js';`],
    ['folder order inside a room', 'src/maven/pom/a.ts', `import { b } from '../resolve/b.js';`],
    [
      'a folder may not import the files of its room',
      'src/goals/input/a.ts',
      `import { b } from '../plan.js';`,
    ],
    ['nobody imports the workers', 'src/platform/a.ts', `import { b } from './workers/b.js';`],
    ['a folder that is not listed', 'src/maven/extra/a.ts', `import { b } from '../version/b.js';`],
    [
      'a room that is not listed',
      'src/extra/a.ts',
      `import { b } from '../contract/problem/errors.js';`,
    ],
    [
      'values where only types are allowed',
      'src/report/a.ts',
      `import { b } from '../uber/plan/b.js';`,
    ],
    ['only platform reads files', 'src/uber/plan/a.ts', `import { readFileSync } from 'node:fs';`],
    [
      'a package that belongs to another room',
      'src/uber/plan/a.ts',
      `import { Agent } from 'undici';`,
    ],
    ['a package that nobody listed', 'src/uber/plan/a.ts', `import { map } from 'lodash';`],
    [
      'an import that leaves src',
      'src/cli/a.ts',
      `import { b } from '../../test/policy/arrows.js';`,
    ],
  ])('a planted breach is found: %s', (_title, file, text) => {
    expect(breaches(importsIn(file, text))).toHaveLength(1);
  });

  it.each([
    [
      'types where types are allowed',
      'src/report/a.ts',
      `import type { B } from '../uber/plan/b.js';`,
    ],
    ['a folder listed before', 'src/maven/resolve/a.ts', `import { b } from '../pom/b.js';`],
    ['pure parts of Node', 'src/uber/plan/a.ts', `import { createHash } from 'node:crypto';`],
    [
      'workers may use the domain',
      'src/platform/workers/a.ts',
      `import { b } from '../../jvm/classpath/b.js';`,
    ],
  ])('what the table allows is let through: %s', (_title, file, text) => {
    expect(breaches(importsIn(file, text))).toEqual([]);
  });

  it('a file that cannot be read as TypeScript is an error, not silence', () => {
    expect(() => importsIn('src/cli/a.ts', 'import { from')).toThrow('does not parse');
  });
});

describe('the outside world', () => {
  const domain = files.filter((file) => !/^src\/(platform|cli)\//.test(file));

  it('no domain file says process, console, fetch, timers, the time or chance', () => {
    expect(domain.length).toBeGreaterThan(30);
    expect(domain.flatMap((file) => ambientUses(file, readFileSync(file, 'utf8')))).toEqual([]);
  });

  it.each([
    ['process.env.HOME'],
    ['console.log(1)'],
    ['Date.now()'],
    ['new Date()'],
    ['Math.random()'],
    ['globalThis.process'],
    [`setTimeout(() => 1, 2)`],
  ])('a planted use is found: %s', (text) => {
    expect(ambientUses('src/uber/a.ts', text)).toHaveLength(1);
  });

  it('a time that is given as an input is no use of the clock, nor is a property of that name', () => {
    expect(ambientUses('src/uber/a.ts', 'new Date(0); world.process; ({ fetch: 1 });')).toEqual([]);
  });
});
