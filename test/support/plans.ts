import type { Plan } from '../../src/uber/plan/plan.js';
import type { Decision } from '../../src/uber/plan/decision.js';
import { emptyModel } from './model.js';

const nothing = { ...emptyModel, groupId: 'org.acme', artifactId: 'acme-2.0-uber', version: '1.0' };

/** A decision of each of two kinds, about invented artifacts. */
export const someDecisions: readonly Decision[] = [
  {
    kind: 'exclude',
    module: { groupId: 'org.acme', artifactId: 'acme-log' },
    under: [{ groupId: 'org.acme', artifactId: 'acme-client' }],
    evidence: {
      rule: 'absent-version',
      module: 'org.acme:acme-log',
      version: '1.7.25',
      managedFrom: '1.7.36',
      keptOutBy: 'org.acme:*-log',
      firstReleased: '1.7.33',
      requester: 'org.acme:acme-client:2.0',
    },
  },
  {
    kind: 'manage',
    module: { groupId: 'org.acme', artifactId: 'acme-text', type: 'jar', classifier: '' },
    from: '3.8',
    to: '3.12.0',
    evidence: {
      rule: 'self-linkage',
      artifact: 'org.acme:acme-text:3.8',
      references: [
        {
          from: 'org.acme.client.Reader',
          symbol: 'org.acme.text.Strings.after(Ljava/lang/String;I)Ljava/lang/String;',
        },
      ],
      asked: '3.12.0',
      requester: 'org.acme:acme-client:2.0',
    },
  },
];

/** A plan of an invented module, complete and without decisions. */
export function aPlan(change: Partial<Plan> = {}): Plan {
  return {
    schema: 'uberplan/plan/1',
    module: {
      groupId: 'org.acme',
      artifactId: 'acme-2.0-uber',
      version: '1.0',
      packaging: 'jar',
    },
    status: 'complete',
    inputs: {
      definition: 'org.acme:acme-1.0-uber:1.0',
      set: {},
      define: {},
      name: undefined,
      plain: false,
      correct: false,
      jdk: '17',
      java: 8,
    },
    chain: [],
    imports: [],
    model: nothing,
    shade: { version: '3.4.1', executions: [] },
    artifacts: [
      {
        coordinates: {
          groupId: 'org.acme',
          artifactId: 'acme-client',
          version: '2.0',
          extension: 'jar',
          classifier: '',
        },
        scope: 'compile',
        optional: false,
        path: ['org.acme:acme-2.0-uber:1.0', 'org.acme:acme-client:2.0'],
        inclusion: { kind: 'included' },
      },
      {
        coordinates: {
          groupId: 'org.acme',
          artifactId: 'acme_log',
          version: '1.2',
          extension: 'jar',
          classifier: 'slim',
        },
        scope: 'compile',
        optional: false,
        path: ['org.acme:acme-2.0-uber:1.0', 'org.acme:acme_log:1.2'],
        inclusion: { kind: 'excluded', rule: 'artifactSet exclude org.acme:*_log' },
      },
    ],
    counts: { artifacts: 130, entries: 38_012, classes: 35_600, bytes: 63_900_000 },
    decisions: [],
    consumers: [],
    problems: [],
    delta: undefined,
    stopgap: undefined,
    entries: { file: 'acme-2.0-uber.entries.tsv.gz', sha256: '00' },
    ...change,
  };
}

/** What an upgrade adds to it. */
export const anUpgrade: Partial<Plan> = {
  inputs: { ...aPlan().inputs, set: { 'acme.version': '2.0' } },
  decisions: someDecisions,
  consumers: [
    { coordinates: 'org.acme:acme-job:1.4', links: true, missing: [], names: [] },
    {
      coordinates: 'org.acme:acme-batch:1.1',
      links: false,
      missing: ['org.acme.Gone'],
      names: ['org.acme.Gone'],
    },
  ],
  delta: {
    from: { groupId: 'org.acme', artifactId: 'acme-1.0-uber', version: '1.0' },
    artifacts: {
      added: ['org.acme:acme-new:1'],
      removed: ['org.acme:acme-old:1', 'org.acme:acme-older:1'],
      changed: [{ module: 'org.acme:acme-client', from: '1.0', to: '2.0' }],
    },
    classes: { added: 15_990, removed: 3_033 },
    licences: {},
  },
};
