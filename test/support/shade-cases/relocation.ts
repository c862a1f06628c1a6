import type { ShadeCase } from './shade-case.js';
import { relocation } from './shade-case.js';

/** Packages that move. */
export const relocationCases: readonly ShadeCase[] = [
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
];
