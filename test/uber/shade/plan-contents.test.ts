import { describe, expect, it } from 'vitest';
import { readModel } from '../../../src/maven/pom/read-model.js';
import type { Contents } from '../../../src/uber/shade/contents.js';
import { shadeExecutions } from '../../../src/uber/shade/executions.js';
import { resourceBundles } from '../../../src/uber/shade/own-jar.js';
import { planContents } from '../../../src/uber/shade/plan-contents.js';
import type { ShadeCase } from '../../support/shade-cases/shade-case.js';
import { caseInput, readableJar } from '../../support/shade-module.js';
import { zip } from '../../support/zip.js';

describe('what contents tell of themselves', () => {
  it('names winner and losers of a path, and whether their bytes differ', () => {
    const contents = plan({
      a: { 'x.txt': '1', 'y.txt': 'same' },
      b: { 'x.txt': '2', 'y.txt': 'same' },
    });
    expect(contents.overlaps).toEqual([
      { path: 'x.txt', winner: at('a'), losers: [{ origin: at('b'), sameBytes: false }] },
      { path: 'y.txt', winner: at('a'), losers: [{ origin: at('b'), sameBytes: true }] },
    ]);
    expect(contents.problems).toEqual([
      { code: 'shade.differing-resources', count: 1, example: 'x.txt' },
    ]);
  });

  it('tells classes that differ by pair of artifacts', () => {
    const contents = plan({
      a: {
        'p/A.class': { name: 'p/A', strings: ['1'] },
        'p/B.class': { name: 'p/B', strings: ['1'] },
      },
      b: {
        'p/A.class': { name: 'p/A', strings: ['2'] },
        'p/B.class': { name: 'p/B', strings: ['2'] },
      },
    });
    expect(contents.problems).toEqual([
      {
        code: 'shade.differing-classes',
        winner: at('a'),
        loser: at('b'),
        count: 2,
        example: 'p/A.class',
      },
    ]);
  });

  it('tells a relocation that moves nothing', () => {
    const contents = plan({ a: { 'a.txt': 'a' } }, relocations('com.foo', 's'));
    expect(contents.problems).toEqual([
      { code: 'shade.dead-relocation', pattern: 'com.foo', shadedPattern: 's' },
    ]);
  });

  it('tells a package that moves in part, and versioned classes that stay', () => {
    const contents = plan(
      {
        a: {
          'com/foo/in/A.class': { name: 'com/foo/in/A' },
          'com/foo/B.class': { name: 'com/foo/B' },
          'META-INF/versions/9/com/foo/in/A.class': { name: 'com/foo/in/A' },
        },
      },
      relocations('com.foo', 's', '<includes><include>com.foo.in.*</include></includes>'),
    );
    expect(contents.problems).toEqual([
      {
        code: 'shade.half-relocated',
        pattern: 'com.foo',
        shadedPattern: 's',
        moved: 1,
        left: 1,
        packages: ['com/foo'],
      },
      {
        code: 'shade.versioned-not-relocated',
        pattern: 'com.foo',
        count: 1,
        example: 'META-INF/versions/9/com/foo/in/A.class',
      },
      { code: 'shade.versioned-without-flag', count: 1, versions: [9], artifacts: [at('a')] },
    ]);
  });

  it('says nothing of versioned classes that the manifest switches on', () => {
    const transformer =
      '<transformers><transformer implementation="org.apache.maven.plugins.shade.resource.ManifestResourceTransformer"><manifestEntries><Multi-Release>true</Multi-Release></manifestEntries></transformer></transformers>';
    const contents = plan({ a: { 'META-INF/versions/9/p/A.class': { name: 'p/A' } } }, transformer);
    expect(contents.problems).toEqual([]);
    expect(contents.manifest).toEqual({ 'Multi-Release': 'true' });
  });

  it('gives services with their providers before and after relocation', () => {
    const contents = plan(
      {
        a: { 'META-INF/services/q.S': '# c\ncom.foo.A\n' },
        b: { 'META-INF/services/q.S': 'q.B\n' },
      },
      `${relocations('com.foo', 's')}<transformers><transformer implementation="org.apache.maven.plugins.shade.resource.ServicesResourceTransformer"/></transformers>`,
    );
    expect(contents.services).toEqual([
      {
        service: 'q.S',
        providers: [
          { name: 's.A', origin: at('a'), originalName: 'com.foo.A' },
          { name: 'q.B', origin: at('b'), originalName: 'q.B' },
        ],
      },
    ]);
  });

  it('gives the reason why an artifact is kept out', () => {
    const input = caseInput(
      {
        ...shadeCase({ a: { 'a.txt': 'a' }, b: { 'b.txt': 'b' }, c: { 'c.txt': 'c' } }),
        scopes: { b: 'provided' },
        configuration: '<artifactSet><excludes><exclude>*:c</exclude></excludes></artifactSet>',
      },
      '3.6.0',
    );
    expect(planContents(input)[0]?.artifacts.map(({ inclusion }) => inclusion)).toEqual([
      { kind: 'included' },
      { kind: 'excluded', rule: 'scope provided' },
      { kind: 'excluded', rule: 'artifactSet exclude *:c' },
    ]);
  });

  it('tells an artifact without a file and a damaged entry, and plans the rest', () => {
    const input = caseInput(shadeCase({ a: { 'a.txt': 'a' }, b: { 'b.txt': 'b' } }), '3.6.0');
    const [a, b] = input.artifacts;
    if (!a || !b) throw new Error('the case has two artifacts');
    const damaged = zip([{ path: 'META-INF/services/p.S', content: 'x.A', crc32: 1 }]);
    const [contents] = planContents({
      ...input,
      artifacts: [
        { ...a, jar: undefined },
        { ...b, jar: readableJar(damaged, 'b.jar') },
      ],
    });
    expect(contents?.problems.map(({ code }) => code)).toEqual([
      'shade.artifact-missing',
      'jar.wrong-checksum',
    ]);
    expect(contents?.entries.map(({ path }) => path)).toContain('META-INF/services/p.S');
  });

  it('starts the next execution from a jar that took the place of the module', () => {
    const input = caseInput(shadeCase({ a: { 'p/A.class': { name: 'p/A' } } }), '3.6.0');
    const [first] = input.executions;
    if (!first) throw new Error('the case has an execution');
    const kept = {
      name: 'artifactSet',
      value: undefined,
      attributes: {},
      children: [
        {
          name: 'excludes',
          value: undefined,
          attributes: {},
          children: [{ name: 'exclude', value: '*:a', attributes: {}, children: [] }],
        },
      ],
    };
    const second = {
      id: 'second',
      configuration: { name: 'configuration', value: undefined, attributes: {}, children: [kept] },
    };
    const [, contents] = planContents({ ...input, executions: [first, second] });
    expect(contents?.entries.map(({ path, origin }) => [path, origin])).toContainEqual([
      'p/A.class',
      'example.shade:example:1',
    ]);
  });

  it('leaves a skipped execution out', () => {
    expect(planContents(caseInput(shadeCase({}, '<skip>true</skip>'), '3.6.0'))).toEqual([]);
  });
});

describe("the module's own jar before it is built", () => {
  const pom = `<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>m</artifactId><version>1</version><build><plugins>
    <plugin><artifactId>maven-remote-resources-plugin</artifactId><executions><execution><goals><goal>process</goal></goals>
      <configuration><resourceBundles><resourceBundle>b.g:bundle:1.5</resourceBundle></resourceBundles></configuration></execution></executions></plugin>
    <plugin><artifactId>maven-shade-plugin</artifactId><executions>
      <execution><id>late</id><phase>install</phase><goals><goal>shade</goal></goals></execution>
      <execution><id>off</id><phase>none</phase><goals><goal>shade</goal></goals></execution>
      <execution><id>early</id><phase>package</phase><goals><goal>shade</goal></goals></execution>
    </executions></plugin>
  </plugins></build></project>`;
  const model = readModel({ text: pom, location: 'pom.xml', folder: undefined, sha256: '' });

  it('runs executions by phase, and one without a phase not at all', () => {
    expect(shadeExecutions(model).map(({ id }) => id)).toEqual(['early', 'late']);
  });

  it('has the files of resource bundles, templates without their suffix', () => {
    expect(resourceBundles(model)).toEqual([
      { groupId: 'b.g', artifactId: 'bundle', version: '1.5', extension: 'jar', classifier: '' },
    ]);
    const bundle = zip([
      {
        path: 'META-INF/maven/remote-resources.xml',
        content:
          '<remoteResourcesBundle><remoteResources><remoteResource>META-INF/LICENSE</remoteResource><remoteResource>META-INF/NOTICE.vm</remoteResource></remoteResources></remoteResourcesBundle>',
      },
    ]);
    const planned = (bundles: readonly ReturnType<typeof readableJar>[]): Contents | undefined => {
      const base = caseInput(shadeCase({}), '3.6.0');
      return planContents({
        ...base,
        executions: [{ id: 'x', configuration: undefined }],
        module: {
          ...base.module,
          model,
          own: { kind: 'unbuilt', hasSources: true, resources: ['r.txt'], bundles },
        },
      })[0];
    };
    const contents = planned([readableJar(bundle, 'bundle.jar')]);
    expect(contents?.entries.map(({ path, crc32, kind }) => [path, crc32, kind])).toEqual([
      ['META-INF/LICENSE', undefined, 'module'],
      ['META-INF/MANIFEST.MF', undefined, 'module'],
      ['META-INF/NOTICE', undefined, 'module'],
      ['META-INF/maven/g/m/pom.properties', undefined, 'module'],
      ['META-INF/maven/g/m/pom.xml', undefined, 'module'],
      ['r.txt', undefined, 'module'],
    ]);
    expect(planned([])?.problems.map(({ code }) => code)).toEqual([
      'shade.sources-not-compiled',
      'shade.resource-bundle-unread',
    ]);
  });
});

function shadeCase(artifacts: ShadeCase['artifacts'], configuration = ''): ShadeCase {
  return { name: 'example', purpose: '', artifacts, configuration };
}

function plan(artifacts: ShadeCase['artifacts'], configuration = ''): Contents {
  const [contents] = planContents(caseInput(shadeCase(artifacts, configuration), '3.6.0'));
  if (!contents) throw new Error('the case has an execution');
  return contents;
}

function relocations(pattern: string, shaded: string, limits = ''): string {
  return `<relocations><relocation><pattern>${pattern}</pattern><shadedPattern>${shaded}</shadedPattern>${limits}</relocation></relocations>`;
}

function at(artifactId: string): string {
  return `example.shade:${artifactId}:1-example`;
}
