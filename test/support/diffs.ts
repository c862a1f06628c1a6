import type { ClassDiff, DiffCounts, DiffResult } from '../../src/goals/diff/result.js';
import type { ClassApiDiff } from '../../src/jvm/compare/api-change.js';

/** A comparison of two invented jars that are equal. */
export function aDiff(change: Partial<DiffResult> = {}): DiffResult {
  return {
    verdict: 'differ',
    old: {
      name: 'acme-1.0.jar',
      inputs: [{ name: 'acme-1.0.jar', kind: 'jar' }],
      classes: 100,
      bytes: 4_100_000,
    },
    now: {
      name: 'acme-2.0.jar',
      inputs: [{ name: 'acme-2.0.jar', kind: 'jar' }],
      classes: 103,
      bytes: 4_500_000,
    },
    counts: counts({ equal: 100 }),
    groups: [],
    classes: [],
    packageMoves: [],
    versioned: [],
    duplicates: [],
    api: undefined,
    resources: undefined,
    problems: [],
    ...change,
  };
}

/** Nothing but what is said. */
export function counts(change: Partial<DiffCounts>): DiffCounts {
  return { added: 0, removed: 0, changed: 0, moved: 0, unknown: 0, equal: 0, ...change };
}

/** A class that differs, of no known artifact. */
export function aClass(name: string, status: ClassDiff['status'] = 'changed'): ClassDiff {
  return { name, status, oldName: undefined, oldArtifact: undefined, newArtifact: undefined };
}

/** A class whose constructor got a parameter more, and one that is gone. */
export const brokenClasses: readonly ClassApiDiff[] = [
  {
    name: 'org.acme.util.Gone',
    status: 'removed',
    changes: [
      { type: 'CLASS_REMOVED', binary: true, source: true, failure: 'NoClassDefFoundError' },
    ],
    members: [],
    unseen: [],
  },
  {
    name: 'org.acme.util.New',
    status: 'added',
    changes: [],
    members: [],
    unseen: [],
  },
  {
    name: 'org.acme.util.Pool$Worker',
    status: 'modified',
    changes: [],
    members: [
      {
        kind: 'constructor',
        name: '<init>',
        old: 'Worker(java.util.concurrent.ExecutorService, int)',
        now: undefined,
        status: 'removed',
        changes: [
          { type: 'CONSTRUCTOR_REMOVED', binary: true, source: true, failure: 'NoSuchMethodError' },
        ],
      },
      {
        kind: 'constructor',
        name: '<init>',
        old: undefined,
        now: 'Worker(java.util.concurrent.ExecutorService, int, boolean)',
        status: 'added',
        changes: [],
      },
      {
        kind: 'method',
        name: 'size',
        old: 'java.util.List size()',
        now: 'java.util.List size()',
        status: 'modified',
        changes: [
          {
            type: 'METHOD_RETURN_TYPE_GENERICS_CHANGED',
            binary: false,
            source: true,
            failure: undefined,
          },
        ],
      },
    ],
    unseen: ['org.elsewhere.Base'],
  },
];

/** A few classes, with members. */
export const aSmallDiff = aDiff({
  counts: counts({ added: 1, removed: 1, changed: 2, equal: 98 }),
  groups: [
    {
      kind: 'artifact',
      name: 'org.acme:acme',
      oldVersion: '1.0',
      newVersion: '2.0',
      counts: counts({ added: 1, removed: 1, changed: 2, equal: 98 }),
    },
  ],
  classes: [
    aClass('org.acme.util.Gone', 'removed'),
    aClass('org.acme.util.New', 'added'),
    aClass('org.acme.util.Pool$Worker'),
    aClass('org.acme.util.Text'),
  ],
  api: {
    access: 'protected',
    classes: brokenClasses,
    binaryIncompatible: 2,
    sourceIncompatible: 2,
    unseen: ['org.elsewhere.Base'],
  },
});

/** Everything that a comparison can hold, in the numbers of two real uber jars. */
export function aLargeDiff(name: (index: number) => string = plainName): DiffResult {
  const statuses = ['added', 'removed', 'changed', 'moved', 'unknown'] as const;
  const classes = Array.from({ length: 36_000 }, (_, index) =>
    aClass(name(index), statuses[index % statuses.length]),
  );
  const each = counts({ added: 7200, removed: 7200, changed: 7200, moved: 7200, unknown: 7200 });
  const many = Array.from({ length: 300 }, (_, index) => index);
  return aDiff({
    old: { ...aDiff().old, classes: 22_902 },
    now: { ...aDiff().now, classes: 35_831, inputs: [{ name: 'a.plan.json', kind: 'plan' }] },
    counts: { ...each, equal: 12_345 },
    groups: many.map((index) => ({
      kind: index % 5 === 4 ? 'package' : 'artifact',
      name: index % 5 === 4 ? `org.part${index}` : `org.acme:${name(index)}`,
      oldVersion: index % 5 === 4 || index % 3 === 0 ? undefined : '1.0',
      newVersion: index % 5 === 4 ? undefined : '2.0',
      counts: counts({ added: 1200 - index, removed: index, changed: 7 }),
    })),
    classes,
    packageMoves: many.map((index) => ({
      from: `org/old${index}/`,
      to: `org/shaded/old${index}/`,
      classes: 24,
      whole: index % 2 === 0,
    })),
    versioned: [9, 11, 15, 17, 18, 21, 25].map((java) => ({
      java,
      counts: counts({ added: java }),
      oldSwitchedOn: false,
      newSwitchedOn: java === 9,
    })),
    duplicates: many.map((index) => ({
      side: index % 2 === 0 ? 'old' : 'new',
      name: name(index),
      parts: ['a.jar', 'b.jar'],
      sameContent: [true, false, undefined][index % 3],
    })),
    api: {
      access: 'protected',
      classes: classes.slice(0, 9000).map((one, index) => ({
        ...brokenClass(index),
        name: one.name,
      })),
      binaryIncompatible: 6000,
      sourceIncompatible: 6000,
      unseen: many.map(name),
    },
    resources: {
      services: many.map((index) => ({
        service: `${name(index)}Service`,
        added: [`${name(index)}Provider`],
        removed: ['org.acme.Old'],
      })),
      manifest: many.map((index) => ({
        attribute: `Attribute-${index}`,
        old: 'a',
        now: undefined,
      })),
      manifestSections: { added: 1, removed: 2, changed: 0 },
      files: many.map((index) => ({
        path: `native/lib${index}.so`,
        kind: index % 2 === 0 ? 'native' : 'licence',
        status: 'changed',
        oldSize: 1000,
        newSize: 2000,
      })),
    },
    problems: many.map((index) => ({
      code: 'jar.truncated',
      file: name(index),
      detail: 'no end of directory',
    })),
  });
}

function plainName(index: number): string {
  return `org.acme.part${index % 97}.Class${index}`;
}

function brokenClass(index: number): ClassApiDiff {
  const found = brokenClasses[index % brokenClasses.length];
  if (found === undefined) throw new Error('no class');
  return found;
}
