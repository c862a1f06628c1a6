import { findingId } from '../../src/goals/check/finding-id.js';
import type {
  CheckCounts,
  CheckGroup,
  CheckResult,
  CheckUser,
  VersionSearch,
} from '../../src/goals/check/result.js';

/** A check of two invented consumers on an invented jar, in which nothing breaks. */
export function aCheck(change: Partial<CheckResult> = {}): CheckResult {
  return {
    verdict: 'links',
    on: [aSide('acme-uber-2.0.jar')],
    against: [aSide('acme-uber-1.0.jar')],
    java: 8,
    platform: undefined,
    order: 'uber-first',
    delegated: [],
    consumers: [
      { name: 'org.acme:reader:1.4', classes: 12, counts: checkCounts({ sites: 1_200 }) },
      { name: 'lib/writer-2.1.jar', classes: 3, counts: checkCounts({ sites: 90 }) },
    ],
    groups: [],
    mended: [],
    baselined: [],
    searches: [],
    unknown: [],
    counts: checkCounts({ sites: 1_290 }),
    problems: [],
    ...change,
  };
}

/** Nothing but what is said. */
export function checkCounts(change: Partial<CheckCounts>): CheckCounts {
  return { sites: 0, broken: 0, mended: 0, unchanged: 0, optional: 0, unknown: 0, ...change };
}

/** A class that is absent, or with `member` a member of one. */
export function aGroup(owner: string, change: Partial<CheckGroup> = {}): CheckGroup {
  const { member } = change;
  const error = member ? 'NoSuchMethodError' : 'NoClassDefFoundError';
  const group = {
    symbol: member ? `${owner}.${member.name}()` : owner,
    owner,
    member: undefined,
    error,
    strength: 'needed' as const,
    supplier: undefined,
    cause: undefined,
    users: [aUser('org.acme:reader:1.4', 'org.acme.reader.Main')],
    ...change,
  };
  return { id: findingId(group), ...group };
}

/** A consumer with the classes that have a call site. */
export function aUser(consumer: string, ...classes: readonly string[]): CheckUser {
  return { consumer, classes };
}

function aSide(name: string): CheckResult['on'][number] {
  return { name, inputs: [{ name, kind: 'jar' }], classes: 100, bytes: 4_100_000 };
}

/** Three versions of a consumer were tried, and the last one links. */
export const aSearch: VersionSearch = {
  of: 'consumer',
  module: 'org.acme:reader',
  present: '1.4',
  found: '1.6',
  isLater: true,
  isNearest: false,
  candidates: 40,
  tried: [
    { version: '1.9', outcome: 'unusable', broken: [], detail: 'no repository has it' },
    { version: '1.5', outcome: 'breaks', broken: ['org.acme.A', 'org.acme.B'], detail: undefined },
    { version: '1.6', outcome: 'links', broken: [], detail: undefined },
  ],
};

/** One of everything that a check tells. */
export const aBrokenCheck: CheckResult = aCheck({
  verdict: 'breaks',
  consumers: [
    {
      name: 'org.acme:reader:1.4',
      classes: 12,
      counts: checkCounts({ sites: 1_200, broken: 4, optional: 1, unchanged: 2, unknown: 7 }),
    },
    { name: 'lib/writer-2.1.jar', classes: 3, counts: checkCounts({ sites: 90, mended: 1 }) },
  ],
  groups: [
    aGroup('org.acme.util.Cleaner', {
      supplier: 'org.acme:acme-common:1.0',
      cause: {
        kind: 'artifact-gone',
        artifact: 'org.acme:acme-common',
        lastSeen: '1.0',
        path: ['org.acme:uber:1.0', 'org.acme:acme-common:1.0'],
        cure: { kind: 'add-dependency', coordinates: 'org.acme:acme-common:2.0' },
      },
      users: [aUser('org.acme:reader:1.4', 'org.acme.reader.Main', 'org.acme.reader.Main$1')],
    }),
    aGroup('org.acme.util.Pool', {
      member: { name: 'go', descriptor: '()V' },
      supplier: 'org.acme:acme-common:1.0',
    }),
    aGroup('org.acme.old.Guarded', { strength: 'optional' }),
    aGroup('org.acme.old.Named', { strength: 'named', error: 'ClassNotFoundException' }),
    aGroup('org.acme.old.Provider', {
      strength: 'named',
      error: 'ServiceConfigurationError',
      users: [aUser('lib/writer-2.1.jar', 'META-INF/services/org.acme.Service')],
    }),
  ],
  mended: [
    aGroup('org.acme.util.New', { users: [aUser('lib/writer-2.1.jar', 'org.acme.writer.Main')] }),
  ],
  baselined: [aGroup('org.acme.old.Known')],
  searches: [aSearch],
  unknown: [{ by: 'org.other:thing', names: ['org.other.A', 'org.other.B'], sites: 7 }],
  counts: checkCounts({
    sites: 1_290,
    broken: 4,
    mended: 1,
    unchanged: 2,
    optional: 1,
    unknown: 7,
  }),
  problems: [
    {
      code: 'baseline.stale',
      file: 'acme.baseline',
      lines: [7],
      subjects: ['org.acme.Gone:NoClassDefFoundError org.acme:reader'],
    },
    { code: 'jar.truncated', file: 'lib/broken.jar', detail: 'no end of directory' },
  ],
});

/** What a jar may hold to break out of an element, an attribute, a cell, a command or a line. */
export const hostileName = `a|b</script><script>alert(1)</script><!--"'&amp;{{style}}$&]]>\`@acme\u0000\u001b[31m\n::error::x%0A\u202e\ud800\uffff`;

/** As `aBrokenCheck`, every name hostile. */
export function aHostileCheck(): CheckResult {
  const cause = {
    kind: 'excluded' as const,
    artifact: hostileName,
    by: hostileName,
    path: [hostileName],
    cure: { kind: 'put-first' as const, entry: hostileName },
  };
  const group = aGroup(hostileName, {
    member: { name: hostileName, descriptor: `(L${hostileName};)V` },
    supplier: hostileName,
    cause,
    order: { in: hostileName, first: hostileName },
    users: [aUser(hostileName, hostileName)],
  });
  const counts = checkCounts({ sites: 2, broken: 1, unknown: 1 });
  return aCheck({
    verdict: 'breaks',
    on: [aSide(hostileName)],
    platform: hostileName,
    consumers: [{ name: hostileName, classes: 1, counts }],
    groups: [group],
    mended: [group],
    baselined: [group],
    unknown: [{ by: hostileName, names: [hostileName], sites: 1 }],
    counts,
    problems: [{ code: 'jar.truncated', file: hostileName, detail: hostileName }],
  });
}
