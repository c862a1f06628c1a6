import type { UnreachableReason } from '../../contract/ports/fetch.js';
import type { Clock } from '../../contract/ports/clock.js';
import type { Store } from '../../contract/ports/store.js';
import type { ClientOptions } from './client.js';
import { protocolOf } from './mirror.js';
import type { RemoteRepository } from './remote.js';
import { addressOf } from './remote.js';
import type { Transfer, TransferPorts } from './transfer.js';
import { transfer } from './transfer.js';

/** How long *not there* is believed: Maven's default update policy, daily. In milliseconds. */
const absenceLasts = 24 * 60 * 60 * 1000;
/** Failures in a row after which a repository is left alone for the rest of the run. */
const patience = 2;
const absenceArea = 'absent-v1';

/** What a source needs of the world. */
export interface SourcePorts extends TransferPorts {
  readonly store: Store;
  readonly clock: Clock;
}

/** Asks one repository for one file. */
export interface RemoteSource {
  ask(remote: RemoteRepository, path: string): Promise<Transfer>;
}

/**
 * Repositories with a memory: a path that was not there is not asked for again within a day (unless `--update`), and a
 * repository that cannot be reached is not waited for once per artifact. Neither memory turns into the other.
 */
export function createRemoteSource(ports: SourcePorts, options: ClientOptions): RemoteSource {
  const running = new Map<string, Promise<Transfer>>();
  const failures = new Map<string, { count: number; last: Transfer }>();

  async function ask(remote: RemoteRepository, path: string): Promise<Transfer> {
    const barred = bar(remote, options.offline);
    if (barred !== undefined) return barred;
    const dead = failures.get(remote.url);
    if (dead !== undefined && dead.count >= patience) return dead.last;
    const address = addressOf(remote, path);
    if (!options.update && isKnownAbsent(ports, address)) return { kind: 'absent', status: 404 };
    const answer = await transfer(ports, remote, path);
    note(remote, address, answer);
    return answer;
  }

  function note(remote: RemoteRepository, address: string, answer: Transfer): void {
    if (answer.kind !== 'unreachable') failures.delete(remote.url);
    if (answer.kind === 'absent') rememberAbsence(ports, address);
    if (answer.kind !== 'unreachable') return;
    const before = failures.get(remote.url)?.count ?? 0;
    failures.set(remote.url, { count: before + weight(answer.reason), last: answer });
    const { id: repository, url } = remote;
    options.report({ code: 'repository.unreachable', repository, url, detail: answer.detail });
  }

  return {
    ask: (remote, path) => {
      const key = addressOf(remote, path);
      const before = running.get(key);
      if (before !== undefined) return before;
      const promise = ask(remote, path).finally(() => running.delete(key));
      running.set(key, promise);
      return promise;
    },
  };
}

/** A host that refuses will refuse the next request too; a slow or odd answer may be that of one file. */
function weight(reason: UnreachableReason): number {
  if (reason === 'refused') return patience;
  return reason === 'timeout' || reason === 'reset' ? 1 : 0;
}

function bar(remote: RemoteRepository, offline: boolean): Transfer | undefined {
  if (remote.blocked) {
    return {
      kind: 'unreachable',
      reason: 'blocked',
      detail: `blocked by mirror "${remote.id}" of settings`,
    };
  }
  if (remote.layout !== 'default') {
    return { kind: 'unreachable', reason: 'protocol', detail: `has layout "${remote.layout}"` };
  }
  const protocol = protocolOf(remote.url);
  if (protocol === 'file') return undefined;
  if (offline) return { kind: 'unreachable', reason: 'offline', detail: 'offline' };
  if (protocol === 'http' || protocol === 'https') return undefined;
  return {
    kind: 'unreachable',
    reason: 'protocol',
    detail: `"${remote.url}" is no http, https or file address`,
  };
}

function isKnownAbsent(ports: SourcePorts, address: string): boolean {
  const stored = ports.store.get(absenceArea, address);
  if (stored === undefined) return false;
  const age = ports.clock.now() - Number(new TextDecoder().decode(stored));
  return age >= 0 && age < absenceLasts;
}

function rememberAbsence(ports: SourcePorts, address: string): void {
  ports.store.put(absenceArea, address, new TextEncoder().encode(`${ports.clock.now()}`));
}
