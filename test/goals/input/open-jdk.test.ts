import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openJdk } from '../../../src/goals/input/open-jdk.js';
import { buildClassPath, findClass } from '../../../src/jvm/classpath/class-path.js';
import { isPlatformInternal } from '../../../src/jvm/classpath/platform.js';
import { internalName } from '../../../src/formats/classfile/names.js';
import { memoryFiles, memoryStore } from '../../support/memory.js';
import { jimage } from '../../support/jimage.js';
import type { TinyClass } from '../../support/tiny-class.js';
import { tinyClass } from '../../support/tiny-class.js';
import { zip } from '../../support/zip.js';

const home = '/opt/jdk';

function jdk(files: Readonly<Record<string, string | Uint8Array>>) {
  const below = Object.entries(files).map(([path, content]) => [`${home}/${path}`, content]);
  const memory = memoryFiles(Object.fromEntries(below));
  const opened: string[] = [];
  const open = (path: string) => {
    opened.push(path);
    return memory.open(path);
  };
  const world = { files: { ...memory, open }, store: memoryStore() };
  const sha256 = (file: string): string =>
    createHash('sha256')
      .update(world.files.read(file) ?? '')
      .digest('hex');
  return { world, opened, open: () => openJdk(world, home, sha256) };
}

const module = 'acme.module';
const inModule = (spec: TinyClass) => ({
  module,
  path: `${spec.name}.class`,
  content: tinyClass(spec),
});

/** Its module exports `p/api` to everyone and `p/friends` to some. */
const image = jimage([
  {
    module,
    path: 'module-info.class',
    content: readFileSync('test/fixtures/modules/module-info.class'),
  },
  inModule({ name: 'p/api/C', superName: 'p/impl/Base' }),
  inModule({ name: 'p/impl/Base' }),
  inModule({ name: 'p/impl/Other' }),
  inModule({ name: 'p/friends/F' }),
]);

const release = (version: string): string => `IMPLEMENTOR="x"\nJAVA_VERSION="${version}"\n`;

function judged({ open }: ReturnType<typeof jdk>, ...names: readonly string[]) {
  const { platform } = open();
  const classPath = buildClassPath([], platform);
  return names.map((name) => {
    if (findClass(classPath, internalName(name)) !== undefined) return `${name} is there`;
    return `${name} ${isPlatformInternal(platform, name) ? 'may be there' : 'is not there'}`;
  });
}

describe('a JDK of Java 9 or later', () => {
  const files = { release: release('17.0.15'), 'lib/modules': image };

  test('gives what its modules export to everyone, and the supertypes of that', () => {
    expect(
      judged(jdk(files), 'p/api/C', 'p/impl/Base', 'p/impl/Other', 'p/friends/F', 'p/api/None'),
    ).toEqual([
      'p/api/C is there',
      'p/impl/Base is there',
      'p/impl/Other may be there',
      'p/friends/F may be there',
      'p/api/None is not there',
    ]);
  });

  test('is named with its version', () => {
    const { platform, name } = jdk(files).open();
    expect(name).toBe('Java 17.0.15 in /opt/jdk');
    expect(platform.java).toBe(17);
  });

  test('is read once and then remembered by its content', () => {
    const { world, opened, open } = jdk(files);
    open();
    expect(open().platform.index.classes.count).toBe(2);
    expect(opened).toEqual(['/opt/jdk/lib/modules']);
    world.files.write(`${home}/lib/modules`, jimage([]));
    expect(open().platform.index.classes.count).toBe(0);
  });
});

test.each([['jre/lib'], ['lib']])('a JDK of Java 8 gives all of its jars in %s', (lib) => {
  const files = {
    release: release('1.8.0_402'),
    [`${lib}/rt.jar`]: zip([
      { path: 'p/A.class', content: tinyClass({ name: 'p/A' }) },
      { path: 'sun/misc/U.class', content: tinyClass({ name: 'sun/misc/U' }) },
    ]),
    [`${lib}/ext/more.jar`]: zip([{ path: 'q/B.class', content: tinyClass({ name: 'q/B' }) }]),
  };
  expect(judged(jdk(files), 'p/A', 'sun/misc/U', 'q/B', 'p/None')).toEqual([
    'p/A is there',
    'sun/misc/U is there',
    'q/B is there',
    'p/None is not there',
  ]);
  expect(jdk(files).open().platform.java).toBe(8);
});

describe('what is no JDK is refused:', () => {
  test.each([
    ['an empty folder', { 'x.txt': '' }],
    ['a version without classes', { release: release('17') }],
    ['classes without a version', { 'lib/modules': image }],
    ['a Java that is too old', { release: release('1.7.0_80'), 'lib/rt.jar': zip([]) }],
    ['a Java that no one knows', { release: release('99'), 'lib/modules': image }],
  ])('%s', (_, files) => {
    expect(() => jdk(files).open()).toThrow(expect.objectContaining({ code: 'jdk.not-a-jdk' }));
  });

  test('an image that is cut off', () => {
    const files = { release: release('17'), 'lib/modules': image.subarray(0, 100) };
    expect(() => jdk(files).open()).toThrow(expect.objectContaining({ code: 'jdk.damaged-image' }));
  });
});
