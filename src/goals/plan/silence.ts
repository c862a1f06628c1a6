import type { Fetch, UnreachableReason } from '../../contract/ports/fetch.js';

/** An address that gave no answer which decides anything, and why. */
export interface Silence {
  readonly url: string;
  readonly reason: UnreachableReason;
}

/** A fetch that notes who was silent. */
export interface WatchedFetch {
  readonly watched: Fetch;
  /** One for each host and reason. `undefined` where a note could not say how to ask again: passwords are not kept. */
  readonly silence: () => readonly Silence[] | undefined;
}

export function watchSilence(ask: Fetch): WatchedFetch {
  const silent = new Map<string, Silence>();
  let isSecret = false;
  return {
    watched: async (request) => {
      const answer = await ask(request);
      if (answer.kind !== 'unreachable') return answer;
      const { url, headers = {}, proxy } = request;
      const host = URL.canParse(url) ? new URL(url).host : url;
      const key = `${host} ${answer.reason}`;
      if (!silent.has(key)) silent.set(key, { url, reason: answer.reason });
      isSecret ||= proxy !== undefined || Object.keys(headers).length > 0;
      return answer;
    },
    silence: () => (isSecret ? undefined : [...silent.values()]),
  };
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
