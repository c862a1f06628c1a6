import type { Contents } from '../../src/uber/shade/contents.js';
import { readDirectory } from '../../src/formats/jar/directory.js';
import { readEntry } from '../../src/formats/jar/read-entry.js';
import { readModel } from '../../src/maven/pom/read-model.js';
import { shadeExecutions } from '../../src/uber/shade/executions.js';
import type { ReadableJar, ShadeArtifact, ShadeInput } from '../../src/uber/shade/input.js';
import { planContents } from '../../src/uber/shade/plan-contents.js';
import type { ShadeCase } from './shade-cases/shade-case.js';
import { tinyClass } from './tiny-class.js';
import { byteSource, zip } from './zip.js';

/** One line of a recorded listing. */
export interface RecordedEntry {
  readonly path: string;
  readonly crc32: number;
  readonly size: number;
}

/** What the real plugin made of a case: its entries, or a broken build. */
export type Recorded = readonly RecordedEntry[] | 'broken';

/** The jars of a case, by artifactId. */
export function caseJars(shadeCase: ShadeCase): ReadonlyMap<string, Buffer> {
  return new Map(
    Object.entries(shadeCase.artifacts).map(([artifactId, files]) => [
      artifactId,
      zip(
        Object.entries(files).map(([path, content]) => ({
          path,
          content: typeof content === 'string' ? content : tinyClass(content),
        })),
      ),
    ]),
  );
}

/** The POM of a case's module. */
export function casePom(shadeCase: ShadeCase, version: string): string {
  const dependencies = Object.keys(shadeCase.artifacts).map(
    (
      artifactId,
    ) => `<dependency><groupId>example.shade</groupId><artifactId>${artifactId}</artifactId>
      <version>1-${shadeCase.name}</version><scope>${shadeCase.scopes?.[artifactId] ?? 'compile'}</scope></dependency>`,
  );
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>example.shade</groupId>
  <artifactId>${shadeCase.name}</artifactId>
  <version>1</version>
  <properties><project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>
  <dependencies>${dependencies.join('\n')}</dependencies>
  <build><plugins><plugin>
    <groupId>org.apache.maven.plugins</groupId>
    <artifactId>maven-shade-plugin</artifactId>
    <version>${version}</version>
    <executions><execution>
      <phase>package</phase>
      <goals><goal>shade</goal></goals>
      <configuration><createDependencyReducedPom>false</createDependencyReducedPom>${shadeCase.configuration}</configuration>
    </execution></executions>
  </plugin></plugins></build>
</project>
`;
}

/** What the real plugin is asked to do, as an input of ours. The module was not built. */
export function caseInput(shadeCase: ShadeCase, version: string): ShadeInput {
  const text = casePom(shadeCase, version);
  const model = readModel({ text, location: 'pom.xml', folder: undefined, sha256: '' });
  const jars = caseJars(shadeCase);
  return {
    module: {
      coordinates: coordinates(shadeCase.name, '1'),
      model,
      own: {
        kind: 'unbuilt',
        hasSources: false,
        resources: Object.keys(shadeCase.own ?? {}),
        bundles: [],
      },
    },
    plugin: { version, parameters: undefined },
    executions: shadeExecutions(model),
    artifacts: [...jars].map(([artifactId, bytes]): ShadeArtifact => ({
      coordinates: coordinates(artifactId, `1-${shadeCase.name}`),
      type: 'jar',
      scope: shadeCase.scopes?.[artifactId] ?? 'compile',
      optional: false,
      path: [`example.shade:${shadeCase.name}:1`, `example.shade:${artifactId}:1`],
      jar: readableJar(bytes, `${artifactId}.jar`),
    })),
  };
}

/** A jar in memory. */
export function readableJar(bytes: Uint8Array, name: string): ReadableJar {
  const source = byteSource(bytes, name);
  return { directory: readDirectory(source), read: (entry) => readEntry(source, entry) };
}

/** Everything in which a plan differs from what the plugin made; empty where they agree. */
export function differences(
  shadeCase: ShadeCase,
  version: string,
  made: Recorded,
): readonly string[] {
  const input = caseInput(shadeCase, version);
  const [contents] = planContents(input);
  if (!contents) return ['no contents'];
  const broken = contents.problems.some(
    ({ code }) => code === 'shade.duplicate-output' || code === 'shade.unknown-transformer',
  );
  if (made === 'broken' || broken)
    return broken === (made === 'broken')
      ? []
      : [`build ${made === 'broken' ? 'breaks' : 'works'}`];
  return [...pathDifferences(contents, made), ...byteDifferences(input, contents, made)];
}

function pathDifferences(contents: Contents, made: readonly RecordedEntry[]): readonly string[] {
  const [planned, real] = [contents.entries, made].map(
    (entries) => new Set(entries.map(({ path }) => path)),
  );
  return [
    ...[...(real ?? [])]
      .filter((path) => !planned?.has(path))
      .map((path) => `not planned: ${path}`),
    ...[...(planned ?? [])].filter((path) => !real?.has(path)).map((path) => `not made: ${path}`),
  ];
}

function byteDifferences(
  input: ShadeInput,
  contents: Contents,
  made: readonly RecordedEntry[],
): readonly string[] {
  const { version } = input.plugin;
  const real = new Map(made.map((entry) => [entry.path, entry]));
  const original = (path: string): number | undefined =>
    input.artifacts
      .flatMap(({ jar }) => jar?.directory.entries ?? [])
      .find((entry) => entry.path === path)?.crc32;
  return contents.entries.flatMap((entry) => {
    const found = real.get(entry.path);
    if (!found) return [];
    // Before 3.3.0 all classes went through the bytecode library, which gives a class of a test back as it was.
    if (entry.kind === 'rewritten' && version === '3.2.4') return [];
    if (entry.kind === 'rewritten')
      return found.crc32 === original(entry.originalPath) ? [`not rewritten: ${entry.path}`] : [];
    return entry.crc32 === undefined || entry.crc32 === found.crc32
      ? []
      : [`other bytes: ${entry.path}`];
  });
}

function coordinates(artifactId: string, version: string) {
  return { groupId: 'example.shade', artifactId, version, classifier: '', extension: 'jar' };
}
