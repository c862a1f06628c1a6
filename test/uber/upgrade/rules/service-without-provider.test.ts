import { describe, expect, it } from 'vitest';
import { serviceWithoutProvider } from '../../../../src/uber/upgrade/rules/service-without-provider.js';
import type { Planned } from '../../../../src/uber/upgrade/state.js';
import { broken, contents, findings, planned, state } from '../../../support/upgrade.js';

const provider = { name: 's.Provider', origin: 'a:lib:1', originalName: 's.Provider' };

function jar(paths: readonly string[], providers = [provider]): Planned {
  const services = [{ service: 's.Service', providers }];
  return planned({ contents: [contents({ 'a:lib:1': paths }, { services })] });
}

const file = 'META-INF/services/s.Service';
const old = planned();

describe('a service whose provider is not there at run time', () => {
  it('is dropped with a filter on the file of its artifact', () => {
    const [found] = findings(serviceWithoutProvider, state({ old, now: jar([file]) }), {});
    expect(found?.decision).toMatchObject({
      kind: 'filter',
      artifact: { groupId: 'a', artifactId: 'lib' },
      excludes: [file],
    });
  });

  it('is dropped by the path that the file has inside its artifact', () => {
    const now = jar([`META-INF/services/o.Service>${file}`]);
    const [found] = findings(serviceWithoutProvider, state({ old, now }), {});
    expect(found?.decision).toMatchObject({ excludes: ['META-INF/services/o.Service'] });
  });

  it('is no finding where contents, what is kept out, or the platform has the provider', () => {
    const facts = { present: ['s/Provider'] };
    expect(findings(serviceWithoutProvider, state({ old, now: jar([file]) }), facts)).toEqual([]);
  });

  it('is only told where the old jar has the same fault, unless corrections are asked for', () => {
    const at = state({ old: jar([file]), now: jar([file]) });
    const [found] = findings(serviceWithoutProvider, at, {});
    expect(found?.decision).toBeUndefined();
    expect(found?.problem).toMatchObject({ before: true });
    const corrected = findings(serviceWithoutProvider, { ...at, correct: true }, {});
    expect(corrected[0]?.decision?.kind).toBe('filter');
  });

  it('is only told where the same file names a provider that is there', () => {
    const good = { ...provider, name: 's.Good' };
    const now = jar([file], [provider, good]);
    const facts = { present: ['s/Good'] };
    const [found, ...more] = findings(serviceWithoutProvider, state({ old, now }), facts);
    expect([found?.decision, more.length]).toEqual([undefined, 0]);
  });

  const versioned = 'META-INF/versions/11/s/Provider.class';

  it.each([
    ['switches versioned classes on where that mends it', 11, [file, versioned], [], 'manifest'],
    ['drops it where the target Java does not see them either', 8, [file, versioned], [], 'filter'],
    [
      'drops it where a versioned class lies in a relocated package',
      11,
      [file, versioned, 'META-INF/versions/11/r/A.class>META-INF/versions/11/moved/r/A.class'],
      [],
      'filter',
    ],
    [
      'drops it where the jar would not link with them',
      11,
      [file, versioned],
      [broken('a:lib:1', 's/Provider -> x/Gone')],
      'filter',
    ],
  ])('for newer Javas only: %s', (_, java, paths, brokenWhenVersioned, kind) => {
    const at = state({ old, now: jar(paths), java });
    const [found] = findings(serviceWithoutProvider, at, { brokenWhenVersioned });
    expect(found?.decision?.kind).toBe(kind);
    expect(found?.problem).toMatchObject({ onlyVersioned: [11] });
  });
});
