import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Machine } from '../../../../src/contract/ports/machine.js';
import { decodeXml } from '../../../../src/formats/xml/decode.js';
import type {
  ModelContext,
  PomAnswer,
  PomNeed,
  PomSource,
} from '../../../../src/maven/pom/machine.js';
import { systemProperties } from '../../../../src/maven/pom/system-properties.js';

/** The folder that a case seems to lie in, so that no answer depends on where the checkout is. */
export const fixture = '/fixture';

export const machine = {
  platform: 'linux',
  architecture: 'x64',
  osRelease: '6.1.0',
  workingFolder: `${fixture}/module`,
  homeFolder: '/home/someone',
  environment: {},
};

/** A super POM like Maven's, with the one repository that it names under an invented address. */
export const superPom: PomSource = {
  text: readFileSync(new URL('../../../../templates/super-pom.xml', import.meta.url), 'utf8'),
  location: 'super-pom.xml',
  folder: undefined,
  sha256: '',
};

/** Nothing set, Java 17. */
export const plainContext: ModelContext = {
  userProperties: {},
  propertyEdits: {},
  systemProperties: systemProperties(machine, '17.0.15'),
  jdk: '17.0.15',
  profiles: [],
  settingsProfiles: [],
  superPom,
  reactorRoot: undefined,
};

/** A POM of a case, by its path below the case's folder. */
export function sourceIn(folder: URL, path: string, inRepository = false): PomSource | undefined {
  const file = new URL(path, folder);
  if (!existsSync(file)) return undefined;
  const bytes = readFileSync(file);
  const location = `${fixture}/${path}`;
  return {
    text: decodeXml(bytes, location),
    location,
    folder: inRepository ? undefined : location.slice(0, location.lastIndexOf('/')),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

/** Runs a machine on a case: its files by path, its `repository` by coordinates. */
export function drive<Result>(
  folder: URL,
  running: Machine<PomNeed, PomAnswer, Result>,
  asked: PomNeed[] = [],
): Result {
  let step = running.next([]);
  while (step.done !== true) {
    asked.push(...step.value);
    step = running.next(step.value.map((need) => answer(folder, need)));
  }
  return step.value;
}

function answer(folder: URL, need: PomNeed): PomAnswer {
  const absent: PomAnswer = { kind: 'absent', asked: ['fixture'] };
  switch (need.kind) {
    case 'exists':
      return { kind: 'exists', exists: existsSync(new URL(below(need.path), folder)) };
    case 'file': {
      const source = sourceIn(folder, below(need.path));
      return source ? { kind: 'pom', source } : absent;
    }
    case 'pom': {
      const { groupId, artifactId, version } = need.module;
      const path = `repository/${groupId.replaceAll('.', '/')}/${artifactId}/${version}/${artifactId}-${version}.pom`;
      const source = sourceIn(folder, path, true);
      return source ? { kind: 'pom', source } : absent;
    }
    case 'versions': {
      const path = `repository/${need.groupId.replaceAll('.', '/')}/${need.artifactId}/maven-metadata-local.xml`;
      const file = new URL(path, folder);
      const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
      const versions = [...text.matchAll(/<version>([^<]+)<\/version>/g)].map(([, v = '']) => v);
      return { kind: 'versions', versions, release: undefined, latest: undefined };
    }
    default:
      return need satisfies never;
  }
}

function below(path: string): string {
  return path.startsWith(`${fixture}/`) ? path.slice(fixture.length + 1) : 'nowhere';
}
