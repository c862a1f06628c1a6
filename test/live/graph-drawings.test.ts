import { rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDrawing } from '../support/graph-drawing.js';
import { graphFixtures } from '../support/graph-fixtures.js';
import { mavenTrees } from './support/dependency-tree.js';
import {
  installDrawing,
  openDrawingRepository,
  rootPomText,
} from './support/drawing-repository.js';

/** The trees of the drawings are Maven's: the POMs that each drawing tells of, given to `dependency:tree` 3.6.1. */
const fixtures = graphFixtures().map((fixture) => ({
  ...fixture,
  drawing: parseDrawing(fixture.text),
  /** Drawings share names of artifacts, so each gets groups of its own. */
  suffix: `.${fixture.name.replaceAll(/\W/g, '-')}`,
}));

const folder = join(tmpdir(), `uberplan-drawings-${process.pid}`);
let trees: ReadonlyMap<string, string> = new Map();

beforeAll(() => {
  const repository = join(folder, 'repository');
  openDrawingRepository(repository, join(homedir(), '.m2', 'repository'));
  const roots = fixtures.map(({ drawing, suffix }) => {
    const groupOf = (group: string): string => (group === '*' ? group : `${group}${suffix}`);
    installDrawing(repository, drawing, groupOf);
    return { name: suffix.slice(1), pom: rootPomText(drawing, groupOf) };
  });
  trees = mavenTrees(join(folder, 'roots'), roots, ['-o', `-Dmaven.repo.local=${repository}`]);
  if (process.env['RECORD'] === undefined) return;
  for (const { file, text, suffix } of fixtures) {
    const [input = ''] = text.split(/^---\n/m);
    writeFileSync(file, `${input}---\n${trees.get(suffix.slice(1))?.replaceAll(suffix, '') ?? ''}`);
  }
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a drawing', () => {
  test.each(fixtures)('of $name shows the tree of Maven', ({ drawing, suffix }) => {
    expect(trees.get(suffix.slice(1))?.replaceAll(suffix, '')).toBe(drawing.expected);
  });
});
