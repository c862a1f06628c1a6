import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { readDeclaration } from '../../src/formats/classfile/read-declaration.js';
import { internalName } from '../../src/formats/classfile/names.js';
import { readDirectory } from '../../src/formats/jar/directory.js';
import { readEntry } from '../../src/formats/jar/read-entry.js';
import type { ClassApiDiff, MemberApiDiff } from '../../src/jvm/compare/api-change.js';
import { compareClassApi } from '../../src/jvm/compare/api-compare.js';
import { simpleName } from '../../src/jvm/compare/api-text.js';
import type { ClassSource } from '../../src/jvm/compare/class-source.js';
import { platformSource } from '../../src/jvm/compare/platform-source.js';
import { platformClasses } from '../../src/jvm/classpath/platform-classes.js';
import { packagedPlatformTable } from '../../src/platform/platform-table.js';
import { byteSource } from '../support/zip.js';
import { maven, succeed, workFolder } from './support/programs.js';
import { onlyJapicmp, onlyOurs } from './japicmp-differences.js';

const JAPICMP = 'com.github.siom79.japicmp:japicmp:0.26.1:jar:jar-with-dependencies';
/** It needs half a gigabyte for this pair. */
const HEAP = '-Xmx2g';

/** A class that breaks, or `CLASS name(parameters)`, `CLASS field`: a member of one that both sides have. */
type Broken = string;

test('what breaks binaries between hadoop-common 3.1.4 and 3.4.1 is what japicmp 0.26.1 says, apart from what docs/api-changes.md explains', async () => {
  const work = workFolder('japicmp');
  const old = await copied('org.apache.hadoop:hadoop-common:3.1.4', work);
  const now = await copied('org.apache.hadoop:hadoop-common:3.4.1', work);
  const tool = await copied(JAPICMP, work);
  const xml = join(work, 'answer.xml');
  const options = ['-m', '--ignore-missing-classes', '-o', old, '-n', now, '-x', xml];
  await succeed('java', [HEAP, '-jar', tool, ...options], work);
  const theirs = brokenOf(readFileSync(xml, 'utf8'));
  const ours = compare(old, now);
  expect(theirs.size).toBeGreaterThan(1000);
  expect([...theirs].filter((one) => !ours.has(one)).sort()).toEqual([...onlyJapicmp].sort());
  expect([...ours].filter((one) => !theirs.has(one)).sort()).toEqual([...onlyOurs].sort());
});

/** One artifact (`g:a:v`, `g:a:v:type:classifier`) through Maven; answers the file. */
async function copied(artifact: string, work: string): Promise<string> {
  const [, id, version, type = 'jar', classifier] = artifact.split(':');
  await maven(
    [
      'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy',
      `-Dartifact=${artifact}`,
      `-DoutputDirectory=${work}`,
    ],
    work,
  );
  return join(work, `${[id, version, classifier].filter(Boolean).join('-')}.${type}`);
}

function compare(old: string, now: string): ReadonlySet<Broken> {
  const [before, after] = [classesOf(old), classesOf(now)];
  const names = [...new Set([...before.names, ...after.names])];
  const diffs = names.flatMap(
    (name) => compareClassApi(before, after, internalName(name), { access: 'protected' }) ?? [],
  );
  return new Set(diffs.flatMap(brokenIn));
}

function brokenIn({ name, status, changes, members }: ClassApiDiff): readonly Broken[] {
  const broken = members.filter((member) => member.changes.some(({ binary }) => binary));
  if (broken.length === 0 && !changes.some(({ binary }) => binary)) return [];
  const declared = broken.filter((member) => !member.changes.some(isInherited));
  return [
    name,
    ...(status === 'removed' ? [] : declared.map((member) => `${name} ${keyOf(member)}`)),
  ];
}

/** japicmp tells of these at the class. */
function isInherited({ type }: MemberApiDiff['changes'][number]): boolean {
  return /^(?:FIELD|METHOD)_REMOVED_IN_/.test(type);
}

/** The text without the result or type. */
function keyOf({ kind, old, now }: MemberApiDiff): string {
  const text = old ?? now ?? '';
  return kind === 'constructor' ? text : text.slice(text.indexOf(' ') + 1);
}

function classesOf(jar: string): ClassSource & { readonly names: readonly string[] } {
  const platform = platformSource(platformClasses(packagedPlatformTable.read(), 17));
  const source = byteSource(readFileSync(jar), jar);
  const entries = new Map(
    readDirectory(source)
      .entries.filter(({ path }) => path.endsWith('.class') && !path.startsWith('META-INF/'))
      .map((entry) => [entry.path.slice(0, -'.class'.length), entry]),
  );
  const known = new Map<string, ReturnType<typeof readDeclaration>>();
  return {
    names: [...entries.keys()],
    find: (name) => {
      const entry = entries.get(name);
      if (entry === undefined) return platform.find(name);
      const found = known.get(name) ?? readDeclaration(readEntry(source, entry));
      known.set(name, found);
      return found;
    },
  };
}

/** An element of the answer, as far as it is asked. */
interface Node {
  readonly [name: string]: Node | readonly Node[] | string | undefined;
}

function brokenOf(xml: string): ReadonlySet<Broken> {
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' });
  // The parser refuses this name for an element.
  const answer: Node = parser.parse(xml.replaceAll(/(<\/?)constructor\b/g, '$1init'));
  const classes = listOf(child(child(answer, 'japicmp'), 'classes'), 'class');
  return new Set(
    classes.filter(isBroken).flatMap((one) => {
      const name = textOf(one, 'fullyQualifiedName');
      if (one['changeStatus'] === 'REMOVED') return [name];
      const methods = listOf(child(one, 'methods'), 'method').filter(isBroken);
      const constructors = listOf(child(one, 'constructors'), 'init').filter(isBroken);
      const fields = listOf(child(one, 'fields'), 'field').filter(isBroken);
      return [
        name,
        ...methods.map((member) => `${name} ${textOf(member, 'name')}${parametersOf(member)}`),
        ...constructors.map(
          (member) => `${name} ${simpleName(name.replaceAll('.', '/'))}${parametersOf(member)}`,
        ),
        ...fields.map((member) => `${name} ${textOf(member, 'name')}`),
      ];
    }),
  );
}

function isBroken(node: Node): boolean {
  return node['binaryCompatible'] === 'false';
}

function parametersOf(member: Node): string {
  const types = listOf(child(member, 'parameters'), 'parameter').map((one) => textOf(one, 'type'));
  return `(${types.join(', ')})`;
}

function textOf(node: Node, name: string): string {
  const found = node[name];
  return typeof found === 'string' ? found : '';
}

function child(node: Node, name: string): Node {
  const found = node[name];
  return typeof found === 'object' && !isList(found) ? found : {};
}

function listOf(node: Node, name: string): readonly Node[] {
  const found = node[name];
  if (typeof found !== 'object') return [];
  return isList(found) ? found : [found];
}

function isList(found: Node | readonly Node[]): found is readonly Node[] {
  return Array.isArray(found);
}
