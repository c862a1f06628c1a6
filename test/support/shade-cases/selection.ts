import type { ShadeCase } from './shade-case.js';

/** What goes into the jar: first wins, scopes, artifact set, filters. */
export const selectionCases: readonly ShadeCase[] = [
  {
    name: 'first-wins',
    purpose: 'equal paths of two jars: the first wins, classes and resources alike',
    artifacts: {
      a: { 'p/A.class': { name: 'p/A', strings: ['a'] }, 'r.txt': 'a' },
      b: { 'p/A.class': { name: 'p/A', strings: ['b'] }, 'r.txt': 'b', 's.txt': 'b' },
    },
    configuration: '',
  },
  {
    name: 'dropped-by-itself',
    purpose: 'jar index, module descriptors, versioned descriptor, signatures',
    artifacts: {
      a: {
        'META-INF/INDEX.LIST': 'JarIndex-Version: 1.0\n',
        'module-info.class': { name: 'module-info' },
        'META-INF/versions/9/module-info.class': { name: 'module-info' },
        'META-INF/X.SF': 'x',
        'META-INF/X.RSA': 'x',
        'META-INF/MANIFEST.MF': 'Manifest-Version: 1.0\nMulti-Release: true\n\n',
      },
    },
    configuration: '',
  },
  {
    name: 'folder-hides-file',
    purpose: 'a file whose path an earlier folder has',
    artifacts: { a: { 'META-INF/license/x.txt': 'x' }, b: { 'META-INF/license': 'y' } },
    configuration: '',
  },
  {
    name: 'short-resources',
    purpose: 'resources of 0 to 4 bytes: two versions of the plugin fill them up',
    artifacts: { a: { '0.txt': '', '1.txt': 'a', '3.txt': 'abc', '4.txt': 'abcd' } },
    configuration: '',
  },
  {
    name: 'scopes',
    purpose: 'compile and runtime go in, provided and test do not',
    artifacts: {
      a: { 'a.txt': 'a' },
      b: { 'b.txt': 'b' },
      c: { 'c.txt': 'c' },
      d: { 'd.txt': 'd' },
    },
    scopes: { b: 'runtime', c: 'provided', d: 'test' },
    configuration: '',
  },
  {
    name: 'artifact-set-includes',
    purpose: 'includes with wildcards; the module itself stays in',
    artifacts: { alpha: { 'a.txt': 'a' }, beta: { 'b.txt': 'b' }, alps: { 'c.txt': 'c' } },
    own: { 'own.txt': 'own' },
    configuration: '<artifactSet><includes><include>*:al*</include></includes></artifactSet>',
  },
  {
    name: 'artifact-set-excludes',
    purpose:
      'excludes by group and artifact, by group:artifact:type:classifier, and one without an artifact',
    artifacts: { alpha: { 'a.txt': 'a' }, beta: { 'b.txt': 'b' }, gamma: { 'c.txt': 'c' } },
    configuration:
      '<artifactSet><excludes><exclude>example.shade:beta</exclude><exclude>*:gamma:jar:*</exclude><exclude>org.other</exclude></excludes></artifactSet>',
  },
  {
    name: 'shaded-group-filter',
    purpose: 'a prefix of groups',
    artifacts: { a: { 'a.txt': 'a' } },
    own: { 'own.txt': 'own' },
    configuration: '<shadedGroupFilter>org.nothing</shadedGroupFilter>',
  },
  {
    name: 'filters',
    purpose: 'Ant patterns: one segment, any segments, a folder, a single character, case',
    artifacts: {
      a: {
        'META-INF/X.SF': 'x',
        'META-INF/deep/Y.SF': 'y',
        'docs/a.txt': 'd',
        'docs/b/c.txt': 'd',
        'p/A1.txt': '1',
        'p/A12.txt': '12',
        'P/lower.TXT': 'case',
        'top.txt': 't',
      },
      b: { 'docs/b.txt': 'b' },
    },
    configuration: `<filters>
      <filter><artifact>*:*</artifact><excludes><exclude>META-INF/*.SF</exclude><exclude>p/A?.txt</exclude><exclude>**/*.txx</exclude></excludes></filter>
      <filter><artifact>example.shade:a</artifact><excludes><exclude>docs/</exclude><exclude>p/lower.txt</exclude></excludes></filter>
    </filters>`,
  },
  {
    name: 'filter-includes',
    purpose: 'includes alone, with excludes, and two filters on one artifact',
    artifacts: {
      a: { 'x/a.txt': 'a', 'x/b.txt': 'b', 'y/c.txt': 'c' },
      b: { 'x/d.txt': 'd', 'y/e.txt': 'e' },
    },
    configuration: `<filters>
      <filter><artifact>*:a</artifact><includes><include>x/**</include></includes><excludes><exclude>x/b.txt</exclude></excludes></filter>
      <filter><artifact>*:b</artifact><includes><include>**/d.txt</include></includes></filter>
      <filter><artifact>*:b</artifact><excludes><exclude>y/**</exclude></excludes></filter>
    </filters>`,
  },
  {
    name: 'filter-exclude-defaults',
    purpose: 'excludeDefaults false: includes do not keep the rest out',
    artifacts: { a: { 'x/a.txt': 'a', 'x/b.txt': 'b', 'y/c.txt': 'c' } },
    configuration:
      '<filters><filter><artifact>*:a</artifact><excludeDefaults>false</excludeDefaults><includes><include>x/**</include></includes><excludes><exclude>y/**</exclude></excludes></filter></filters>',
  },
  {
    name: 'filter-regex',
    purpose: 'a pattern that says it is a regular expression, and one that says it is Ant',
    artifacts: { a: { 'x/a1.txt': 'a', 'x/b.txt': 'b', 'z/c.txt': 'c' } },
    configuration:
      '<filters><filter><artifact>*:*</artifact><excludes><exclude>%regex[x/[a-z][0-9]\\.txt]</exclude><exclude>%ant[z/**]</exclude></excludes></filter></filters>',
  },
  {
    name: 'filter-own',
    purpose: "filters reach the module's own jar, its manifest too",
    artifacts: { a: { 'META-INF/MANIFEST.MF': 'Manifest-Version: 1.0\nX-From: a\n\n' } },
    own: { 'own.txt': 'own', 'keep.txt': 'keep' },
    configuration:
      '<filters><filter><artifact>example.shade:filter-own</artifact><excludes><exclude>own.txt</exclude><exclude>META-INF/**</exclude></excludes></filter></filters>',
  },
];
