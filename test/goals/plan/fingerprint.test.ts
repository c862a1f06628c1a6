import { describe, expect, it } from 'vitest';
import type { Files, FileStat } from '../../../src/contract/ports/files.js';
import type { World } from '../../../src/goals/input/world.js';
import { systemProperties } from '../../../src/maven/pom/system-properties.js';
import { fingerprint, recall, remember, watchWorld } from '../../../src/goals/plan/fingerprint.js';

/** A world of a few files, a store and a clock that can be moved. */
function invented(files: Map<string, FileStat>) {
  const stored = new Map<string, Uint8Array>();
  const time = { now: 1000 };
  const never = (): never => {
    throw new Error('not to be used here');
  };
  const disk: Files = {
    stat: (path) => files.get(path),
    read: (path) => (files.has(path) ? Buffer.from(path) : undefined),
    open: never,
    realPath: (path) => path,
    list: (path) =>
      [...files.keys()]
        .filter((name) => name.startsWith(`${path}/`))
        .map((name) => name.slice(path.length + 1)),
    write: never,
    writeParts: never,
    draft: never,
    makeFolder: never,
    rename: never,
    remove: never,
  };
  const world: World = {
    files: disk,
    fetch: () => Promise.resolve({ kind: 'absent', status: 404 }),
    store: {
      get: (area, key) => stored.get(`${area} ${key}`),
      put: (area, key, value) => void stored.set(`${area} ${key}`, value),
    },
    tasks: { warmUp: never, run: never, turn: never },
    progress: { report: never, done: never },
    clock: { now: () => time.now },
    templates: { read: never },
    platformTable: { read: never },
    recordedPlans: { list: never, read: never },
    machine: {
      workingFolder: '/w',
      homeFolder: '/h',
      environment: {},
      platform: 'linux',
      architecture: 'x64',
      osRelease: '1',
    },
  };
  return { world, time, stored };
}

const file = (mtimeMs: number, size = 1): FileStat => ({ kind: 'file', size, mtimeMs });
const folder: FileStat = { kind: 'folder', size: 0, mtimeMs: 0 };
const key = fingerprint(['options']);

function remembered(files: Map<string, FileStat>, work: (world: World) => void) {
  const at = invented(files);
  const watched = watchWorld(at.world);
  work(watched.world);
  remember(at.world, key, watched.note({ plan: 1 }));
  return at;
}

describe('a finished goal', () => {
  it('is recalled while nothing that it looked at has changed', () => {
    const { world } = remembered(new Map([['/w/pom.xml', file(1)]]), ({ files }) => {
      files.read('/w/pom.xml');
    });
    expect(recall(world, key)?.value).toEqual({ plan: 1 });
  });

  it('comes back with its bytes, whatever they are', () => {
    const { world } = invented(new Map());
    const data = Uint8Array.from([0x0a, 0, 0xff, 0x7b, 0x0a]);
    remember(world, key, watchWorld(world).note({ text: 'a\nb' }), data);
    const recalled = recall(world, key);
    expect(recalled?.value).toEqual({ text: 'a\nb' });
    expect([...(recalled?.data ?? [])]).toEqual([...data]);
  });

  it.each<[string, (files: Map<string, FileStat>) => void]>([
    ['a file that it read has changed', (files) => files.set('/w/pom.xml', file(2))],
    ['a file that it read is gone', (files) => files.delete('/w/pom.xml')],
    ['a file that it looked for is there now', (files) => files.set('/w/.mvn', file(1))],
    ['a folder that it listed has another file', (files) => files.set('/w/res/b', file(1))],
  ])('is made again where %s', (_, change) => {
    const files = new Map([
      ['/w/pom.xml', file(1)],
      ['/w/res', folder],
      ['/w/res/a', file(1)],
    ]);
    const { world } = remembered(files, (watched) => {
      watched.files.read('/w/pom.xml');
      watched.files.stat('/w/.mvn');
      watched.files.list('/w/res');
    });
    change(files);
    expect(recall(world, key)).toBeUndefined();
  });

  it('is made again a day after repositories were asked, and never where they were not', () => {
    const asked = remembered(
      new Map(),
      ({ fetch }) => void fetch({ url: 'https://repo.example/maven2', limit: 1 }),
    );
    const quiet = remembered(new Map(), () => {});
    for (const { time } of [asked, quiet]) time.now += 25 * 60 * 60 * 1000;
    expect(recall(asked.world, key)).toBeUndefined();
    expect(recall(quiet.world, key)?.value).toEqual({ plan: 1 });
  });

  it('tells whether a repository gave no answer, so that it can be asked again', async () => {
    const request = { url: 'https://repo.example/maven2', limit: 1 };
    const { world } = invented(new Map());
    const detail = 'no answer within 10 s';
    const silent = (): ReturnType<World['fetch']> =>
      Promise.resolve({ kind: 'unreachable', reason: 'timeout', detail });
    for (const [asked, unanswered] of [
      [world, false],
      [{ ...world, fetch: silent }, true],
    ] as const) {
      const watched = watchWorld(asked);
      expect(watched.wentUnanswered()).toBe(false);
      await watched.world.fetch(request);
      expect(watched.wentUnanswered()).toBe(unanswered);
    }
  });

  it('is made again where the memory is damaged or of other options', () => {
    const { world, stored } = remembered(new Map(), () => {});
    expect(recall(world, fingerprint(['other options']))).toBeUndefined();
    for (const name of stored.keys()) stored.set(name, Buffer.from('{"files"'));
    expect(recall(world, key)).toBeUndefined();
  });
});

describe('the environment of a finished goal', () => {
  const pom = '/w/pom.xml';
  const texts: Readonly<Record<string, string>> = {
    'with its prefix': '<version>${env.CI}</version>',
    'without it': '<version>${CI}</version>',
    'in an activation': '<property><name>!env.CI</name></property>',
    'in UTF-16': Buffer.from('<version>${env.CI}</version>', 'utf16le').toString('utf8'),
  };

  /** A goal that looks at a POM with this text and at the variable `JAVA_HOME`. */
  function planned(text: string) {
    const at = invented(new Map([[pom, file(1)]]));
    const before = { JAVA_HOME: '/j', OLDPWD: '/a' };
    const read = { ...at.world.files, read: () => Buffer.from(text) };
    const world = { ...at.world, files: read, machine: { ...at.world.machine } };
    const from = { ...world, machine: { ...world.machine, environment: before } };
    const watched = watchWorld(from);
    watched.world.files.read(pom);
    expect(watched.world.machine.environment['JAVA_HOME']).toBe('/j');
    expect(systemProperties(watched.world.machine, '17')['env.OLDPWD']).toBe('/a');
    remember(from, key, watched.note({ plan: 1 }));
    return (environment: Readonly<Record<string, string>>): unknown =>
      recall({ ...world, machine: { ...world.machine, environment } }, key)?.value;
  }

  it('does not count where it is neither read nor named: shells change it with each command', () => {
    const recalled = planned('<version>${revision}</version>');
    expect(recalled({ JAVA_HOME: '/j', OLDPWD: '/b', _: '/bin/node' })).toEqual({ plan: 1 });
  });

  it('does not count where only a jar names it: jars are read to be hashed', () => {
    const at = invented(new Map([['/w/a.jar', file(1)]]));
    const read = { ...at.world.files, read: () => Buffer.from('PK ${env.CI}') };
    const watched = watchWorld({ ...at.world, files: read });
    watched.world.files.read('/w/a.jar');
    expect(watched.note({}).environment.variables).toEqual([]);
  });

  it('counts where a variable was read by name', () => {
    const recalled = planned('');
    expect(recalled({ JAVA_HOME: '/k', OLDPWD: '/a' })).toBeUndefined();
    expect(recalled({ OLDPWD: '/a' })).toBeUndefined();
  });

  it.each(Object.entries(texts))('counts where a POM names a variable %s', (_, text) => {
    const recalled = planned(text);
    expect(recalled({ JAVA_HOME: '/j' })).toEqual({ plan: 1 });
    expect(recalled({ JAVA_HOME: '/j', CI: 'true' })).toBeUndefined();
  });

  it('is remembered without its values, which may be secrets', () => {
    const at = invented(new Map());
    const machine = { ...at.world.machine, environment: { HTTPS_PROXY: 'secret' } };
    const watched = watchWorld({ ...at.world, machine });
    expect(watched.world.machine.environment['HTTPS_PROXY']).toBe('secret');
    expect(JSON.stringify(watched.note(1))).not.toContain('secret');
  });
});
