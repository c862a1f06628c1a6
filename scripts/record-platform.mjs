/**
 * `npm run record:platform [-- JDK_HOME...]`: writes platform/java.tbl.gz, the API of every Java that the first JDK's
 * ct.sym knows (JDK 25: Java 8 to 25), and the packages that any of the JDKs named holds besides. Without arguments:
 * the JDKs in UBERPLAN_JDKS (separated like PATH), else JAVA_HOME. Facts only (names, descriptors, flags): no code.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { readDirectory } from '../dist/formats/jar/directory.js';
import { readEntry } from '../dist/formats/jar/read-entry.js';
import { packPlatformTable } from '../dist/jvm/classpath/platform-table.js';
import { recordPlatform } from '../dist/jvm/classpath/record-platform.js';

const unresolved = new Set([
  'java.activation',
  'java.corba',
  'java.transaction',
  'java.xml.bind',
  'java.xml.ws',
  'java.xml.ws.annotation',
]);

const named = process.argv.slice(2);
const fallback = process.env.UBERPLAN_JDKS?.split(delimiter) ?? [process.env.JAVA_HOME ?? ''];
const jdks = (named.length > 0 ? named : fallback).filter((home) => home !== '');
if (jdks.length === 0) throw new Error('name a JDK: npm run record:platform -- /path/to/jdk');

const table = recordPlatform(signatures(jdks[0]), packagesOf(jdks));
const bytes = gzipSync(packPlatformTable(table), { level: constants.Z_BEST_COMPRESSION });
writeFileSync(new URL('../platform/java.tbl.gz', import.meta.url), bytes);
console.log(`platform/java.tbl.gz: ${bytes.length} bytes, ${table.heads.count} class heads`);

/**
 * ct.sym is a zip of `RELEASES/MODULE/a/b/C.sig`, where each character of RELEASES is a Java (8, 9, A for 10 …). Left
 * out: modules that the JVM does not resolve for a class path (incubators; the Java EE ones of 9 and 10).
 */
function* signatures(home) {
  const file = `${home}/lib/ct.sym`;
  const content = readFileSync(file);
  const source = {
    name: file,
    size: statSync(file).size,
    read: (offset, length) => content.subarray(offset, offset + length),
  };
  for (const entry of readDirectory(source).entries) {
    const [releases = '', module = ''] = entry.path.split('/');
    if (!entry.path.endsWith('.sig') || entry.path.endsWith('/module-info.sig')) continue;
    if (module.startsWith('jdk.incubator.')) continue;
    const javas = Array.from(releases, (character) => Number.parseInt(character, 36)).filter(
      (java) => !((java === 9 || java === 10) && unresolved.has(module)),
    );
    if (javas.length > 0) yield { bytes: readEntry(source, entry), javas };
  }
}

/** Packages of all classes in the JDKs' run-time images. */
function packagesOf(homes) {
  const packages = new Set();
  for (const home of homes) {
    const list = execFileSync(`${home}/bin/jimage`, ['list', `${home}/lib/modules`], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    for (const [, name] of list.matchAll(/^ +(\S+)\/[^/\s]+\.class$/gm)) packages.add(name);
  }
  return packages;
}
