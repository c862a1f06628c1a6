import type { Fetch, FetchRequest, UnreachableReason } from '../../contract/ports/fetch.js';

/** An address that gave no answer which decides anything, and why. */
export interface Silence {
  readonly url: string;
  readonly reason: UnreachableReason;
}

/** A fetch that notes who was silent. */
export interface WatchedFetch {
  readonly watched: Fetch;
  /**
   * One for each host that cannot be asked, else for each address. `undefined` where a note cannot say how to ask again:
   * passwords are not kept, nor is what was refused for its size, and there may be too many.
   */
  readonly silence: () => readonly Silence[] | undefined;
}

/** What is about the host: any other address of it would get the same answer. */
const ofHost: ReadonlySet<UnreachableReason> = new Set([
  'offline',
  'blocked',
  'timeout',
  'refused',
  'reset',
]);
const MOST_NOTES = 16;

export function watchSilence(ask: Fetch): WatchedFetch {
  const silent = new Map<string, Silence>();
  let isUnkept = false;
  return {
    watched: async (request) => {
      const answer = await ask(request);
      if (answer.kind !== 'unreachable') return answer;
      const { url } = request;
      const { reason } = answer;
      const key = `${ofHost.has(reason) ? hostOf(url) : url} ${reason}`;
      if (!silent.has(key)) silent.set(key, { url, reason });
      isUnkept ||= reason === 'too-large' || isSecret(request) || silent.size > MOST_NOTES;
      return answer;
    },
    silence: () => (isUnkept ? undefined : [...silent.values()]),
  };
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

function isSecret({ url, headers = {}, proxy }: FetchRequest): boolean {
  if (proxy !== undefined || Object.keys(headers).length > 0) return true;
  if (!URL.canParse(url)) return true;
  const { username, password } = new URL(url);
  return username !== '' || password !== '';
}

/**
 * Whether none of the silent can be asked now: then what was found without them is what would be found again. All are asked
 * at once, for a byte: who sends more of it than that can be asked.
 */
export async function areStillSilent(ask: Fetch, silence: readonly Silence[]): Promise<boolean> {
  const answers = await Promise.all(
    silence.map(async ({ url, reason }) => {
      const answer = await ask({ url, limit: 1 });
      return answer.kind === 'unreachable' && answer.reason === reason;
    }),
  );
  return answers.every(Boolean);
}

/** What a note of another run holds, `undefined` where it is none. */
export function readSilence(value: unknown): readonly Silence[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.every(isSilence) ? value : undefined;
}

function isSilence(value: unknown): value is Silence {
  if (typeof value !== 'object' || value === null) return false;
  return 'url' in value && typeof value.url === 'string' && 'reason' in value;
}
