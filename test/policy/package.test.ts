import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packages } from './layers.mjs';

const manifest = z
  .object({
    name: z.literal('uberplan'),
    type: z.literal('module'),
    bin: z.object({ uberplan: z.string() }),
    files: z.array(z.string()),
    exports: z.object({ '.': z.object({ types: z.string(), default: z.string() }) }),
    engines: z.object({ node: z.string() }),
    dependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

/** `./dist/a/b.js` and `./dist/a/b.d.ts` are made from `src/a/b.ts`. */
function sourceOf(path: string): string {
  return path.replace(/^\.\/dist\//, 'src/').replace(/\.d\.ts$|\.js$/, '.ts');
}

describe('the package', () => {
  it('its program and its exports are made from sources that are there', () => {
    const targets = [manifest.bin.uberplan, ...Object.values(manifest.exports['.'])];
    expect(targets.filter((path) => !existsSync(sourceOf(path)))).toEqual([]);
  });

  it('its program starts with a line that names node', () => {
    expect(readFileSync(sourceOf(manifest.bin.uberplan), 'utf8')).toMatch(
      /^#!\/usr\/bin\/env node\n/,
    );
  });

  it('all that it packs is there', () => {
    const missing = manifest.files.filter((path) => path !== 'dist' && !existsSync(path));
    expect(missing).toEqual([]);
  });

  it('what it depends on is what the table of packages knows', () => {
    expect(Object.keys(manifest.dependencies).sort()).toEqual(Object.keys(packages).sort());
  });

  it('the lock file lists every optional dependency, or npm ci refuses it', () => {
    const { packages: locked } = z
      .object({
        packages: z.record(
          z.string(),
          z.object({ optionalDependencies: z.record(z.string(), z.string()).optional() }),
        ),
      })
      .parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
    const missing = Object.entries(locked).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) =>
          !(`node_modules/${name}` in locked) && !(`${path}/node_modules/${name}` in locked),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('its licence is the text of Apache-2.0', () => {
    const licence = readFileSync('LICENSE', 'utf8');
    expect(licence).toContain('Apache License');
    expect(licence).toContain('Version 2.0, January 2004');
    expect(licence).toContain('END OF TERMS AND CONDITIONS');
  });
});
