import { describe, expect, it } from 'vitest';
import { internalName } from '../../../src/formats/classfile/names.js';
import { classPathOf } from '../../../src/goals/check/class-paths.js';
import { groupsOf } from '../../../src/goals/check/groups.js';
import { heldModules } from '../../../src/goals/check/held-modules.js';
import { asReference, beyond, namedFindings } from '../../../src/goals/check/named-findings.js';
import type { CheckGroup } from '../../../src/goals/check/result.js';
import { indexLinkage } from '../../../src/jvm/classpath/index-classes.js';
import { SharedNames } from '../../../src/jvm/classpath/shared-names.js';
import type { SidePart } from '../../../src/jvm/compare/side.js';
import { aGroup } from '../../support/checks.js';
import { recordedPlatform } from '../../support/class-index.js';
import { codedClass } from '../../support/coded-class.js';
import { holding } from '../../support/sides.js';
import type { TinyClass } from '../../support/tiny-class.js';
import { tinyClass } from '../../support/tiny-class.js';

type Texts = Readonly<Record<string, string>>;

function jar(name: string, classes: readonly TinyClass[], texts: Texts = {}): readonly SidePart[] {
  const files = [
    ...classes.map((spec) => [`${spec.name}.class`, tinyClass(spec)] as const),
    ...Object.entries(texts).map(([path, text]) => [path, Buffer.from(text)] as const),
  ];
  return holding(name, Object.fromEntries(files.map(([path, bytes]) => [path, { bytes }]))).parts;
}

interface Drawn {
  readonly consumer?: readonly SidePart[];
  readonly on: readonly SidePart[];
  readonly against?: readonly SidePart[];
}

/** `symbol error < who names it`, as groups. */
function named({ consumer = [], on, against = [] }: Drawn): readonly string[] {
  const setting = {
    platform: recordedPlatform(17),
    names: new SharedNames(),
    indexes: {
      of: ({ entries, read }: Pick<SidePart, 'entries' | 'read'>) =>
        read === undefined ? [] : [indexLinkage({ entries }, read)],
    },
  };
  const options = { order: 'consumer-first', delegated: [] } as const;
  const pathOf = (judged: readonly SidePart[]) =>
    classPathOf({ consumer, on: judged, beside: [] }, options, setting);
  const asking = new Set((consumer.length === 0 ? on : consumer).map(({ name }) => name));
  const findings = namedFindings(
    { consumer, on, against, beside: [] },
    {
      now: pathOf(on),
      before: against.length === 0 ? undefined : pathOf(against),
      sources: (origin) => asking.has(origin),
      held: heldModules({ parts: on }),
    },
  );
  return groupsOf([{ consumer: 'consumer', findings }], () => ({
    supplier: undefined,
    cause: undefined,
  }))
    .map(
      ({ symbol, error, strength, users }) =>
        `${strength} ${symbol} ${error} < ${users.flatMap(({ classes }) => classes).join(', ')}`,
    )
    .toSorted();
}

const mark: TinyClass = {
  name: 'org/acme/Mark',
  access: 0x2601,
  interfaces: ['java/lang/annotation/Annotation'],
};
const service: TinyClass = { name: 'org/acme/Service', access: 0x601 };
const kept: TinyClass = { name: 'org/acme/Kept' };
const oldJar = jar('old.jar', [
  { name: 'org/acme/Gone' },
  { name: 'org/acme/Gone$Inner' },
  kept,
  mark,
  service,
  { name: 'org/acme/Lost', access: 0x601 },
  { name: 'org/acme/Provider', interfaces: ['org/acme/Service'] },
]);
const newJar = jar('new.jar', [kept, service, { name: 'org/acme/Provider' }]);

const user: TinyClass = {
  name: 'org/other/User',
  strings: [
    'org.acme.Gone',
    'org.acme.Gone$Inner',
    'org.acme.Kept',
    'org.acme.Never',
    'org.acme.Gone is gone',
    'org/acme/Gone',
    'Gone',
  ],
  annotation: { type: 'org/acme/Mark', value: 'org.acme.Gone' },
};
const services: Texts = {
  'META-INF/services/org.acme.Service':
    '# ours\norg.acme.Provider\norg.other.Absent\norg.other.Fine # kept\n',
  'META-INF/services/org.acme.Lost': 'org.other.Fine\n',
};
const consumer = jar(
  'consumer.jar',
  [user, { name: 'org/other/Fine', interfaces: ['org/acme/Service'] }],
  services,
);

/**
 * JDK 17 on `consumer.jar` and `new.jar`: `Class.forName` throws ClassNotFoundException of `org.acme.Gone`,
 * `org.acme.Gone$Inner`, `org.acme.Mark`, `org.acme.Lost`, `org.acme.Never` and not of `org.acme.Kept`;
 * `ServiceLoader.load(org.acme.Service)` says ServiceConfigurationError, of `org.acme.Provider` "not a subtype", of
 * `org.other.Absent` "not found", and of `org.other.Fine` only that a drawing has no constructor. On `old.jar` all but `Never`
 * and `Absent` are found, and of `Provider` it only says the same.
 */
describe('what a consumer names without a reference', () => {
  it('is told where it was there before', () => {
    expect(named({ consumer, on: newJar, against: oldJar })).toEqual([
      'named org.acme.Gone ClassNotFoundException < org.other.User',
      'named org.acme.Gone$Inner ClassNotFoundException < org.other.User',
      'named org.acme.Lost ClassNotFoundException < META-INF/services/org.acme.Lost',
      'named org.acme.Mark ClassNotFoundException < org.other.User',
      'named org.acme.Provider ServiceConfigurationError < META-INF/services/org.acme.Service',
    ]);
  });

  it('is told alone where the judged side would have it', () => {
    expect(named({ consumer, on: newJar })).toEqual([
      'named org.acme.Gone ClassNotFoundException < org.other.User',
      'named org.acme.Gone$Inner ClassNotFoundException < org.other.User',
      'named org.acme.Lost ClassNotFoundException < META-INF/services/org.acme.Lost',
      'named org.acme.Mark ClassNotFoundException < org.other.User',
      'named org.acme.Never ClassNotFoundException < org.other.User',
      'named org.acme.Provider ServiceConfigurationError < META-INF/services/org.acme.Service',
    ]);
  });

  it('is nothing where nothing changes', () => {
    expect(named({ consumer, on: oldJar, against: oldJar })).toEqual([]);
  });
});

describe('the judged side itself', () => {
  it('is asked for its own service files', () => {
    const file = { 'META-INF/services/org.acme.Service': 'org.acme.Gone\n' };
    expect(named({ on: jar('new.jar', [kept, service], file) })).toEqual([
      'named org.acme.Gone ServiceConfigurationError < META-INF/services/org.acme.Service',
    ]);
  });

  it('tells of a provider that it lists anew and does not hold', () => {
    const file = { 'META-INF/services/org.acme.Service': 'org.acme.Later\n' };
    expect(named({ on: jar('new.jar', [service], file), against: oldJar })).toEqual([
      'named org.acme.Later ServiceConfigurationError < META-INF/services/org.acme.Service',
    ]);
  });

  it('tells nothing of a service file of which nobody ever had the service', () => {
    const file = { 'META-INF/services/org.third.Plugin': 'org.acme.Kept\n' };
    expect(named({ on: jar('new.jar', [kept], file), against: oldJar })).toEqual([]);
    expect(named({ on: jar('new.jar', [kept], file) })).toEqual([]);
  });
});

describe('no class is meant', () => {
  const asking = (strings: readonly string[]) =>
    jar('consumer.jar', [{ name: 'org/other/User', strings }]);

  it.each([
    ['a key in capitals', 'org.acme.DEBUG'],
    ['a key in small letters', 'org.acme.debug'],
    ['half a name', 'org.acme.Kept$'],
    ['a package that is not there', 'org.acme.sub.Gone'],
    ['a third party', 'org.third.Gone'],
    ['a class of the platform', 'java.lang.String'],
    ['one of the JDK itself', 'sun.misc.Gone'],
    ['no name at all', 'org..Gone'],
    ['a number', 'org.acme.1Gone'],
  ])('by %s', (_title, text) => {
    expect(named({ consumer: asking([text]), on: newJar })).toEqual([]);
  });

  /** JDK 17: `ResourceBundle.getBundle("org.acme.Messages")` takes the properties where there is no such class. */
  it('by the name of a resource bundle', () => {
    const on = jar('new.jar', [kept], { 'org/acme/Messages.properties': 'a=b\n' });
    expect(named({ consumer: asking(['org.acme.Messages']), on })).toEqual([]);
  });

  it('by the type of a field alone', () => {
    const bytes = codedClass({
      name: 'org/other/User',
      field: { name: 'gone', type: 'org/acme/Gone' },
    });
    const { parts } = holding('consumer.jar', { 'org/other/User.class': { bytes } });
    expect(named({ consumer: parts, on: newJar, against: oldJar })).toEqual([]);
  });
});

it('a class that only a plan promises is not told as absent', () => {
  const { parts } = holding('plan', {
    'org/acme/Gone.class': { bytes: undefined },
    'org/acme/Gone$Inner.class': { bytes: undefined },
    'org/acme/Mark.class': { bytes: undefined },
    'org/acme/Never.class': { bytes: undefined },
    'org/acme/Kept.class': { bytes: undefined },
    'org/acme/Service.class': { bytes: undefined },
    'org/acme/Lost.class': { bytes: undefined },
    'org/acme/Provider.class': { bytes: undefined },
  });
  expect(named({ consumer, on: parts })).toEqual([]);
});

it('what references tell of already is not told again', () => {
  const needed = aGroup('org.acme.Gone');
  const texts: readonly CheckGroup[] = [
    aGroup('org.acme.Gone', { strength: 'named', error: 'ClassNotFoundException' }),
    aGroup('org.acme.Mark', { strength: 'named', error: 'ClassNotFoundException' }),
  ];
  expect(beyond([needed], texts).map(({ id }) => id)).toEqual([
    'org.acme.Mark:ClassNotFoundException',
  ]);
});

it('has the supplier and the cause that a reference would have', () => {
  const finding = {
    source: internalName('org/other/User'),
    origin: 'consumer.jar',
    role: 'text',
    reference: { kind: 'class', owner: internalName('org/acme/Gone') },
    use: 0,
    answer: { kind: 'absent', error: 'ClassNotFoundException' },
    strength: 'named',
  } as const;
  expect(asReference(finding).answer).toEqual({ kind: 'absent', error: 'NoClassDefFoundError' });
});
