import { describe, expect, it } from 'vitest';
import { createDescriptorMemory } from '../../../src/goals/input/descriptor-memory.js';
import { createPomFiles, sourceOfText } from '../../../src/goals/input/pom-files.js';
import { createPomOrigins } from '../../../src/goals/input/pom-origin.js';
import type { EffectiveModel, ModelContext } from '../../../src/maven/pom/machine.js';
import { readModel } from '../../../src/maven/pom/read-model.js';
import type { Descriptor } from '../../../src/maven/resolve/machine.js';
import type { Problem } from '../../../src/contract/problem/problem.js';
import type { Store } from '../../../src/contract/ports/store.js';
import { memoryFiles, memoryStore } from '../../support/memory.js';

const module = { groupId: 'org.example', artifactId: 'thing', version: '1' };
const own = '/m2/thing-1.pom';
const parent = '/m2/parent-1.pom';
const descriptor: Descriptor = {
  module,
  dependencies: [],
  repositories: [],
  licenses: [{ name: 'A', url: undefined }],
  relocatedFrom: [{ ...module, artifactId: 'before' }],
};
const superPom = sourceOfText('<project/>', 'super-pom', undefined);
const context: ModelContext = {
  userProperties: {},
  propertyEdits: {},
  systemProperties: { 'os.name': 'Linux', 'user.name': 'me', 'env.TEAM': 'blue' },
  jdk: '17',
  profiles: [],
  settingsProfiles: [],
  superPom,
  reactorRoot: undefined,
};

/** The model of `thing`, whose chain is the POM itself and a parent. */
function modelOf(more: Partial<EffectiveModel> = {}): EffectiveModel {
  const raw = readModel(
    sourceOfText('<project><artifactId>thing</artifactId></project>', own, undefined),
  );
  const link = (location: string) => ({ ...module, location, sha256: '' });
  return {
    model: { ...raw, groupId: 'org.example', version: '1' },
    raw,
    chain: [link(own), link(parent)],
    imports: [],
    activeProfiles: [],
    problems: [],
    ...more,
  };
}

interface Scene {
  readonly texts?: Readonly<Record<string, string>>;
  readonly store?: Store;
}

/** The memory of one run. Runs that share a disk and a store follow each other. */
function scene({ texts = {}, store = memoryStore() }: Scene = {}) {
  const files = memoryFiles({ [own]: '<project/>', [parent]: '<project></project>', ...texts });
  const run = (unverified = '') =>
    createDescriptorMemory(
      { store },
      createPomOrigins({ files }, createPomFiles({ files }), (path) => path !== unverified),
    );
  return { files, store, run };
}

describe('a descriptor of an earlier run', () => {
  it('is believed while its POMs are as they were', () => {
    const { run } = scene();
    run().put(module, context, [modelOf()], descriptor);
    expect(run().get(module, context)?.descriptor).toEqual(descriptor);
    expect(run().get({ ...module, version: '2' }, context)).toBeUndefined();
  });

  it.each([
    ['its own POM', own],
    ['a parent', parent],
  ])('is forgotten when %s has changed or is gone', (_what, path) => {
    const changed = scene();
    changed.run().put(module, context, [modelOf()], descriptor);
    changed.files.write(path, '<project>changed</project>');
    expect(changed.run().get(module, context)).toBeUndefined();
    const gone = scene();
    gone.run().put(module, context, [modelOf()], descriptor);
    gone.files.remove(path);
    expect(gone.run().get(module, context)).toBeUndefined();
  });

  it('is forgotten when an imported BOM has changed', () => {
    const bom = { ...module, artifactId: 'bom', location: '/m2/bom-1.pom', sha256: '' };
    const { run, files } = scene({ texts: { '/m2/bom-1.pom': '<project/>' } });
    run().put(module, context, [modelOf({ imports: [bom] })], descriptor);
    expect(run().get(module, context)?.descriptor).toEqual(descriptor);
    files.write('/m2/bom-1.pom', '<project>changed</project>');
    expect(run().get(module, context)).toBeUndefined();
  });

  it.each([
    ['Java', { jdk: '21' }],
    ['-D', { userProperties: { a: 'b' } }],
    ['system property', { systemProperties: { ...context.systemProperties, 'os.name': 'Other' } }],
    ['super POM', { superPom: sourceOfText('<project></project>', 'super-pom', undefined) }],
  ])('is not that of another %s', (_what, other) => {
    const { run } = scene();
    run().put(module, context, [modelOf()], descriptor);
    expect(run().get(module, { ...context, ...other })).toBeUndefined();
  });
});

describe('another environment', () => {
  const elsewhere = {
    ...context,
    systemProperties: { 'os.name': 'Linux', 'user.name': 'you', 'env.TEAM': 'red' },
  };

  it('has the same descriptor where no POM looks at it', () => {
    const { run } = scene();
    run().put(module, context, [modelOf()], descriptor);
    expect(run().get(module, elsewhere)?.descriptor).toEqual(descriptor);
  });

  it('has the same descriptor where a POM looks at what is the same', () => {
    const { run } = scene({ texts: { [parent]: '<project>${HOME} ${user.name}</project>' } });
    run().put(module, context, [modelOf()], descriptor);
    const shell = { ...context.systemProperties, 'env.TEAM': 'red', 'env.OLDPWD': '/tmp' };
    expect(run().get(module, { ...context, systemProperties: shell })?.descriptor).toEqual(
      descriptor,
    );
  });

  it.each([['${env.TEAM}'], ['${TEAM}'], ['${user.name}'], ['<name>env.TEAM</name>']])(
    'has its own where a parent says %s',
    (text) => {
      const { run } = scene({ texts: { [parent]: `<project>${text}</project>` } });
      run().put(module, context, [modelOf()], descriptor);
      expect(run().get(module, context)?.descriptor).toEqual(descriptor);
      expect(run().get(module, elsewhere)).toBeUndefined();
    },
  );
});

describe('what may change without a file changing is not remembered', () => {
  const absentImport: Problem = {
    code: 'pom.import-absent',
    bom: 'g:a:1',
    location: own,
    asked: [],
  };
  it.each<[string, Partial<EffectiveModel>]>([
    [
      'a SNAPSHOT parent',
      { chain: [{ ...module, version: '1-SNAPSHOT', location: own, sha256: '' }] },
    ],
    ['an import that was missing', { problems: [absentImport] }],
    ['a POM that is no file', { chain: [{ ...module, location: 'nowhere', sha256: '' }] }],
  ])('%s', (_what, more) => {
    const { run } = scene();
    run().put(module, context, [modelOf(more)], descriptor);
    expect(run().get(module, context)).toBeUndefined();
  });
});

it('what was made of a POM without a checksum is made in every run', () => {
  const { run } = scene();
  run(parent).put(module, context, [modelOf()], descriptor);
  expect(run().get(module, context)).toBeUndefined();
});

describe('an entry of the memory', () => {
  it.each([
    ['empty', ''],
    ['cut off', '{"links":[],"descr'],
    ['another kind of value', '[1,2]'],
    ['null', 'null'],
    ['without a descriptor', '{"origin":{"links":[],"personal":{"names":[],"state":""}}}'],
    ['without the names of properties', '{"origin":{"links":[]},"descriptor":{}}'],
    ['without its links', '{"origin":{"personal":{"names":[],"state":""}},"descriptor":{}}'],
  ])('that is %s counts as nothing', (_what, text) => {
    const bytes = new TextEncoder().encode(text);
    const { run } = scene({ store: { get: () => bytes, put: () => {} } });
    expect(run().get(module, context)).toBeUndefined();
  });
});
