import type { TinyClass } from './tiny-class.js';

/** Invented modules, one per rule of the shade plugin; each is shaded by the real plugin in several versions. */
export interface ShadeCase {
  readonly name: string;
  readonly purpose: string;
  /** Jars by artifactId (group `example.shade`, version 1), in the order of the dependencies. */
  readonly artifacts: Readonly<Record<string, Readonly<Record<string, string | TinyClass>>>>;
  /** Files of the module's resource folder. */
  readonly own?: Readonly<Record<string, string>>;
  /** Scope of an artifact, where it is not compile. */
  readonly scopes?: Readonly<Record<string, string>>;
  /** Inside `<configuration>`. */
  readonly configuration: string;
}

const resource = 'org.apache.maven.plugins.shade.resource';

/** `<transformers>` with one transformer of the plugin. */
function transformer(name: string, body = ''): string {
  return `<transformers><transformer implementation="${resource}.${name}">${body}</transformer></transformers>`;
}

function relocation(pattern: string, shaded: string, body = ''): string {
  return `<relocation><pattern>${pattern}</pattern><shadedPattern>${shaded}</shadedPattern>${body}</relocation>`;
}

const twoTexts = (path: string): ShadeCase['artifacts'] => ({
  a: { [path]: 'one' },
  b: { [path]: 'two\n' },
});

/** Chosen before the first run; what fails stays here. */
export const shadeCases: readonly ShadeCase[] = [
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
  {
    name: 'relocate-package',
    purpose:
      'class, reference, string, signature, annotation, unused constant, untouched class, resource',
    artifacts: {
      a: {
        'com/foo/A.class': { name: 'com/foo/A', source: 'A.java' },
        'com/foo/a.properties': 'x=y',
        'com/foobar/B.class': { name: 'com/foobar/B' },
        'q/Field.class': { name: 'q/Field', fields: ['com/foo/A'] },
        'q/Dotted.class': { name: 'q/Dotted', strings: ['com.foo.A'] },
        'q/Slashed.class': { name: 'q/Slashed', strings: ['/com/foo/a.properties'] },
        'q/Inside.class': { name: 'q/Inside', strings: ['see com.foo.A'] },
        'q/Signature.class': { name: 'q/Signature', signature: 'Ljava/util/List<Lcom/foo/A;>;' },
        'q/Noted.class': { name: 'q/Noted', annotation: { type: 'q/Note', value: 'com.foo.A' } },
        'q/Unused.class': { name: 'q/Unused', unused: ['com/foo/A'] },
        'q/Plain.class': { name: 'q/Plain', fields: ['q/Field'], strings: ['plain'] },
      },
    },
    configuration: `<relocations>${relocation('com.foo', 'shaded.com.foo')}</relocations>`,
  },
  {
    name: 'relocate-limits',
    purpose: 'includes, excludes, package itself, single class, both kinds of star',
    artifacts: {
      a: {
        'com/foo/in/A.class': { name: 'com/foo/in/A' },
        'com/foo/in/deep/B.class': { name: 'com/foo/in/deep/B' },
        'com/foo/all/deep/C.class': { name: 'com/foo/all/deep/C' },
        'com/foo/out/D.class': { name: 'com/foo/out/D' },
        'com/foo/E.class': { name: 'com/foo/E', source: 'E.java' },
        'com/bar/F.class': { name: 'com/bar/F', source: 'F.java' },
        'com/bar/G.class': { name: 'com/bar/G' },
        'com/bar/skip/H.class': { name: 'com/bar/skip/H' },
        'q/Uses.class': { name: 'q/Uses', fields: ['com/foo/out/D', 'com/bar/F'] },
        'q/Names.class': { name: 'q/Names', strings: ['com.foo.in', 'com.foo.all'] },
        'q/NamesAll.class': { name: 'q/NamesAll', strings: ['com.foo.all'] },
      },
    },
    configuration: `<relocations>
      ${relocation('com.foo', 's.foo', '<includes><include>com.foo.in.*</include><include>com.foo.all.**</include><include>com.foo.E</include></includes>')}
      ${relocation('com.bar', 's.bar', '<excludes><exclude>com.bar.F</exclude><exclude>com/bar/skip/**</exclude></excludes>')}
    </relocations>`,
  },
  {
    name: 'relocate-order',
    purpose:
      'the first relocation that can, wins; a result is not relocated again; no shadedPattern',
    artifacts: {
      a: {
        'com/foo/x/A.class': { name: 'com/foo/x/A' },
        'com/foo/B.class': { name: 'com/foo/B' },
        'org/hid/C.class': { name: 'org/hid/C' },
      },
    },
    configuration: `<relocations>${relocation('com.foo.x', 'com.foo.y')}${relocation('com.foo', 's')}<relocation><pattern>org.hid</pattern></relocation></relocations>`,
  },
  {
    name: 'relocate-raw-string',
    purpose: 'a raw string is a regular expression on paths and texts',
    artifacts: {
      a: {
        'data/v1/a.txt': 'a',
        'data/v1/A.class': { name: 'data/v1/A' },
        'q/Path.class': { name: 'q/Path', strings: ['look in data/v1/a.txt'] },
        'q/No.class': { name: 'q/No', strings: ['data.v1'] },
      },
    },
    configuration: `<relocations>${relocation('data/v([0-9])', 'other/w$1', '<rawString>true</rawString>')}</relocations>`,
  },
  {
    name: 'relocate-versioned',
    purpose: 'versioned classes keep their path; a folder with a dot cuts a class path short',
    artifacts: {
      a: {
        'META-INF/versions/9/com/foo/A.class': { name: 'com/foo/A' },
        'com/foo/A.class': { name: 'com/foo/A' },
        'BOOT-INF/lib.d/B.class': { name: 'B' },
      },
    },
    configuration: `<relocations>${relocation('com.foo', 's.foo')}</relocations>`,
  },
  {
    name: 'relocate-collision',
    purpose: 'two classes that relocation gives one path',
    artifacts: {
      a: { 's/A.class': { name: 's/A' } },
      b: { 'com/foo/A.class': { name: 'com/foo/A' } },
    },
    configuration: `<relocations>${relocation('com.foo', 's')}</relocations>`,
  },
  {
    name: 'services',
    purpose:
      'merged lines, repeats, comments, no line end at the end, a folder below, another path with that beginning',
    artifacts: {
      a: { 'META-INF/services/p.S': '# c\nx.A\nx.B', 'META-INF/services/sub/x': 'y' },
      b: { 'META-INF/services/p.S': 'x.B\r\nx.C\n\n', 'META-INF/services-other': 'z' },
    },
    configuration: transformer('ServicesResourceTransformer'),
  },
  {
    name: 'services-relocated',
    purpose: 'service and provider names move with their package; comments and part names do not',
    artifacts: {
      a: {
        'META-INF/services/com.foo.S':
          'com.foo.A\ncom.foobar.B\n# com.foo.C\ncom.foo.D # note on com.foo.E\n',
        'META-INF/services/q.S': 'com.foo.skip.F\ncom.foo.G\n',
      },
    },
    configuration: `<relocations>${relocation('com.foo', 's.foo', '<excludes><exclude>com.foo.skip.*</exclude></excludes>')}</relocations>${transformer('ServicesResourceTransformer')}`,
  },
  {
    name: 'services-meet',
    purpose: 'two service files that relocation makes one',
    artifacts: {
      a: { 'META-INF/services/com.foo.S': 'x.A\n' },
      b: { 'META-INF/services/s.foo.S': 'x.B\n' },
    },
    configuration: `<relocations>${relocation('com.foo', 's.foo')}</relocations>${transformer('ServicesResourceTransformer')}`,
  },
  {
    name: 'services-plain',
    purpose: 'without the transformer the first file wins and no name moves',
    artifacts: {
      a: { 'META-INF/services/com.foo.S': 'com.foo.A\n' },
      b: { 'META-INF/services/com.foo.S': 'com.foo.B\n' },
    },
    configuration: `<relocations>${relocation('com.foo', 's.foo')}</relocations>`,
  },
  {
    name: 'sisu',
    purpose: 'the index of injectable components: lines repeat',
    artifacts: twoTexts('META-INF/sisu/javax.inject.Named'),
    configuration: transformer('SisuIndexResourceTransformer'),
  },
  {
    name: 'appending',
    purpose: 'one path in several spellings, a line end behind each',
    artifacts: { a: { 'META-INF/x.txt': 'one' }, b: { 'meta-inf/X.TXT': 'two\n' } },
    configuration: transformer('AppendingTransformer', '<resource>META-INF/X.txt</resource>'),
  },
  {
    name: 'resource-bundle',
    purpose: 'bundles by language',
    artifacts: {
      a: {
        'i/m.properties': 'a=1',
        'i/m_de.properties': 'a=2',
        'i/m_de_AT_x.properties': 'a=3',
        'i/m_a_b_c_d.properties': 'a=4',
      },
      b: { 'i/m.properties': 'b=1', 'i/m_de.properties': 'b=2', 'i/m_1.properties': 'b=3' },
    },
    configuration: transformer('ResourceBundleAppendingTransformer', '<basename>i/m</basename>'),
  },
  {
    name: 'xml-appending',
    purpose: 'documents made one',
    artifacts: { a: { 'x.xml': '<a><b/></a>' }, b: { 'X.xml': '<a><c/></a>' } },
    configuration: transformer('XmlAppendingTransformer', '<resource>x.xml</resource>'),
  },
  {
    name: 'licence',
    purpose: 'licences are left out, in every spelling that counts',
    artifacts: {
      a: {
        'META-INF/LICENSE': 'a',
        'META-INF/license.txt': 'a',
        'META-INF/LICENSE.txt.old': 'a',
        'META-INF/LICENSE.md': 'a',
        'META-INF/LICENSE.html': 'a',
        LICENSE: 'a',
      },
    },
    configuration: transformer('ApacheLicenseResourceTransformer'),
  },
  {
    name: 'notice',
    purpose: 'one notice out of all',
    artifacts: {
      a: { 'META-INF/NOTICE': 'a', 'META-INF/notice.md': 'a' },
      b: { 'META-INF/NOTICE.txt': 'b', 'META-INF/NOTICE.old': 'b' },
    },
    configuration: transformer('ApacheNoticeResourceTransformer'),
  },
  {
    name: 'notice-of-nothing',
    purpose: 'a notice is written even if no jar has one',
    artifacts: { a: { 'a.txt': 'a' } },
    configuration: transformer(
      'ApacheNoticeResourceTransformer',
      '<projectName>x</projectName><addHeader>false</addHeader>',
    ),
  },
  {
    name: 'dont-include',
    purpose: 'what ends in one of the texts is left out',
    artifacts: {
      a: {
        'a.txt': 'a',
        'b/c.txt': 'c',
        'b/d.doc': 'd',
        'xa.txt': 'x',
        'p/A.class': { name: 'p/A' },
      },
    },
    configuration: transformer(
      'DontIncludeResourceTransformer',
      '<resources><resource>a.txt</resource><resource>.doc</resource><resource>A.class</resource></resources>',
    ),
  },
  {
    name: 'include',
    purpose: 'a file of the module under another path',
    artifacts: { a: { 'a.txt': 'a' } },
    own: { 'own.txt': 'own' },
    configuration: transformer(
      'IncludeResourceTransformer',
      '<file>pom.xml</file><resource>given/pom.txt</resource>',
    ),
  },
  {
    name: 'include-twice',
    purpose: 'a file under a path that a jar has already: the build stops',
    artifacts: { a: { 'a.txt': 'a' } },
    configuration: transformer(
      'IncludeResourceTransformer',
      '<file>pom.xml</file><resource>a.txt</resource>',
    ),
  },
  {
    name: 'manifest',
    purpose: "main class and entries on the module's manifest; other jars' manifests are gone",
    artifacts: {
      a: { 'META-INF/MANIFEST.MF': 'Manifest-Version: 1.0\nX: a\n\n' },
      b: { 'META-INF/manifest.mf': 'X: b\n\n' },
    },
    configuration: transformer(
      'ManifestResourceTransformer',
      '<mainClass>x.Main</mainClass><manifestEntries><Multi-Release>true</Multi-Release></manifestEntries>',
    ),
  },
  {
    name: 'components-xml',
    purpose: 'Plexus components merged; a file without any adds nothing',
    artifacts: {
      a: {
        'META-INF/plexus/components.xml':
          '<component-set><components><component><role>r</role><implementation>i</implementation></component></components></component-set>',
      },
      b: { 'META-INF/plexus/components.xml': '<component-set/>' },
    },
    configuration: transformer('ComponentsXmlResourceTransformer'),
  },
  {
    name: 'components-xml-of-none',
    purpose: 'no component, no file',
    artifacts: {
      a: { 'META-INF/plexus/components.xml': '<component-set><components/></component-set>' },
    },
    configuration: transformer('ComponentsXmlResourceTransformer'),
  },
  {
    name: 'plugin-xml',
    purpose: 'goals merged',
    artifacts: {
      a: {
        'META-INF/maven/plugin.xml':
          '<plugin><mojos><mojo><goal>g</goal><implementation>i</implementation></mojo></mojos></plugin>',
      },
    },
    configuration: transformer('PluginXmlResourceTransformer'),
  },
  {
    name: 'groovy-one-kind',
    purpose: 'a descriptor with extension classes alone is lost',
    artifacts: {
      a: {
        'META-INF/services/org.codehaus.groovy.runtime.ExtensionModule': 'extensionClasses=a.A\n',
      },
    },
    configuration: transformer('GroovyResourceTransformer'),
  },
  {
    name: 'groovy-both-kinds',
    purpose: 'one descriptor at the newer path',
    artifacts: {
      a: {
        'META-INF/services/org.codehaus.groovy.runtime.ExtensionModule': 'extensionClasses = a.A\n',
      },
      b: {
        'META-INF/groovy/org.codehaus.groovy.runtime.ExtensionModule':
          'staticExtensionClasses: a.S, \\\n  a.T\n',
      },
    },
    configuration: transformer('GroovyResourceTransformer'),
  },
  {
    name: 'properties',
    purpose: 'files of properties merged by ordinal',
    artifacts: { a: { 'c.properties': 'o=2\nx=1\n' }, b: { 'c.properties': 'o=1\nx=2\ny=3\n' } },
    configuration: transformer(
      'properties.PropertiesTransformer',
      '<resource>c.properties</resource><ordinalKey>o</ordinalKey>',
    ),
  },
  {
    name: 'openwebbeans',
    purpose: 'the same at its own path',
    artifacts: twoTexts('META-INF/openwebbeans/openwebbeans.properties'),
    configuration: transformer('properties.OpenWebBeansPropertiesTransformer'),
  },
  {
    name: 'microprofile',
    purpose: 'the same at a path that is told',
    artifacts: twoTexts('META-INF/microprofile-config.properties'),
    configuration: transformer(
      'properties.MicroprofileConfigTransformer',
      '<resource>META-INF/microprofile-config.properties</resource>',
    ),
  },
  {
    name: 'first-transformer-wins',
    purpose: 'two transformers that claim one path',
    artifacts: twoTexts('META-INF/services/p.S'),
    configuration: `<transformers><transformer implementation="${resource}.AppendingTransformer"><resource>META-INF/services/p.S</resource></transformer><transformer implementation="${resource}.ServicesResourceTransformer"/></transformers>`,
  },
  {
    name: 'final-name',
    purpose: 'the jar under a name of its own',
    artifacts: { a: { 'a.txt': 'a' } },
    configuration: '<finalName>other</finalName>',
  },
  {
    name: 'attached',
    purpose: 'the jar under a classifier',
    artifacts: { a: { 'a.txt': 'a' } },
    configuration:
      '<shadedArtifactAttached>true</shadedArtifactAttached><shadedClassifierName>all</shadedClassifierName>',
  },
  {
    name: 'output-file',
    purpose: 'the jar where it is told',
    artifacts: { a: { 'a.txt': 'a' } },
    configuration: '<outputFile>${project.build.directory}/out.jar</outputFile>',
  },
];
