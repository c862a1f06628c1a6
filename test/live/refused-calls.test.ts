import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { refusedMethods } from '../../src/jvm/linkage/refused-calls.js';
import { compileDrivers, javaOfBuild, newestJava, runJava } from './support/drivers.js';
import { workFolder } from './support/programs.js';

describe('what a newer Java refuses', () => {
  const classes = join(workFolder('refused'), 'classes');
  beforeAll(() => compileDrivers(['RefusedCalls'], classes, '.'));

  async function answers(java: number): Promise<ReadonlyMap<string, string>> {
    const said = await runJava(java, classes, ['RefusedCalls']);
    return new Map(
      said
        .trimEnd()
        .split('\n')
        .map((line): [string, string] => {
          const [name = '', answer = ''] = line.split(' ');
          return [name, answer];
        }),
    );
  }

  it('is what it says on a JVM: all of it throws on the newest, and nothing that is refused only later', async () => {
    const [older, newest] = [await answers(javaOfBuild), await answers(newestJava)];
    expect(refusedMethods.length).toBe(newest.size);
    for (const { owner, name, since } of refusedMethods) {
      const member = `${owner.replaceAll('/', '.')}.${name}`;
      expect([member, newest.get(member)]).toEqual([
        member,
        'java.lang.UnsupportedOperationException',
      ]);
      expect(since).toBeGreaterThan(javaOfBuild);
      expect([member, older.get(member)]).toEqual([member, 'returned']);
    }
  });
});
