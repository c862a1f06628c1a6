import { createHash } from 'node:crypto';
import type { FetchAnswer } from '../../../../src/contract/ports/fetch.js';
import type { RepositoryProblem } from '../../../../src/contract/problem/kinds/repository.js';
import type { RepositoryDefinition } from '../../../../src/maven/pom/model.js';
import type { RepositoryClient } from '../../../../src/maven/repository/client.js';
import { createClient } from '../../../../src/maven/repository/client.js';
import type { Served } from '../../../support/memory.js';
import { memoryFetch, memoryFiles, memoryStore } from '../../../support/memory.js';

/** What is looked for. */
export const artifact = {
  groupId: 'org.example',
  artifactId: 'thing',
  version: '1.0',
  extension: 'jar',
  classifier: '',
};
/** Its path in a repository. */
export const path = 'org/example/thing/1.0/thing-1.0.jar';
/** Of a text, in hex. */
export const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');
/** Of a text, in hex. */
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
/** Where the downloads keep a file with this text. */
export const kept = (text: string, name = 'thing-1.0.jar'): string =>
  `/cache/${sha256(text).slice(0, 2)}/${sha256(text)}/${name}`;
/** The answer of a host that is not there. */
export const down: FetchAnswer = {
  kind: 'unreachable',
  reason: 'timeout',
  detail: 'no answer in time',
};

/** `https://ID.example/m2`. */
export function repository(
  id: string,
  more: Partial<RepositoryDefinition> = {},
): RepositoryDefinition {
  const policy = { enabled: true, updatePolicy: undefined, checksumPolicy: undefined };
  const url = `https://${id}.example/m2`;
  return { id, url, layout: 'default', releases: policy, snapshots: policy, ...more };
}

/** What servers and the local repository have. */
interface Scene {
  readonly served?: Readonly<Record<string, Served>>;
  readonly local?: Readonly<Record<string, string>>;
  readonly offline?: boolean;
  readonly update?: boolean;
  readonly now?: () => number;
}

/** A client in such a scene, what it asked for and what it told. */
export function open(scene: Scene) {
  const files = memoryFiles(scene.local ?? {});
  const { fetch, asked } = memoryFetch(scene.served ?? {}, files);
  const problems: RepositoryProblem[] = [];
  const store = memoryStore();
  const make = (update = scene.update ?? false): RepositoryClient =>
    createClient(
      { fetch, files, store, clock: { now: scene.now ?? (() => 1000) } },
      {
        localRepository: '/local',
        downloads: '/cache',
        offline: scene.offline ?? false,
        update,
        choice: { settings: { mirrors: [], servers: [] }, proxies: [], direct: new Set() },
        report: (problem) => problems.push(problem),
      },
    );
  return { client: make(), make, files, asked, problems };
}
