import { describe, expect, it } from 'vitest';
import type { Machine } from '../../../src/contract/ports/machine.js';
import { effectiveModel } from '../../../src/maven/pom/effective-model.js';
import type {
  EffectiveModel,
  ModelContext,
  PomAnswer,
  PomNeed,
  PomSource,
} from '../../../src/maven/pom/machine.js';
import { readModel } from '../../../src/maven/pom/read-model.js';
import { plainContext } from './support/fixture-world.js';

const source = (body: string, folder?: string): PomSource => ({
  text: `<project><modelVersion>4.0.0</modelVersion>${body}</project>`,
  location: folder === undefined ? 'repository/module.pom' : `${folder}/pom.xml`,
  folder,
  sha256: body,
});

const own = '<groupId>example</groupId><artifactId>module</artifactId><version>1</version>';
const bom = (name: string): string =>
  `<dependency><groupId>example</groupId><artifactId>${name}</artifactId><version>1</version><type>pom</type><scope>import</scope></dependency>`;

/** Runs to the end; each batch of needs is kept. */
function run(
  machine: Machine<PomNeed, PomAnswer, EffectiveModel>,
  answer: (need: PomNeed) => PomAnswer,
): { readonly result: EffectiveModel; readonly batches: readonly (readonly PomNeed[])[] } {
  const batches: (readonly PomNeed[])[] = [];
  let step = machine.next([]);
  while (step.done !== true) {
    batches.push(step.value);
    step = machine.next(step.value.map(answer));
  }
  return { result: step.value, batches };
}

const absent = (): PomAnswer => ({ kind: 'absent', asked: ['somewhere'] });

describe('what the machine asks for', () => {
  it('all imported BOMs in one batch, with the repositories of the POM before those of the super POM', () => {
    const text = `${own}<repositories><repository><id>r</id><url>https://repo.example/r</url></repository><repository><id>raw</id><url>\${u}</url></repository></repositories><dependencyManagement><dependencies>${bom('one')}${bom('two')}</dependencies></dependencyManagement>`;
    const { batches } = run(effectiveModel(source(text), plainContext, 'project'), absent);
    expect(batches.map((needs) => needs.map(({ kind }) => kind))).toEqual([['pom', 'pom']]);
    const [need] = batches[0] ?? [];
    expect(need?.kind === 'pom' && need.repositories.map(({ id }) => id)).toEqual(['r']);
  });

  it('a parent by its path first, then from repositories', () => {
    const text = `<parent><groupId>example</groupId><artifactId>parent</artifactId><version>1</version><relativePath>../p</relativePath></parent><artifactId>module</artifactId>`;
    const kinds: string[] = [];
    const machine = effectiveModel(source(text, '/work/module'), plainContext, 'project');
    expect(() =>
      run(machine, (need) => {
        kinds.push(need.kind === 'file' ? need.path : need.kind);
        return absent();
      }),
    ).toThrow(expect.objectContaining({ code: 'pom.parent-absent' }));
    expect(kinds).toEqual(['/work/p', 'pom']);
  });

  it('nothing of the file system for a descriptor', () => {
    const text = `${own}<profiles><profile><id>f</id><activation><file><exists>\${basedir}/x</exists></file></activation></profile></profiles>`;
    const { batches } = run(
      effectiveModel(source(text, '/work'), plainContext, 'dependency'),
      absent,
    );
    expect(batches).toEqual([]);
  });
});

describe('a repository that could not be asked', () => {
  const unasked: PomAnswer = {
    kind: 'unasked',
    asked: [],
    failed: [{ repository: 'somewhere', detail: 'time-out' }],
  };

  it('is another answer than absence, for a BOM', () => {
    const text = `${own}<dependencyManagement><dependencies>${bom('one')}</dependencies></dependencyManagement>`;
    const { result } = run(effectiveModel(source(text), plainContext, 'project'), () => unasked);
    expect(result.problems.map(({ code }) => code)).toEqual(['pom.import-unasked']);
  });

  it('is another answer than absence, for a parent', () => {
    const text = `<parent><groupId>example</groupId><artifactId>parent</artifactId><version>1</version></parent><artifactId>module</artifactId>`;
    expect(() => run(effectiveModel(source(text), plainContext, 'project'), () => unasked)).toThrow(
      expect.objectContaining({ code: 'pom.parent-unasked' }),
    );
  });
});

describe('purposes', () => {
  const text = `${own}<properties><p>pom</p></properties><dependencies><dependency><groupId>g</groupId><artifactId>\${p}</artifactId><version>\${only.user}</version></dependency></dependencies><build><plugins><plugin><artifactId>maven-shade-plugin</artifactId></plugin></plugins></build>`;
  const context: ModelContext = {
    ...plainContext,
    userProperties: { p: 'user', 'only.user': '2' },
  };

  // MNG-7563, fixed in 3.8.7: a user property does not override the property of a dependency's POM.
  it('a user property overrides in the module, and in a descriptor only fills in', () => {
    const artifact = (purpose: 'project' | 'dependency'): unknown =>
      run(effectiveModel(source(text), context, purpose), absent).result.model.dependencies[0];
    expect(artifact('project')).toMatchObject({ artifactId: 'user', version: '2' });
    expect(artifact('dependency')).toMatchObject({ artifactId: 'pom', version: '2' });
  });

  it('a descriptor has no plugins', () => {
    const { result } = run(effectiveModel(source(text), context, 'dependency'), absent);
    expect(result.model.build.plugins).toEqual([]);
  });

  it('edits reach the raw model of the module, and settings profiles are merged into it', () => {
    const [profile] = readModel(
      source(
        `${own}<profiles><profile><id>s</id><properties><q>settings</q></properties></profile></profiles>`,
      ),
    ).profiles;
    const edited: ModelContext = {
      ...plainContext,
      propertyEdits: { p: 'edited', 'only.user': '3' },
      settingsProfiles: profile ? [profile] : [],
    };
    const { result } = run(effectiveModel(source(text), edited, 'project'), absent);
    expect(result.raw.properties).toEqual({ p: 'edited', 'only.user': '3' });
    expect(result.model.properties['q']).toBe('settings');
    expect(result.activeProfiles).toEqual([{ id: 's', source: 'settings.xml' }]);
    expect(result.model.dependencies[0]).toMatchObject({ artifactId: 'edited', version: '3' });
  });
});

describe('memory between models', () => {
  it('reads a raw model once and imports a BOM once', () => {
    const module = source(
      `${own}<dependencyManagement><dependencies>${bom('one')}</dependencies></dependencyManagement>`,
    );
    const answer: PomAnswer = {
      kind: 'pom',
      source: source('<groupId>example</groupId><artifactId>one</artifactId><version>1</version>'),
    };
    const imported = new Map();
    const first = run(
      effectiveModel(module, plainContext, 'dependency', { imported }),
      () => answer,
    );
    const second = run(
      effectiveModel(module, plainContext, 'dependency', { imported }),
      () => answer,
    );
    expect([first.batches.length, second.batches.length]).toEqual([1, 0]);
    expect(second.result.imports).toEqual(first.result.imports);
  });
});
