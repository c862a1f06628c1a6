import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { maven, jdkHome, ran, succeed } from './programs.js';
import type { Ran } from './programs.js';

/** Java that builds, and the newest with long-term support. */
export const javaOfBuild = 17;
export const newestJava = 25;

/** Takes buffers from the pool of hadoop-cos and gives them back. */
export const spill = 'org/apache/hadoop/fs/cosn/BufferPoolSpill';

/** What a consumer's class path holds beside the uber jar; the first one is the consumer. */
export const besideUber = [
  'org.apache.hadoop:hadoop-cos:3.4.1',
  'com.qcloud:cos_api-bundle:5.6.69',
  'org.slf4j:slf4j-api:1.7.36',
  'commons-logging:commons-logging:1.2',
];

/** Compiled for Java 8, as the oldest class path entry may be run there. */
export async function compileDrivers(
  names: readonly string[],
  folder: string,
  path: string,
): Promise<void> {
  const sources = names.map((driver) => resolve('test/live/drivers', `${driver}.java`));
  mkdirSync(folder, { recursive: true });
  const javac = join(jdkHome(javaOfBuild), 'bin', 'javac');
  await succeed(javac, ['--release', '8', '-nowarn', '-cp', path, '-d', folder, ...sources]);
}

/** Runs a driver that must succeed, on a JDK of that version; answers what it said. */
export async function runJava(
  feature: number,
  path: string,
  args: readonly string[],
): Promise<string> {
  return (await succeed(javaOf(feature), ['-cp', path, ...args])).stdout;
}

/** The same, whatever its exit code. */
export function tryJava(feature: number, path: string, args: readonly string[]): Promise<Ran> {
  return ran(javaOf(feature), ['-cp', path, ...args]);
}

function javaOf(feature: number): string {
  return join(jdkHome(feature), 'bin', 'java');
}

/** A published artifact with a classifier: `g:a:v:type:classifier`. */
export async function obtainClassified(artifact: string, folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  await maven(
    [
      'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy',
      `-Dartifact=${artifact}`,
      `-DoutputDirectory=${folder}`,
    ],
    folder,
  );
  const [, artifactId, version, , classifier] = artifact.split(':');
  return join(folder, `${artifactId}-${version}-${classifier}.jar`);
}
