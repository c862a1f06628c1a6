import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDirectory } from '../../src/formats/jar/directory.js';
import { readEntry } from '../../src/formats/jar/read-entry.js';
import { buildClassPath } from '../../src/jvm/classpath/class-path.js';
import { indexClasses } from '../../src/jvm/classpath/index-classes.js';
import type { Reference } from '../../src/jvm/classpath/class-facts.js';
import { checkLinkage } from '../../src/jvm/linkage/check-linkage.js';
import { recordedPlatform } from '../support/class-index.js';
import { byteSource } from '../support/zip.js';
import { obtainJars } from './support/artifacts.js';

const text = 'org.apache.commons:commons-text:1.10.0';
const older = 'org.apache.commons:commons-lang3:3.8';
const asked = 'org.apache.commons:commons-lang3:3.12.0';

const folder = mkdtempSync(join(tmpdir(), 'uberplan-linkage-'));
const jars = new Map<string, string>();

beforeAll(async () => {
  for (const coordinates of [text, older, asked])
    jars.set(
      coordinates,
      (await obtainJars([coordinates], join(folder, String(jars.size))))[0] ?? '',
    );
});

afterAll(() => rmSync(folder, { recursive: true }));

/** References of the first jar that its companions do not satisfy on Java 8. */
function broken(...origins: readonly string[]): readonly string[] {
  const entries = origins.map((origin) => {
    const source = byteSource(readFileSync(jars.get(origin) ?? ''), origin);
    const index = indexClasses(readDirectory(source), (entry) => readEntry(source, entry));
    return { multiRelease: index.multiRelease, parts: [{ index, origin }] };
  });
  const findings = checkLinkage(buildClassPath(entries, recordedPlatform(8)), {
    sources: (origin) => origin === origins[0],
    unknown: true,
  });
  return [...new Set(findings.map(({ reference }) => symbol(reference)))].sort();
}

function symbol(reference: Reference): string {
  return reference.kind === 'class' ? reference.owner : `${reference.owner}.${reference.name}`;
}

/**
 * Of the members that `javap -v` (JDK 17) lists in the first jar's constant pools, these are not among what `javap -s`
 * prints for version 3.8. On a JVM, `StringSubstitutor.createInterpolator().replace("${file:…}")` throws
 * `NoSuchMethodError` for the second. The first is listed without `public` for 3.8 (`javap -p`), and its caller is of another
 * package: `IllegalAccessError` (JVMS §5.4.4).
 */
test('a library held below what it was built with misses members', () => {
  expect(broken(text, older)).toEqual([
    'org/apache/commons/lang3/CharSequenceUtils.toCharArray',
    'org/apache/commons/lang3/StringUtils.substringAfter',
    'org/apache/commons/lang3/StringUtils.substringAfterLast',
  ]);
});

test('at the version that it asks for it misses nothing', () => {
  expect(broken(text, asked)).toEqual([]);
});
