import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compareApis } from '../../../src/goals/diff/api.js';
import { fatesOf } from '../../../src/goals/diff/classes.js';
import { openFolderPart } from '../../../src/goals/side/folder-part.js';
import { openJarPart } from '../../../src/goals/side/jar-part.js';
import type { World } from '../../../src/goals/input/world.js';
import type { ApiQuestion } from '../../../src/jvm/compare/api-task.js';
import { answerApi } from '../../../src/jvm/compare/api-task.js';
import { compareClasses } from '../../../src/jvm/compare/class-sets.js';
import { openPart } from '../../../src/jvm/compare/open-part.js';
import type { Side, SidePart } from '../../../src/jvm/compare/side.js';
import { recordedTable } from '../../support/class-index.js';
import { memoryFiles } from '../../support/memory.js';
import type { TinyClass } from '../../support/tiny-class.js';
import { tinyClass } from '../../support/tiny-class.js';
import { byteSource, zip } from '../../support/zip.js';

type Classes = Readonly<Record<string, TinyClass | string>>;

const method = (name: string) => ({ name, descriptor: '()V' });
const before: Classes = {
  'a/A.class': { name: 'a/A', methods: [method('stays'), method('goes')] },
  'a/Gone.class': { name: 'a/Gone' },
  'a/Sub.class': { name: 'a/Sub', superName: 'a/A' },
  'a/Equal.class': { name: 'a/Equal', superName: 'java/util/ArrayList' },
};
const after: Classes = {
  'a/A.class': { name: 'a/A', methods: [method('stays')] },
  'a/Sub.class': { name: 'a/Sub', superName: 'a/A' },
  'a/Equal.class': { name: 'a/Equal', superName: 'java/util/ArrayList' },
  'a/New.class': { name: 'a/New' },
};

/** The bytes of each; a text stands for itself. */
function contents(classes: Classes): readonly (readonly [path: string, bytes: Uint8Array])[] {
  return Object.entries(classes).map(([path, one]) => [
    path,
    typeof one === 'string' ? Buffer.from(one) : tinyClass(one),
  ]);
}

const jarOf = (classes: Classes): Buffer =>
  zip(contents(classes).map(([path, content]) => ({ path, content })));

/** What is before, of which one class is there and encrypted. */
const sealed = zip(
  contents(before).map(([path, content]) => ({
    path,
    content,
    flags: path === 'a/A.class' ? 1 : 0,
    // As AES (AE-2) writes it.
    ...(path === 'a/A.class' ? { crc32: 0 } : {}),
  })),
);

/** Each side in every form that an input can have. */
const files = memoryFiles({
  '/old.jar': jarOf(before),
  '/new.jar': jarOf(after),
  '/sealed.jar': sealed,
  ...Object.fromEntries(contents(before).map(([path, bytes]) => [`/old/${path}`, bytes])),
  ...Object.fromEntries(contents(after).map(([path, bytes]) => [`/new/${path}`, bytes])),
});
const originOf = () => undefined;

function jarSide(name: string, bytes: Uint8Array): Side {
  return { name, parts: [{ ...openJarPart(byteSource(bytes, name)).part, originOf }] };
}

function folderSide(folder: string): Side {
  return { name: folder, parts: [{ ...openFolderPart(files, folder).part, originOf }] };
}

/** A plan: names, and contents that nobody knows yet. */
function planSide(side: Side): Side {
  const parts = side.parts.map((part): SidePart => ({
    ...part,
    entries: part.entries.map(({ path }) => ({ path, crc32: undefined, size: undefined })),
    read: undefined,
  }));
  return { name: 'a.plan.json', parts };
}

/** On this thread, as the worker does it. */
const tasks: World['tasks'] = {
  warmUp: () => undefined,
  turn: () => Promise.resolve(),
  run: async (_: unknown, inputs: readonly ApiQuestion[]) => {
    const read = (file: string): Uint8Array => files.read(file) ?? new Uint8Array(0);
    const open = (file: string) => ({ ...byteSource(read(file), file), close: () => {} });
    return inputs.map((input) => answerApi(input, (part) => openPart(part, { open, read })));
  },
};
const world = { files, tasks, platformTable: { read: () => readFileSync(recordedTable) } };

async function compare(old: Side, now: Side) {
  const fates = fatesOf(compareClasses(old, now), [], undefined);
  const { api, problems } = await compareApis(world, { old, now }, fates, {
    access: 'protected',
    java: 8,
  });
  return {
    api,
    classes: api.classes.map(({ name, status }) => `${status} ${name}`),
    problems,
  };
}

/** `a.New` is told by the class sets alone: nobody links to it yet. */
const expected = ['modified a.A', 'removed a.Gone', 'modified a.Sub'];

describe('the API of two sides', () => {
  test.each([
    ['jars', jarSide('/old.jar', jarOf(before)), jarSide('/new.jar', jarOf(after))],
    ['folders', folderSide('/old'), folderSide('/new')],
    ['a folder and a jar', folderSide('/old'), jarSide('/new.jar', jarOf(after))],
    [
      'jars in no file of their own',
      jarSide('/a.tar!/old.jar', jarOf(before)),
      jarSide('/a.tar!/new.jar', jarOf(after)),
    ],
  ])('is the same of %s', async (_what, old, now) => {
    const { classes, api, problems } = await compare(old, now);
    // a.Sub is equal on both sides, and inherits from a class that lost a method.
    expect(classes).toEqual(expected);
    expect([api.binaryIncompatible, api.unseen, problems]).toEqual([3, [], []]);
  });

  test('of two equal sides is empty', async () => {
    const side = jarSide('/old.jar', jarOf(before));
    expect(await compare(side, side)).toMatchObject({ classes: [], problems: [] });
  });
});

describe('what cannot be seen', () => {
  const old = jarSide('/a.tar!/old.jar', jarOf(before));

  test('is said of a plan, and no class of it is called removed', async () => {
    const now = planSide(jarSide('/new.jar', jarOf(after)));
    const { classes, problems } = await compare(old, now);
    expect(classes).toEqual(['removed a.Gone']);
    // a.A, a.Equal and a.Sub, which may have changed; nobody links to a.New yet.
    expect(problems).toEqual([{ code: 'class.members-unknown', input: 'a.plan.json', classes: 3 }]);
  });

  test('is nothing of classes that a plan only adds', async () => {
    const one = (names: readonly string[]) =>
      planSide(jarSide('/e.jar', jarOf(Object.fromEntries(names.map((name) => [name, name])))));
    const added = await compare(one([]), one(['a/New.class', 'a/Newer.class']));
    expect(added).toMatchObject({ classes: [], problems: [] });
    const removed = await compare(one(['a/Gone.class']), one(['a/New.class']));
    expect(removed.problems).toMatchObject([{ code: 'class.members-unknown', classes: 1 }]);
  });

  test('is a class that a jar encrypts on one side, and no class is called removed for it', async () => {
    const [left, right] = [jarSide('/old.jar', jarOf(before)), jarSide('/sealed.jar', sealed)];
    for (const [one, other] of [
      [left, right],
      [right, left],
      [old, jarSide('/a.tar!/sealed.jar', sealed)],
    ] as const)
      expect(await compare(one, other)).toMatchObject({ classes: [], problems: [] });
    // a.Sub inherits from a.A, of which nothing is known, and a.Gone is there no more.
    const gone = await compare(right, jarSide('/new.jar', jarOf(after)));
    expect(gone.classes).toEqual(['removed a.Gone']);
  });

  test('is said of a class that is damaged on one side, which is no removal', async () => {
    const damaged = { ...after, 'a/A.class': 'no class' };
    const { classes, problems } = await compare(old, jarSide('/b.tar!/b.jar', jarOf(damaged)));
    expect(classes).toContain('removed a.Gone');
    expect(classes).not.toContain('removed a.A');
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'class.not-a-class', entry: 'a/A.class', offset: 0 }),
    );
  });

  test('is said of a supertype that neither side has', async () => {
    const sub = (methods: TinyClass['methods']): Classes => ({
      'a/S.class': { name: 'a/S', superName: 'not/There', methods: methods ?? [] },
    });
    const { api, problems } = await compare(
      jarSide('/c.tar!/c.jar', jarOf(sub([method('m')]))),
      jarSide('/d.tar!/d.jar', jarOf(sub([]))),
    );
    expect(api.unseen).toEqual(['not.There']);
    expect(problems).toEqual([
      { code: 'class.supertypes-absent', names: ['not.There'], classes: 1 },
    ]);
  });
});
