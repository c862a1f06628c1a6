import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { obtainJars } from './artifacts.js';
import { javaOfBuild } from './drivers.js';
import { classPath, jdkHome, succeed } from './programs.js';

/** One question to the JVM (`test/live/drivers/LinkageOracle.java`). */
export interface OracleRequest {
  /**
   * `site`: the class `source` executes the instruction; `load`, `link`: it is loaded, linked; `select`: the method is called on an
   * instance of it; `constant`: does its constant pool name this; `descriptors`: which absent classes do only
   * descriptors name.
   */
  readonly mode: 'site' | 'load' | 'link' | 'select' | 'constant' | 'descriptors';
  readonly source: string;
  readonly op?: string;
  readonly owner?: string;
  readonly name?: string;
  readonly descriptor?: string;
  readonly isInterface?: boolean;
}

/** `resolved`, or the simple name of the error. */
export interface OracleAnswer {
  readonly outcome: string;
  /** What was thrown, in the JVM's words. */
  readonly detail: string;
}

/** Jars in the order of the class path; with a child-first loader, its jars and what it asks its parent for. */
export interface OraclePath {
  readonly jars: readonly string[];
  readonly child?:
    | { readonly jars: readonly string[]; readonly delegated: readonly string[] }
    | undefined;
}

/** Asks a JVM of Java 17 about the classes of a class path. */
export type Oracle = (
  path: OraclePath,
  requests: readonly OracleRequest[],
) => Promise<readonly OracleAnswer[]>;

/** Compiles the driver into a folder. */
export async function openOracle(folder: string): Promise<Oracle> {
  const [asm = ''] = await obtainJars(['org.ow2.asm:asm:9.9.1'], join(folder, 'asm'));
  const classes = join(folder, 'oracle');
  mkdirSync(classes, { recursive: true });
  const bin = join(jdkHome(javaOfBuild), 'bin');
  const driver = resolve('test/live/drivers/LinkageOracle.java');
  await succeed(join(bin, 'javac'), ['-nowarn', '-cp', asm, '-d', classes, driver]);
  let asked = 0;
  return async ({ jars, child }, requests) => {
    if (requests.length === 0) return [];
    asked += 1;
    const [questions, answers] = ['questions', 'answers'].map((name) =>
      join(folder, `${name}-${asked}.tsv`),
    );
    writeFileSync(questions ?? '', requests.map(lineOf).join(''));
    const java = ['-Djava.awt.headless=true', '-Xmx1g', '-cp', classPath(classes, asm)];
    await succeed(join(bin, 'java'), [
      ...java,
      'LinkageOracle',
      questions ?? '',
      answers ?? '',
      ...jars,
      ...(child === undefined ? [] : ['--child', child.delegated.join(','), ...child.jars]),
    ]);
    return readAnswers(readFileSync(answers ?? '', 'utf8'), requests.length);
  };
}

function lineOf(request: OracleRequest, id: number): string {
  const { mode, source, op = '', owner = '', name = '', descriptor = '' } = request;
  const isInterface = String(request.isInterface === true);
  return `${[id, mode, source, op, owner, name, descriptor, isInterface].join('\t')}\n`;
}

function readAnswers(text: string, count: number): readonly OracleAnswer[] {
  const lines = text.trimEnd().split('\n');
  if (lines.length !== count) throw new Error(`${lines.length} answers to ${count} questions`);
  return lines.map((line) => {
    const [, outcome = '', detail = ''] = line.split('\t');
    return { outcome, detail };
  });
}
