import { describe, expect, it } from 'vitest';
import { classFileLevel } from '../../../../src/uber/upgrade/rules/class-file-level.js';
import type { Planned } from '../../../../src/uber/upgrade/state.js';
import type { Facts } from '../../../support/upgrade.js';
import { dependency, findings, planned, shadeModel, state } from '../../../support/upgrade.js';

const level = { artifact: 'a:new:1', entry: 'META-INF/versions/21/a/B.class', major: 65 };

function pinned(version: string, written = version): Planned {
  const model = { ...shadeModel(version), groupId: 'test', version: '1' };
  return planned({ model, chain: [shadeModel(written)], levels: [level] });
}

const facts: Facts = {
  versions: {
    'org.apache.maven.plugins:maven-shade-plugin': ['9.3', '9.2', '9.4-beta-1', '9.1', '9.5', '10'],
  },
  plugins: {
    '9.1': { limit: 62 },
    '9.2': { limit: 64 },
    '9.3': { limit: 65, maven: '4.0' },
    '9.4-beta-1': { limit: 66 },
    '9.5': { limit: 66, maven: '3.6' },
    '10': { limit: 70 },
  },
};

describe('class files newer than the pinned plugin reads', () => {
  it('want the lowest released version that reads them and runs on the Maven at hand', () => {
    const [found] = findings(classFileLevel, state({ now: pinned('9.1') }), facts);
    expect(found?.decision).toMatchObject({
      kind: 'plugin',
      from: '9.1',
      to: '9.5',
      property: undefined,
    });
    expect(found?.decision?.evidence).toMatchObject({ ...level, limit: 62 });
  });

  it('move the property that holds the version already', () => {
    const now = pinned('9.1', '${shade.version}');
    const [found] = findings(classFileLevel, state({ now }), facts);
    expect(found?.decision).toMatchObject({ property: 'shade.version' });
  });

  it('are no finding where the pinned version reads them', () => {
    expect(findings(classFileLevel, state({ now: pinned('9.5') }), facts)).toEqual([]);
  });

  it('are only told where the build puts its own library into the plugin', () => {
    const model = shadeModel('9.1', { dependencies: [dependency('org.ow2.asm:asm:1')] });
    const now = { ...pinned('9.1'), model: { ...model, groupId: 'test', version: '1' } };
    const [found] = findings(classFileLevel, state({ now }), facts);
    expect(found?.decision).toBeUndefined();
    expect(found?.problem).toMatchObject({ code: 'upgrade.class-file-too-new', major: 65 });
  });

  it('decide nothing where a lower version could not be asked for', () => {
    const plugins = { ...facts.plugins, '9.2': 'unasked' as const };
    const [found] = findings(classFileLevel, state({ now: pinned('9.1') }), { ...facts, plugins });
    expect(found?.decision).toBeUndefined();
    expect(found?.problem.code).toBe('upgrade.could-not-ask');
  });

  it('are not judged where the limit of the pinned version is not known', () => {
    const [found] = findings(classFileLevel, state({ now: pinned('9.0') }), facts);
    expect(found?.problem.code).toBe('upgrade.plugin-limit-unknown');
  });
});
