import type { ShadeCase } from './shade-case.js';
import { relocation, resource, transformer, twoTexts } from './shade-case.js';

/** Resources that transformers merge, drop or write. */
export const mergingCases: readonly ShadeCase[] = [
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
];
