import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { Model } from '../../../src/maven/pom/model.js';
import type { PomEdit } from '../../../src/uber/generate/edit-pom.js';
import { editPom } from '../../../src/uber/generate/edit-pom.js';
import type { Decision } from '../../../src/uber/plan/decision.js';
import { decisions } from './decisions.js';
import { changedLines, model } from './support.js';

const nothing = {
  properties: {},
  rename: undefined,
  decisions: [],
  relativePath: undefined,
} as const;

function edited(text: string, edit: Partial<PomEdit>, effective: Model = model({})): string {
  return editPom(text, { ...nothing, effective, ...edit }, 'pom.xml');
}

const small = `<project>
  <artifactId>tool-1.0-uber</artifactId>
  <!-- the tool's version: 1.0 -->
  <properties>
    <tool.version>1.0</tool.version> <!-- keep -->
  </properties>
  <dependencies>
    <dependency>
      <groupId>a</groupId>
      <artifactId>one</artifactId>
      <version>\${tool.version}</version> <!-- why not 2 -->
    </dependency>
  </dependencies>
</project>
`;

describe('what is asked for by name', () => {
  test('a property keeps its place and its comment', () => {
    expect(changedLines(small, edited(small, { properties: { 'tool.version': '2.0' } }))).toEqual([
      '-    <tool.version>1.0</tool.version> <!-- keep -->',
      '+    <tool.version>2.0</tool.version> <!-- keep -->',
    ]);
  });

  test('a property that the module lacks comes last', () => {
    expect(changedLines(small, edited(small, { properties: { other: 'a<b' } }))).toEqual([
      '+    <other>a&lt;b</other>',
    ]);
  });

  test('without properties the list is written in its place', () => {
    const text = '<project>\n\t<artifactId>x</artifactId>\n\t<build/>\n</project>';
    expect(edited(text, { properties: { n: 'v' } })).toBe(
      '<project>\n\t<artifactId>x</artifactId>\n\t<properties>\n\t\t<n>v</n>\n\t</properties>\n\t<build/>\n</project>',
    );
  });

  test.each([
    ['<properties/>', '<properties>\n    <n>v</n>\n  </properties>'],
    ['<properties></properties>', '<properties>\n    <n>v</n>\n  </properties>'],
    ['<properties>\n  </properties>', '<properties>\n    <n>v</n>\n  </properties>'],
    ['<properties><m>1</m></properties>', '<properties><m>1</m>\n    <n>v</n>\n  </properties>'],
    [
      '<properties>\n    <!-- none -->\n  </properties>',
      '<properties>\n    <!-- none -->\n    <n>v</n>\n  </properties>',
    ],
    ['<properties>\n    <n/>\n  </properties>', '<properties>\n    <n>v</n>\n  </properties>'],
    [
      '<properties>\n    <n><!-- c --> u </n>\n  </properties>',
      '<properties>\n    <n><!-- c --> v </n>\n  </properties>',
    ],
    [
      '<properties>\n    <n>1</n>\n    <n><![CDATA[2]]></n>\n  </properties>',
      '<properties>\n    <n>1</n>\n    <n>v</n>\n  </properties>',
    ],
  ])('a property is set in %j', (before, after) => {
    const wrap = (inner: string): string => `<project>\n  ${inner}\n</project>\n`;
    expect(edited(wrap(before), { properties: { n: 'v' } })).toBe(wrap(after));
  });

  test('names that repeat the old version move together, comments and versions stay', () => {
    const rename = {
      artifactId: { from: 'tool-1.0-uber', to: 'tool-2.0-uber' },
      versions: [{ from: '1.0', to: '2.0' }],
    };
    const text = small.replace(
      '</dependencies>',
      '</dependencies>\n  <build><finalName>tool-1.0-uber-all</finalName></build>',
    );
    expect(changedLines(text, edited(text, { rename }))).toEqual([
      '-  <artifactId>tool-1.0-uber</artifactId>',
      '-  <build><finalName>tool-1.0-uber-all</finalName></build>',
      '+  <artifactId>tool-2.0-uber</artifactId>',
      '+  <build><finalName>tool-2.0-uber-all</finalName></build>',
    ]);
  });

  test.each([
    ['', '', '    <relativePath/>\n'],
    ['', '../../pom.xml', '    <relativePath>../../pom.xml</relativePath>\n'],
    ['    <relativePath>../x</relativePath>\n', '', '    <relativePath></relativePath>\n'],
  ])('relativePath %j becomes %j', (before, path, after) => {
    const wrap = (line: string): string =>
      `<project>\n  <parent>\n    <version>1</version>\n${line}  </parent>\n</project>`;
    expect(edited(wrap(before), { relativePath: path })).toBe(wrap(after));
  });
});

describe('decisions', () => {
  const effective = model({
    properties: { 'tool.version': '1.0' },
    shadeExecutions: [{ id: 'default', lists: {} }],
  });

  test.each(Object.entries(decisions))(
    '%s is written as recorded',
    async (name, decision: Decision) => {
      await expect(edited(small, { decisions: [decision] }, effective)).toMatchFileSnapshot(
        `../../fixtures/generate/${name}.xml`,
      );
    },
  );

  test('all of them find room in one definition', async () => {
    const text = edited(small, { decisions: Object.values(decisions) }, effective);
    await expect(text).toMatchFileSnapshot('../../fixtures/generate/all.xml');
  });

  test('making an edit again changes nothing but for items of lists', () => {
    const idempotent = Object.values(decisions).filter(({ kind }) =>
      ['exclude', 'manage', 'plugin'].includes(kind),
    );
    const once = edited(small, { decisions: idempotent }, effective);
    expect(edited(once, { decisions: idempotent }, effective)).toBe(once);
  });
});

describe('what is there already is used', () => {
  const shade = (configuration: string): string => `<project>
  <dependencyManagement>
    <dependencies>
      <dependency>
        <groupId>m</groupId>
        <artifactId>text</artifactId>
        <version>1.0</version>
      </dependency>
    </dependencies>
  </dependencyManagement>
  <dependencies>
    <dependency>
      <groupId>\${group}</groupId>
      <artifactId>one</artifactId>
      <exclusions>
        <exclusion>
          <groupId>x</groupId>
          <artifactId>y</artifactId>
        </exclusion>
      </exclusions>
    </dependency>
  </dependencies>
  <build>
    <plugins>
      <plugin>
        <groupId>org.apache.maven.plugins</groupId>
        <artifactId>maven-shade-plugin</artifactId>
        <version>3.1</version>
        <executions>
          <execution>
            <id>uber</id>
            <configuration>
${configuration}
            </configuration>
          </execution>
        </executions>
      </plugin>
    </plugins>
  </build>
</project>
`;
  const indent = ' '.repeat(14);
  const effective = model({
    properties: { group: 'a' },
    shadeExecutions: [{ id: 'uber', lists: {} }],
  });

  test('a managed entry, a plugin element, exclusions and a list of filters', async () => {
    const text = shade(`${indent}<filters>\n${indent}</filters>`);
    const result = edited(text, { decisions: Object.values(decisions) }, effective);
    await expect(result).toMatchFileSnapshot('../../fixtures/generate/own-places.xml');
  });

  test('a manifest transformer, and the entry in it', () => {
    const attributes =
      'implementation="org.apache.maven.plugins.shade.resource.ManifestResourceTransformer"';
    const wrap = (entry: string): string =>
      shade(
        `${indent}<transformers>\n${indent}  <transformer ${attributes}>\n${indent}    <manifestEntries>\n${entry}${indent}    </manifestEntries>\n${indent}  </transformer>\n${indent}</transformers>`,
      );
    const why = `${indent}      <!-- its provider ProviderImpl exists only for Java 11+, the manifest does not switch that on -->\n`;
    const set = `${indent}      <Multi-Release>true</Multi-Release>\n`;
    const other = `${indent}      <X>y</X>\n`;
    const edit = { decisions: [decisions.manifest] };
    expect(edited(wrap(other), edit, effective)).toBe(wrap(other + why + set));
    const unset = `${indent}      <Multi-Release>false</Multi-Release>\n`;
    expect(edited(wrap(unset + other), edit, effective)).toBe(wrap(why + set + other));
  });

  test('an inherited dependency is written again with its exclusion, an inherited entry with its scope', () => {
    const inherited = {
      groupId: 'a',
      artifactId: 'one',
      version: '7',
      type: 'test-jar',
      classifier: 'c',
      scope: 'provided',
      optional: true,
      systemPath: undefined,
      exclusions: [{ groupId: 'x', artifactId: '*' }],
    };
    const managed = { ...inherited, groupId: 'm', artifactId: 'text', type: 'jar', classifier: '' };
    const parents = model({ dependencies: [inherited], dependencyManagement: [managed] });
    const text = edited(
      '<project>\n</project>\n',
      { decisions: [decisions.exclude, decisions.manage] },
      parents,
    );
    expect(text.replaceAll(/\s+/g, '')).toContain(
      '<dependency><groupId>a</groupId><artifactId>one</artifactId><version>7</version><type>test-jar</type><classifier>c</classifier><scope>provided</scope><exclusions><exclusion><groupId>x</groupId><artifactId>*</artifactId></exclusion><!--',
    );
    expect(text.replaceAll(/\s+/g, '')).toContain(
      '<artifactId>text</artifactId><version>1.2</version><scope>provided</scope><exclusions><exclusion><groupId>x</groupId><artifactId>*</artifactId></exclusion></exclusions><optional>true</optional></dependency>',
    );
  });
});

describe('what is not touched keeps its bytes', () => {
  const effective = model({ shadeExecutions: [{ id: 'default', lists: {} }] });

  test.each([
    ['CRLF', '\r\n', '  '],
    ['CR', '\r', '  '],
    ['tabs', '\n', '\t'],
    ['four spaces', '\n', '    '],
  ])('with %s, what is inserted looks like the rest', (_name, newline, unit) => {
    const style = (text: string): string =>
      text
        .replaceAll(/^(?: {2})+/gm, (indent) => unit.repeat(indent.length / 2))
        .replaceAll('\n', newline);
    const all = { decisions: Object.values(decisions), properties: { a: 'b' } };
    expect(edited(style(small), all, effective)).toBe(style(edited(small, all, effective)));
  });

  test('every line of the old text is in the new one, in order, whatever the layout', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('', ' ', '\n', '\n\n', '\t', '<!-- c -->', '<!--\n-->'), {
          minLength: 8,
          maxLength: 8,
        }),
        (gaps) => {
          const gap = (index: number): string => gaps[index] ?? '';
          const text = `<project>${gap(0)}<artifactId>x</artifactId>${gap(1)}<dependencies>${gap(2)}<dependency>${gap(3)}<groupId>a</groupId>${gap(4)}<artifactId>one</artifactId>${gap(5)}</dependency>${gap(6)}</dependencies>${gap(7)}</project>`;
          const result = edited(text, { decisions: Object.values(decisions) }, effective);
          expect(isSubsequence(tokens(text), tokens(result))).toBe(true);
        },
      ),
      { seed: 7 },
    );
  });
});

function tokens(text: string): readonly string[] {
  return text.match(/<!--[\s\S]*?-->|<[^>]*>|[^<\s]+/g) ?? [];
}

function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const token of whole) if (token === part[at]) at++;
  return at === part.length;
}
