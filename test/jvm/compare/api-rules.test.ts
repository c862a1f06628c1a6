import { describe, expect, it } from 'vitest';
import { readDeclaration } from '../../../src/formats/classfile/read-declaration.js';
import { internalName } from '../../../src/formats/classfile/names.js';
import type { ApiChange, ClassApiDiff } from '../../../src/jvm/compare/api-change.js';
import type { ApiChangeType } from '../../../src/jvm/compare/api-change-types.js';
import { apiChangeTypes } from '../../../src/jvm/compare/api-change-types.js';
import { compareClassApi } from '../../../src/jvm/compare/api-compare.js';
import { platformSource } from '../../../src/jvm/compare/platform-source.js';
import type { ClassSource } from '../../../src/jvm/compare/class-source.js';
import { platformClasses } from '../../../src/jvm/classpath/platform-classes.js';
import { packagedPlatformTable } from '../../../src/platform/platform-table.js';
import type { ApiCase } from '../../support/api-cases.js';
import { apiCases, casePackage } from '../../support/api-cases.js';
import { recordedApi } from '../../support/api-recorded.js';

const recorded = recordedApi();
const platform = platformSource(platformClasses(packagedPlatformTable.read(), recorded.java));

/** What no client of today can show, and why. */
const notShown: Partial<Record<ApiChangeType, string>> = {
  PERMITTED_SUBCLASS_REMOVED: 'only a class of the library itself can be one that was permitted',
  CLASS_FILE_VERSION_RAISED: 'compared with the Java that runs it, not with a client',
  CLASS_FILE_VERSION_LOWERED: 'harms nobody',
  METHOD_LESS_ACCESSIBLE_THAN_IN_SUPERCLASS:
    'javac refuses to compile it; only jars that were mixed have it',
  METHOD_IS_STATIC_AND_OVERRIDES_NOT_STATIC:
    'javac refuses to compile it; only jars that were mixed have it',
};

function sourceOf(files: Readonly<Record<string, string>>): ClassSource {
  return {
    find: (name) => {
      const file = files[`${name}.class`];
      return file === undefined
        ? platform.find(name)
        : readDeclaration(Buffer.from(file, 'base64'));
    },
  };
}

function diffsOf(one: ApiCase): readonly ClassApiDiff[] {
  const folder = `${casePackage(one)}/`;
  const names = [...Object.keys(recorded.old), ...Object.keys(recorded.now)]
    .filter((path) => path.startsWith(folder))
    .map((path) => internalName(path.slice(0, -'.class'.length)));
  const [old, now] = [sourceOf(recorded.old), sourceOf(recorded.now)];
  return [...new Set(names)].flatMap(
    (name) => compareClassApi(old, now, name, { access: 'protected' }) ?? [],
  );
}

function changesOf(diffs: readonly ClassApiDiff[]): readonly ApiChange[] {
  return diffs.flatMap(({ changes, members }) => [
    ...changes,
    ...members.flatMap((member) => member.changes),
  ]);
}

describe('each rule, judged by the JVM and the compiler', () => {
  it('has a case, or a reason why it has none', () => {
    const without = Object.keys(apiChangeTypes).filter(
      (type) => !apiCases.some((one) => one.type === type),
    );
    expect(without.sort()).toEqual(Object.keys(notShown).sort());
  });

  it('is recorded, and nothing besides', () => {
    expect(Object.keys(recorded.judged).sort()).toEqual(apiCases.map(casePackage).sort());
  });

  it.each(apiCases.map((one) => [casePackage(one), one] as const))('%s', (name, one) => {
    const all = changesOf(diffsOf(one));
    expect(all.map(({ type }) => type)).toContain(one.type);
    const changes = all.filter(({ type }) => !one.besides.includes(type));
    const failures = changes.filter(({ binary }) => binary).map(({ failure }) => failure);
    const { throws = '', compiles } = recorded.judged[name] ?? {};
    if (throws === '-') expect(failures).toEqual([]);
    else expect(failures).toContain(throws);
    expect(changes.some(({ source }) => source)).toBe(!compiles);
  });
});
