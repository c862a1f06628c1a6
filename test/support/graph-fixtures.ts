import { readdirSync, readFileSync } from 'node:fs';

const folder = 'test/fixtures/graphs';

/** A drawing on disk; `name` is `<rule>/<case>`. */
export interface GraphFixture {
  readonly name: string;
  readonly file: string;
  readonly text: string;
}

/** All drawings under test/fixtures/graphs, in byte order. */
export function graphFixtures(): readonly GraphFixture[] {
  return readdirSync(folder)
    .sort()
    .flatMap((rule) => readdirSync(`${folder}/${rule}`).map((file) => `${rule}/${file}`))
    .map((path) => ({
      name: path.replace(/\.txt$/, ''),
      file: `${folder}/${path}`,
      text: readFileSync(`${folder}/${path}`, 'utf8'),
    }));
}
