import { describe, expect, it } from 'vitest';
import type { Contents } from '../../../src/uber/shade/contents.js';
import type { ShadeInput } from '../../../src/uber/shade/input.js';
import { planContents } from '../../../src/uber/shade/plan-contents.js';
import { caseInput, readableJar } from '../../support/shade-module.js';
import { zip } from '../../support/zip.js';

const jar = readableJar(
  zip([
    { path: 'p/A.class', content: '' },
    { path: 'p/a.txt', content: 'a' },
  ]),
  'a.jar',
);

describe('plans of the same jar', () => {
  it('share its entries where the same rules hold', () => {
    const ofJar = ({ entries }: Contents) =>
      entries.filter(({ origin }) => origin === 'example.shade:a:1');
    const [first, second] = [ofJar(plan()), ofJar(plan())];
    expect(first.map(({ path }) => path)).toEqual(['p/A.class', 'p/a.txt']);
    expect(first.map((entry, at) => entry === second[at])).toEqual([true, true]);
  });

  it('have entries of their own where something else decides', () => {
    const rules = [
      plan(),
      plan(relocation('p', 'q')),
      plan(relocation('p', 'r')),
      plan(filter('p/A.class')),
      plan(filter('p/a.txt')),
      plan(relocation('p.a', 'q'), { pathsOnly: true }),
      plan(relocation('p.a', 'q')),
      plan('', { version: '2' }),
    ];
    expect(rules.map(linesOfJar)).toEqual([
      ['copied p/A.class of a:1', 'copied p/a.txt of a:1'],
      ['rewritten q/A.class of a:1', 'copied q/a.txt of a:1'],
      ['rewritten r/A.class of a:1', 'copied r/a.txt of a:1'],
      ['copied p/a.txt of a:1'],
      ['copied p/A.class of a:1'],
      ['rewritten p/A.class of a:1', 'copied q.txt of a:1'],
      ['copied p/A.class of a:1', 'copied q.txt of a:1'],
      ['copied p/A.class of a:2', 'copied p/a.txt of a:2'],
    ]);
  });
});

describe('the folders of a jar', () => {
  it('hide a file of the same path that comes later, however deep they lie', () => {
    const deep = `${'d/'.repeat(20_000)}x`;
    const contents = plan('', {
      jar: readableJar(
        zip([
          { path: deep, content: '' },
          { path: 'd/d', content: '' },
        ]),
        'a.jar',
      ),
    });
    expect(contents.problems).toEqual([
      { code: 'shade.hidden-by-folder', path: 'd/d', artifact: 'example.shade:a:1' },
    ]);
  });
});

function plan(
  configuration = '',
  other: {
    readonly jar?: typeof jar;
    readonly version?: string;
    readonly pathsOnly?: boolean;
  } = {},
): Contents {
  const input = caseInput(
    { name: 'example', purpose: '', artifacts: { a: {} }, configuration },
    '3.6.0',
  );
  const [artifact] = input.artifacts;
  if (!artifact) throw new Error('the case has an artifact');
  const coordinates = { ...artifact.coordinates, version: other.version ?? '1' };
  const changed: ShadeInput = {
    ...input,
    artifacts: [{ ...artifact, coordinates, jar: other.jar ?? jar }],
    pathsOnly: other.pathsOnly === true,
  };
  const [contents] = planContents(changed);
  if (!contents) throw new Error('the case has an execution');
  return contents;
}

function linesOfJar({ entries }: Contents): readonly string[] {
  return entries
    .filter(({ origin }) => origin.startsWith('example.shade:a:'))
    .map(({ kind, path, origin }) => `${kind} ${path} of ${origin.slice('example.shade:'.length)}`);
}

function relocation(pattern: string, shaded: string): string {
  return `<relocations><relocation><pattern>${pattern}</pattern><shadedPattern>${shaded}</shadedPattern></relocation></relocations>`;
}

function filter(exclude: string): string {
  return `<filters><filter><artifact>*:*</artifact><excludes><exclude>${exclude}</exclude></excludes></filter></filters>`;
}
