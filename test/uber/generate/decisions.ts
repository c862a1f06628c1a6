import type { Decision } from '../../../src/uber/plan/decision.js';

/** One invented decision of each kind, by the name of its fixture. */
export const decisions = {
  exclude: {
    kind: 'exclude',
    module: { groupId: 'log', artifactId: 'backend' },
    under: [{ groupId: 'a', artifactId: 'one' }],
    evidence: {
      rule: 'kept-out-returns',
      artifact: 'log:backend:2',
      keptOut: 'oldlog:oldlog:1',
      pattern: 'oldlog:*',
      shared: 40,
      of: 44,
    },
  },
  manage: {
    kind: 'manage',
    module: { groupId: 'm', artifactId: 'text', type: 'jar', classifier: '' },
    from: '1.0',
    to: '1.2',
    evidence: {
      rule: 'self-linkage',
      artifact: 'm:text:1.0',
      references: [
        { from: 'u.Use', symbol: 'm.Text.cut(Ljava/lang/String;[[I)V' },
        { from: 'u.Use', symbol: 'm.Text$Builder' },
      ],
      asked: '1.3',
      requester: 'u:use:4',
    },
  },
  'plugin-property': {
    kind: 'plugin',
    plugin: { groupId: 'org.apache.maven.plugins', artifactId: 'maven-shade-plugin' },
    from: '3.1',
    to: '3.5',
    property: 'shade.version',
    evidence: {
      rule: 'class-file-level',
      artifact: 'b:crypto:1',
      entry: 'META-INF/versions/21/b/C.class',
      major: 65,
      limit: 62,
      library: 'org.ow2.asm:asm:9.2',
    },
  },
  'plugin-element': {
    kind: 'plugin',
    plugin: { groupId: 'org.apache.maven.plugins', artifactId: 'maven-shade-plugin' },
    from: '3.1',
    to: '3.5',
    property: undefined,
    evidence: {
      rule: 'class-file-level',
      artifact: 'b:crypto:1',
      entry: 'META-INF/versions/21/b/C.class',
      major: 65,
      limit: 62,
      library: 'org.ow2.asm:asm:9.2',
    },
  },
  filter: {
    kind: 'filter',
    artifact: { groupId: 'd', artifactId: 'names' },
    excludes: ['META-INF/services/x.Provider'],
    evidence: {
      rule: 'service-without-provider',
      service: 'x.Provider',
      provider: 'd.spi.ProviderImpl',
      artifact: 'd:names:3',
      onlyVersioned: [18],
    },
  },
  manifest: {
    kind: 'manifest',
    attribute: 'Multi-Release',
    value: 'true',
    evidence: {
      rule: 'service-without-provider',
      service: 'x.Provider',
      provider: 'd.spi.ProviderImpl',
      artifact: 'd:names:3',
      onlyVersioned: [11, 18],
    },
  },
  add: {
    kind: 'add',
    coordinates: {
      groupId: 'o',
      artifactId: 'lang',
      version: '2.6',
      extension: 'jar',
      classifier: '',
    },
    scope: 'compile',
    evidence: {
      rule: 'contract',
      consumer: 'c:reader:1.1',
      artifact: 'o:lang:2.6',
      references: [{ from: 'c.Reader', symbol: 'o.lang.Strings' }],
    },
  },
} as const satisfies Readonly<Record<string, Decision>>;
