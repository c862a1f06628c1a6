import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ZipEntry } from './zip.js';
import { zip } from './zip.js';

/** Writes files below a folder. */
export function layOut(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** What a POM of a shading module says beside its name. */
export interface ShadingModule {
  readonly artifactId?: string;
  readonly packaging?: string;
  readonly parent?: string;
  /** Absent: one, `a`, that can be set. */
  readonly properties?: string;
  readonly dependencies?: readonly string[];
  readonly configuration?: string;
  /** Without the shade plugin. */
  readonly plain?: boolean;
}

/** A POM; dependencies are `g:a:v`. */
export function pomText(module: ShadingModule = {}): string {
  const {
    artifactId = 'acme-uber',
    packaging = 'jar',
    parent = '',
    properties = '<a>0</a>',
  } = module;
  return `<project>
  <modelVersion>4.0.0</modelVersion>
${parent}  <groupId>org.acme</groupId>
  <artifactId>${artifactId}</artifactId>
  <version>1.0</version>
  <packaging>${packaging}</packaging>
  <properties>${properties}</properties>
  <dependencies>
${(module.dependencies ?? []).map(dependency).join('')}  </dependencies>
${module.plain ? '' : shading(module.configuration ?? '')}</project>
`;
}

function dependency(coordinates: string): string {
  const [groupId, artifactId, version] = coordinates.split(':');
  return `    <dependency>
      <groupId>${groupId}</groupId>
      <artifactId>${artifactId}</artifactId>
      <version>${version}</version>
    </dependency>
`;
}

function shading(configuration: string): string {
  return `  <build>
    <plugins>
      <plugin>
        <groupId>org.apache.maven.plugins</groupId>
        <artifactId>maven-shade-plugin</artifactId>
        <version>3.4.1</version>
        <executions>
          <execution>
            <phase>package</phase>
            <goals>
              <goal>shade</goal>
            </goals>
            <configuration>${configuration}</configuration>
          </execution>
        </executions>
      </plugin>
    </plugins>
  </build>
`;
}

/** Files of a maven2 layout for an artifact without dependencies: POM, jar, and the checksums of both. */
export function published(
  coordinates: string,
  jar: readonly ZipEntry[] | Uint8Array,
  pom?: string,
): Readonly<Record<string, string | Uint8Array>> {
  const [groupId = '', artifactId = '', version = ''] = coordinates.split(':');
  const base = `${groupId.replaceAll('.', '/')}/${artifactId}/${version}/${artifactId}-${version}`;
  const text =
    pom ??
    `<project><modelVersion>4.0.0</modelVersion><groupId>${groupId}</groupId><artifactId>${artifactId}</artifactId><version>${version}</version></project>\n`;
  const bytes = jar instanceof Uint8Array ? jar : zip(jar);
  return {
    [`${base}.pom`]: text,
    [`${base}.pom.sha1`]: sha1(text),
    [`${base}.jar`]: bytes,
    [`${base}.jar.sha1`]: sha1(bytes),
  };
}

function sha1(content: string | Uint8Array): string {
  return createHash('sha1').update(content).digest('hex');
}
