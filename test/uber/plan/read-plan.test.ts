import { describe, expect, it } from 'vitest';
import { FormatError } from '../../../src/contract/problem/errors.js';
import type { Plan } from '../../../src/uber/plan/plan.js';
import { readPlan } from '../../../src/uber/plan/read-plan.js';
import { writePlan } from '../../../src/uber/plan/write-plan.js';
import { coords, dependency, model, shadeModel } from '../../support/upgrade.js';

const plan: Plan = {
  schema: 'uberplan/plan/1',
  module: { groupId: 'g', artifactId: 'uber', version: '1', packaging: 'jar' },
  status: 'complete',
  inputs: {
    definition: 'g:uber:1',
    set: { 'lib.version': '2' },
    define: {},
    name: undefined,
    plain: false,
    correct: false,
    jdk: '17',
    java: 8,
  },
  chain: [{ groupId: 'g', artifactId: 'uber', version: '1', sha256: 'a'.repeat(64) }],
  imports: [],
  model: { ...shadeModel('3.4.1'), dependencies: [dependency('d:direct:1', { optional: true })] },
  shade: {
    version: '3.4.1',
    executions: [
      { id: 'default', jarName: 'uber-1.jar', configuration: undefined, multiRelease: true },
      { id: 'more', jarName: 'uber-1-more.jar', configuration: undefined },
    ],
  },
  artifacts: [
    {
      coordinates: coords('d:direct:1:sources'),
      scope: 'compile',
      optional: false,
      path: ['g:uber:1', 'd:direct:1'],
      inclusion: { kind: 'excluded', rule: 'artifactSet exclude d:*' },
    },
  ],
  counts: { artifacts: 1, entries: 2, classes: 1, bytes: 3 },
  decisions: [
    {
      kind: 'manage',
      module: { groupId: 'd', artifactId: 'direct', type: 'jar', classifier: '' },
      from: '1',
      to: '2',
      evidence: {
        rule: 'self-linkage',
        artifact: 'd:direct',
        references: [{ from: 'a.B', symbol: 'c.D.e(I)V' }],
        asked: 'direct 2',
        requester: 'r:r:1',
      },
    },
  ],
  consumers: [{ coordinates: 'c:c:1', links: false, missing: ['a.Gone'], names: ['a.B'] }],
  problems: [{ code: 'repository.no-maven' }],
  delta: {
    from: { groupId: 'g', artifactId: 'uber', version: '1' },
    artifacts: { added: ['n:n:1'], removed: [], changed: [{ module: 'd:d', from: '1', to: '2' }] },
    classes: { added: 1, removed: 0 },
    licences: { 'n:n:1': ['Apache-2.0'] },
  },
  stopgap: { classes: ['a.B'], source: 's:s:1', sha256: 'b'.repeat(64) },
  entries: { file: 'uber.entries.tsv.gz', sha256: 'c'.repeat(64) },
};

function refusal(text: string): string {
  try {
    readPlan(text, 'x.plan.json');
    return 'read';
  } catch (error) {
    return error instanceof FormatError ? `${error.code}: ${error.message}` : String(error);
  }
}

/** The plan as plain JSON with one change. */
function changed(change: Readonly<Record<string, unknown>>): string {
  const plain: unknown = JSON.parse(writePlan(plan));
  return JSON.stringify(Object.assign({}, plain, change));
}

describe('a plan', () => {
  it('comes back as it was written', () => {
    expect(readPlan(writePlan(plan), 'x')).toEqual(plan);
  });

  it('is written to the same bytes again', () => {
    expect(writePlan(readPlan(writePlan(plan), 'x'))).toBe(writePlan(plan));
  });

  it('has its keys in the order of the schema, whoever made it', () => {
    const { schema, module, ...rest } = plan;
    expect(writePlan({ ...rest, module, schema })).toBe(writePlan(plan));
  });

  it('has a line per item of a list, so that a review can read its diff', () => {
    expect(writePlan(plan)).toContain(
      '\n  "problems": [\n    { "code": "repository.no-maven" }\n  ]',
    );
    expect(
      writePlan(plan)
        .split('\n')
        .every((line) => line.length < 300),
    ).toBe(true);
  });

  it('ignores keys that are not known, and problems that another version of the tool found', () => {
    const text = changed({ later: true, problems: [{ code: 'later.found' }, ...plan.problems] });
    expect(readPlan(text, 'x')).toEqual(plan);
  });
});

describe('a plan is refused', () => {
  it.each([
    ['text that is no JSON', '{', /^plan\.not-json/],
    [
      'another version of the schema',
      '{"schema":"uberplan/plan/2"}',
      /^plan\.schema-version.*plan\/2/,
    ],
    ['no schema', '[]', /^plan\.schema-version/],
    [
      'nesting that was made to exhaust the stack',
      '['.repeat(100_000) + ']'.repeat(100_000),
      /^plan\.not-json.*larger or deeper/,
    ],
    [
      'a value of the wrong type',
      changed({ counts: { ...plan.counts, bytes: 'x' } }),
      /counts\.bytes/,
    ],
    ['a missing value', changed({ module: { groupId: 'g' } }), /module\.artifactId/],
    [
      'a name that leaves its folder',
      changed({ entries: { ...plan.entries, file: '../x' } }),
      /entries\.file/,
    ],
    [
      'versioned classes that are switched on by a word',
      changed({
        shade: { version: '1', executions: [{ id: 'a', jarName: 'a.jar', multiRelease: 'true' }] },
      }),
      /shade\.executions\.0\.multiRelease/,
    ],
    ['an unknown decision', changed({ decisions: [{ kind: 'guess' }] }), /decisions\.0/],
  ])('for %s', (_, text, expected) => {
    expect(refusal(text)).toMatch(expected);
  });

  it('never for a model that leaves out what it does not have', () => {
    expect(readPlan(writePlan({ ...plan, model: model() }), 'x').model).toEqual(model());
  });
});
