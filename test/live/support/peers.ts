import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { javaOfBuild } from './drivers.js';
import { classPath, jdkHome, maven, succeed } from './programs.js';

/** Another tool that tells what does not link, and the program that makes it list its findings. */
export interface Peer {
  readonly name: string;
  /** In the order of the class path: `g:a:v`. */
  readonly artifacts: readonly string[];
  readonly source: string;
  readonly main: string;
}

export const peers: readonly Peer[] = [
  {
    name: 'linkage checker 1.5.15',
    artifacts: ['com.google.cloud.tools:dependencies:1.5.15'],
    source: 'bench/peers/ListProblems.java',
    main: 'com.google.cloud.tools.opensource.classpath.ListProblems',
  },
  {
    name: 'missinglink 0.2.2',
    artifacts: ['org.ow2.asm:asm-tree:9.8', 'com.spotify:missinglink-core:0.2.2'],
    source: 'bench/peers/ListConflicts.java',
    main: 'ListConflicts',
  },
];

/** One finding of a peer; `name` and `descriptor` are empty where it is a class. */
export interface PeerFinding {
  readonly kind: string;
  readonly source: string;
  readonly owner: string;
  readonly name: string;
  readonly descriptor: string;
}

/** Tells what a peer finds in the classes of the first of these jars. */
export type AskPeer = (jars: readonly string[]) => Promise<readonly PeerFinding[]>;

/** Obtains a peer through Maven and compiles its program. */
export async function openPeer(peer: Peer, folder: string): Promise<AskPeer> {
  const path = await runTimeClassPath(peer.artifacts, folder);
  const classes = join(folder, 'classes');
  mkdirSync(classes, { recursive: true });
  const bin = join(jdkHome(javaOfBuild), 'bin');
  const options = ['-nowarn', '-cp', path, '-d', classes];
  await succeed(join(bin, 'javac'), [...options, resolve(peer.source)]);
  return async (jars) => {
    const java = ['-Xmx6g', '-cp', classPath(classes, path), peer.main, ...jars];
    const { stdout } = await succeed(join(bin, 'java'), java);
    const lines = stdout.split('\n').filter((line) => line.includes('\t'));
    return lines.flatMap((line) => {
      const [kind = '', jar = '', source = '', owner = '', name = '', descriptor = ''] =
        line.split('\t');
      return jar === jars[0] ? [{ kind, source, owner, name, descriptor }] : [];
    });
  };
}

async function runTimeClassPath(artifacts: readonly string[], folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const dependencies = artifacts.map((artifact) => {
    const [groupId, artifactId, version] = artifact.split(':');
    return `<dependency><groupId>${groupId}</groupId><artifactId>${artifactId}</artifactId><version>${version}</version></dependency>`;
  });
  writeFileSync(
    join(folder, 'pom.xml'),
    `<project><modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>x</artifactId><version>1</version><packaging>pom</packaging><dependencies>${dependencies.join('')}</dependencies></project>`,
  );
  const list = join(folder, 'class-path');
  const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:build-classpath';
  await maven([goal, `-Dmdep.outputFile=${list}`], folder);
  return readFileSync(list, 'utf8').trim();
}
