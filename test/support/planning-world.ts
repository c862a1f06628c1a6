import { createHash } from 'node:crypto';
import type { Fetch } from '../../src/contract/ports/fetch.js';
import type { Files } from '../../src/contract/ports/files.js';
import { readDirectory } from '../../src/formats/jar/directory.js';
import { readEntry } from '../../src/formats/jar/read-entry.js';
import type { IndexedJar, TaskList } from '../../src/goals/input/tasks.js';
import type { World } from '../../src/goals/input/world.js';
import type { PlanOptions } from '../../src/goals/plan/plan.js';
import { encodeClassList } from '../../src/jvm/classpath/class-list.js';
import { encodeIndex } from '../../src/jvm/classpath/encode-index.js';
import { indexJarSlice } from '../../src/jvm/classpath/index-slices.js';
import { indexClasses } from '../../src/jvm/classpath/index-classes.js';
import { packagedPlatformTable } from '../../src/platform/platform-table.js';
import { memoryFiles } from './memory.js';
import { memoryWorld } from './memory-world.js';
import { published } from './shading-module.js';
import type { ZipEntry } from './zip.js';
import { byteSource } from './zip.js';

/** Where the module lies in a planning world. */
export const moduleFolder = '/work/module';

/** A module and what its machine's local repository has. */
export interface Scene {
  readonly pom: string;
  /** Jars without dependencies, by `g:a:v`. */
  readonly artifacts: Readonly<Record<string, readonly ZipEntry[]>>;
  /** Absent: a network on which nothing is found. */
  readonly fetch?: Fetch;
  /** Further files, by path. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A machine in memory on which a whole upgrade can be planned; the platform's classes are the recorded ones. */
export function planningWorld({ pom, artifacts, fetch, ...more }: Scene): World {
  const repository = '/home/me/.m2/repository';
  const files = memoryFiles({
    ...more.files,
    [`${moduleFolder}/pom.xml`]: pom,
    ...Object.fromEntries(
      Object.entries(artifacts).flatMap(([coordinates, jar]) =>
        Object.entries(published(coordinates, jar)).map(([path, content]) => [
          `${repository}/${path}`,
          content,
        ]),
      ),
    ),
  });
  return memoryWorld({
    files,
    ...(fetch && { fetch }),
    // On this thread, as the worker does it.
    tasks: {
      warmUp: () => undefined,
      turn: () => Promise.resolve(),
      run: (name, inputs) => Promise.resolve(inputs.map((input) => tasks[name](files, input))),
    },
    platformTable: packagedPlatformTable,
    environment: more.environment ?? {},
  });
}

const tasks: {
  readonly [Name in keyof TaskList]: (
    files: Files,
    input: TaskList[Name]['input'],
  ) => TaskList[Name]['output'];
} = {
  digest: (files, { file }) =>
    createHash('sha256')
      .update(files.read(file) ?? '')
      .digest('hex'),
  index: (files, { file }) => indexed(files, file),
  'index-slice': (files, { file, at, count }) =>
    encodeIndex(indexJarSlice(byteSource(files.read(file) ?? new Uint8Array(), file), at, count)),
  'open-sides': notHere,
  'compare-api': notHere,
  link: notHere,
};

function notHere(): never {
  throw new Error('not in this test');
}

function indexed(files: Files, file: string): IndexedJar {
  const source = byteSource(files.read(file) ?? new Uint8Array(), file);
  const index = indexClasses(readDirectory(source), (entry) => readEntry(source, entry));
  return { list: encodeClassList(index), index: encodeIndex(index) };
}

/** What the command line would say of the module of a planning world, without options. */
export function planningOptions(change: Partial<PlanOptions> = {}): PlanOptions {
  return {
    module: moduleFolder,
    maven: {
      offline: false,
      update: false,
      settings: undefined,
      repositories: ['https://repo.example/maven2'],
      cacheFolder: '/home/me/.cache/uberplan',
      userProperties: {},
    },
    set: {},
    name: undefined,
    plain: false,
    correct: false,
    consumers: [],
    profiles: [],
    jdk: '17',
    java: undefined,
    stopgap: undefined,
    toolVersion: '0',
    ...change,
  };
}
