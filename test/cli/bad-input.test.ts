import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, transcript } from '../support/command-line.js';
import { layOut, pomText, published } from '../support/shading-module.js';

const library = published('org.acme:library:1', [{ path: 'org/acme/a.txt', content: 'a' }]);
const parent = (artifactId: string): string =>
  `  <parent>\n    <groupId>org.acme</groupId>\n    <artifactId>${artifactId}</artifactId>\n    <version>1.0</version>\n    <relativePath/>\n  </parent>\n`;

/** Each input is bad in one way. What is under `repository` is the only repository that is asked. */
const cases: Readonly<Record<string, Readonly<Record<string, string | Uint8Array>>>> = {
  'not-xml': { 'pom.xml': 'artifactId: acme\n' },
  'ends-early': { 'pom.xml': pomText({ properties: '' }).slice(0, 200) },
  doctype: {
    'pom.xml': `<!DOCTYPE project [<!ENTITY x SYSTEM "file:///etc/hostname">]>\n${pomText({ properties: '<a>&x;</a>' })}`,
  },
  'no-pom': { 'pom.xml': '<settings/>' },
  'missing-parent': { 'pom.xml': pomText({ parent: parent('nobody') }) },
  'parent-cycle': {
    'pom.xml': pomText({ parent: parent('one') }),
    ...published(
      'org.acme:one:1.0',
      [],
      pomText({ artifactId: 'one', packaging: 'pom', parent: parent('two') }),
    ),
    ...published(
      'org.acme:two:1.0',
      [],
      pomText({ artifactId: 'two', packaging: 'pom', parent: parent('one') }),
    ),
  },
  'unresolvable-property': { 'pom.xml': pomText({ dependencies: ['org.acme:library:${nobody}'] }) },
  'unknown-packaging': { 'pom.xml': pomText({ packaging: 'zeppelin' }) },
  'no-shade-plugin': { 'pom.xml': pomText({ plain: true }) },
  'range-without-match': { 'pom.xml': pomText({ dependencies: ['org.acme:library:[7,8)'] }) },
  'absent-artifact': { 'pom.xml': pomText({ dependencies: ['org.acme:nobody:1'] }) },
  'truncated-jar': {
    'pom.xml': pomText({ dependencies: ['org.acme:library:1', 'org.acme:cut:1'] }),
    ...published('org.acme:cut:1', Buffer.from('PK\u0003\u0004cut off', 'latin1')),
  },
  'checksum-mismatch': {
    'pom.xml': pomText({ dependencies: ['org.acme:library:1'] }),
    'repository/org/acme/library/1/library-1.jar.sha1': '0'.repeat(40),
  },
  'unsafe-dependency': { 'pom.xml': pomText({ dependencies: ['org.acme:../../library:1'] }) },
  'unsafe-deeper': {
    'pom.xml': pomText({ dependencies: ['org.acme:library:1', 'org.acme:odd:1'] }),
    ...published(
      'org.acme:odd:1',
      [{ path: 'org/acme/odd.txt', content: 'odd' }],
      pomText({ artifactId: 'odd', plain: true, dependencies: ['org.acme:li/brary:1'] }),
    ),
  },
  'html-instead-of-pom': {
    'pom.xml': pomText({ dependencies: ['org.acme:library:1'] }),
    ...published('org.acme:library:1', [], '<!DOCTYPE html><html><body>Not here</body></html>'),
  },
};

/** Lays a case out: everything that is no `pom.xml` goes below `repository`, over a library that is whole. */
function prepare(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder();
  const placed = Object.entries({ ...library, ...files }).map(([path, content]) => [
    path === 'pom.xml' || path.startsWith('repository/') ? path : `repository/${path}`,
    content,
  ]);
  layOut(folder, Object.fromEntries(placed));
  const overrides = Object.entries(files).filter(([path]) => path.startsWith('repository/'));
  layOut(folder, Object.fromEntries(overrides));
  return folder;
}

describe('bad input', () => {
  it.each(Object.entries(cases))('gets one message and writes nothing: %s', async (name, files) => {
    const cwd = prepare(files);
    const text = await transcript(
      'uberplan generate pom.xml --set a=b --out out --repository file://HERE/repository --cache HERE/cache',
      { cwd },
    );
    await expect(text).toMatchFileSnapshot(`transcripts/bad-${name}.txt`);
    expect(readdirSync(cwd).sort()).not.toContain('out');
  });

  it('a published POM whose dependencies are inside its jar is not planned as empty', async () => {
    const own = 'META-INF/maven/org.acme/acme-uber/pom.properties';
    const other = 'META-INF/maven/org.acme/library/pom.properties';
    const jar = [own, other].map((path) => ({ path, content: 'version=1.0' }));
    const cwd = prepare(published('org.acme:acme-uber:1.0', jar, pomText()));
    const text = await transcript(
      'uberplan plan org.acme:acme-uber:1.0 --set a=b --repository file://HERE/repository --cache HERE/cache',
      { cwd },
    );
    await expect(text).toMatchFileSnapshot('transcripts/bad-dependency-reduced.txt');
  });

  it('a target that cannot be written is told, and nothing is left', async () => {
    const cwd = prepare({ 'pom.xml': pomText({ dependencies: ['org.acme:library:1'] }) });
    layOut(cwd, { 'closed/file': 'x' });
    const text = await transcript(
      'uberplan generate pom.xml --set a=b --out closed/file/out --repository file://HERE/repository --cache HERE/cache',
      { cwd },
    );
    await expect(text).toMatchFileSnapshot('transcripts/bad-target.txt');
  });
});
