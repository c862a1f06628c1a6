/** One HTTP(S) or file request. */
export interface FetchRequest {
  readonly url: string;
  /** Sent to the first host only: never follows a redirect to another host. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Proxy to use: an address with optional credentials; absent: connect directly. */
  readonly proxy?: string;
  /** Most bytes accepted; more is `too-large`. */
  readonly limit: number;
  /** Where to put the body; absent: it comes back in memory. */
  readonly toFile?: string;
}

/**
 * *Not there* (404, 410) and *could not ask* are different answers and are never mixed: only the first may decide
 * anything.
 */
export type FetchAnswer =
  | {
      readonly kind: 'found';
      readonly bytes: Uint8Array;
      readonly headers: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'stored';
      readonly path: string;
      readonly size: number;
      readonly headers: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'absent'; readonly status: 404 | 410 }
  | { readonly kind: 'unreachable'; readonly reason: UnreachableReason; readonly detail: string };

/** Why a host gave no answer that decides anything. */
export type UnreachableReason =
  | 'offline'
  | 'blocked'
  | 'timeout'
  | 'refused'
  | 'reset'
  | 'redirects'
  | 'too-large'
  | 'forbidden'
  | 'server-error'
  | 'protocol';

/** Asks one address: retries with back-off on what is worth retrying, never throws for what a server did. */
export type Fetch = (request: FetchRequest) => Promise<FetchAnswer>;
