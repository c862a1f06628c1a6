import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlan } from '../../src/uber/plan/read-plan.js';
import { ran, succeed, workFolder } from './support/programs.js';
import { upgradeCases } from './upgrade-cases.js';

const worked = 'org.apache.seatunnel:seatunnel-hadoop3-3.1.4-uber';
const bump = ['--set', 'hadoop3.version=3.4.1', '--name', 'seatunnel-hadoop3-3.4.1-uber'];

interface Told {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
}

interface Document {
  readonly verdict: string;
  readonly problems: readonly Told[];
  readonly result: {
    readonly plan: {
      readonly status: string;
      readonly decisions: readonly Readonly<Record<string, unknown>>[];
      readonly consumers: readonly { readonly coordinates: string; readonly links: boolean }[];
    };
  } | null;
}

async function plan(
  args: readonly string[],
): Promise<{ exitCode: number | null; document: Document }> {
  const work = workFolder('upgrade');
  const main = resolve('dist/cli/main.js');
  const { stdout, exitCode } = await ran(process.execPath, [main, 'plan', ...args, '--json'], work);
  const document: Document = JSON.parse(stdout);
  return { exitCode, document };
}

function errors({ problems }: Document): readonly string[] {
  return problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

/**
 * What Maven 3.8.7 needs to build it and the JVM to run it (facts of the worked case, each seen in a hand-made build); which versions
 * are the lowest follows from the repository's list and the jars themselves.
 */
describe.each(['2.3.9', '2.3.8'])('the upgrade of the worked case from %s', (version) => {
  it('decides what the build and the jar need, and nothing blocks any more', async () => {
    const { exitCode, document } = await plan([`${worked}:${version}`, ...bump]);
    expect(errors(document)).toEqual([]);
    expect(exitCode).toBe(0);
    expect(document.result?.plan.status).toBe('complete');
    const artifact = (groupId: string, artifactId: string) => ({ groupId, artifactId });
    const under = [artifact('org.apache.hadoop', 'hadoop-client')];
    expect(document.result?.plan.decisions).toMatchObject([
      { kind: 'exclude', module: artifact('org.slf4j', 'slf4j-reload4j'), under },
      { kind: 'plugin', to: '3.5.0', property: 'maven-shade-plugin.version' },
      { kind: 'exclude', module: artifact('ch.qos.reload4j', 'reload4j'), under },
      {
        kind: 'filter',
        artifact: artifact('dnsjava', 'dnsjava'),
        excludes: ['META-INF/services/java.net.spi.InetAddressResolverProvider'],
      },
      { kind: 'manage', module: artifact('org.apache.commons', 'commons-lang3') },
      { kind: 'manage', module: artifact('commons-io', 'commons-io'), to: '2.12.0' },
    ]);
  });

  it('tells of a plain bump what no repository has and which class files the plugin cannot read', async () => {
    const { exitCode, document } = await plan([`${worked}:${version}`, ...bump, '--plain']);
    expect(exitCode).toBe(1);
    expect(document.result?.plan.status).toBe('incomplete');
    expect(document.result?.plan.decisions).toEqual([]);
    const said = document.problems.map(({ code, message }) => `${code}: ${message}`);
    expect(said).toContainEqual(
      expect.stringMatching(
        /^upgrade\.absent-version: no repository has org\.slf4j:slf4j-reload4j:1\.7\.25/,
      ),
    );
    expect(said).toContainEqual(
      expect.stringMatching(
        /^upgrade\.class-file-too-new: org\.bouncycastle:bcprov-jdk18on:1\.78\.1 holds META-INF\/versions\/21\//,
      ),
    );
  });
});

describe('the same rules on other modules and versions', () => {
  it('there are some', () => {
    expect(upgradeCases.length).toBeGreaterThan(5);
  });

  it.each(upgradeCases)('$module with $set: $for', async ({ module, set, name, expected }) => {
    const edits = Object.entries(set).flatMap(([property, value]) => [
      '--set',
      `${property}=${value}`,
    ]);
    const { document } = await plan([
      module,
      ...edits,
      ...(name === undefined ? [] : ['--name', name]),
    ]);
    const outcome = document.result?.plan.status ?? errors(document)[0];
    expect(outcome).toBe(expected);
  });
});

it('the recorded plans are what their command makes', async () => {
  const work = workFolder('recorded');
  await succeed(process.execPath, [resolve('scripts/record-plans.mjs'), work]);
  const names = readdirSync('plans').filter((name) => name.endsWith('.plan.json'));
  expect(names.length).toBeGreaterThan(1);
  const since = 'first-versions.json';
  expect(readFileSync(join(work, since), 'utf8')).toBe(readFileSync(`plans/${since}`, 'utf8'));
  for (const name of names) {
    expect(readFileSync(join(work, name), 'utf8')).toBe(readFileSync(`plans/${name}`, 'utf8'));
    const { file } = readPlan(readFileSync(`plans/${name}`, 'utf8'), name).entries;
    expect(readFileSync(join(work, file)).equals(readFileSync(`plans/${file}`))).toBe(true);
  }
});
