import { closeSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Dispatcher } from 'undici';
import type { FetchAnswer, FetchRequest, UnreachableReason } from '../contract/ports/fetch.js';
import type { Attempt } from './redirects.js';
import { makeFolders } from './folders.js';
import { ioError } from './io-errors.js';
import { discard as discardPart, temporaryBeside } from './temporaries.js';

type Outcome =
  | { readonly kind: 'attempt'; readonly attempt: Attempt }
  | { readonly kind: 'redirect'; readonly location: string };

const redirectCodes = new Set([301, 302, 303, 307, 308]);

/** Turns the head of a response into an answer and takes its body, never more than the request allows. */
export async function receive(
  response: Dispatcher.ResponseData,
  request: FetchRequest,
): Promise<Outcome> {
  const { statusCode } = response;
  const headers = flatten(response.headers);
  const location = headers['location'];
  if (statusCode === 200) {
    const answer = await takeBody(response, request, headers);
    return { kind: 'attempt', attempt: { answer, again: undefined } };
  }
  discard(response.body);
  if (redirectCodes.has(statusCode) && location !== undefined) {
    return { kind: 'redirect', location };
  }
  return { kind: 'attempt', attempt: judge(statusCode, headers) };
}

/**
 * Takes and forgets a short body, so that its connection can be used again; a long one ends the connection. The head
 * has said all, so nobody waits for it, and how it ends changes nothing: without a signal `dump` settles when the body
 * is closed, whole or broken, and never rejects.
 */
function discard(body: Dispatcher.ResponseData['body']): void {
  void body.dump({ limit: 64 * 1024 });
}

function judge(status: number, headers: Readonly<Record<string, string>>): Attempt {
  if (status === 404 || status === 410) {
    return { answer: { kind: 'absent', status }, again: undefined };
  }
  const reason: UnreachableReason =
    status >= 500 || status === 429 || status === 408
      ? 'server-error'
      : [401, 402, 403, 407, 451].includes(status)
        ? 'forbidden'
        : 'protocol';
  const answer: FetchAnswer = { kind: 'unreachable', reason, detail: `answered ${status}` };
  const worthIt = reason === 'server-error' && status !== 501 && status !== 505;
  return { answer, again: worthIt ? { afterMs: retryAfter(headers) } : undefined };
}

/** `Retry-After` in seconds, as milliseconds; a date counts as nothing said. */
function retryAfter(headers: Readonly<Record<string, string>>): number {
  const seconds = Number(headers['retry-after'] ?? '0');
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0;
}

async function takeBody(
  response: Dispatcher.ResponseData,
  request: FetchRequest,
  headers: Readonly<Record<string, string>>,
): Promise<FetchAnswer> {
  const announced = Number(headers['content-length'] ?? '0');
  if (announced > request.limit) {
    discard(response.body);
    return tooLarge(request.limit);
  }
  return request.toFile === undefined
    ? toMemory(response.body, request.limit, headers)
    : toFile(response.body, request.limit, request.toFile, headers);
}

async function toMemory(
  body: AsyncIterable<Uint8Array>,
  limit: number,
  headers: Readonly<Record<string, string>>,
): Promise<FetchAnswer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > limit) return tooLarge(limit);
    chunks.push(chunk);
  }
  return { kind: 'found', bytes: Buffer.concat(chunks), headers };
}

/** The body goes to a part file beside the target; the caller checks it and gives it its name. */
async function toFile(
  body: AsyncIterable<Uint8Array>,
  limit: number,
  target: string,
  headers: Readonly<Record<string, string>>,
): Promise<FetchAnswer> {
  const path = temporaryBeside(target);
  const file = openPart(path);
  let size = 0;
  let whole = false;
  try {
    for await (const chunk of body) {
      size += chunk.length;
      if (size > limit) return tooLarge(limit);
      writeChunk(file, path, chunk);
    }
    whole = true;
    return { kind: 'stored', path, size, headers };
  } finally {
    closeSync(file);
    if (!whole) discardPart(path);
  }
}

function openPart(path: string): number {
  try {
    makeFolders(dirname(path));
    return openSync(path, 'wx');
  } catch (error) {
    discardPart(path);
    throw ioError('write', path, error);
  }
}

function writeChunk(file: number, path: string, chunk: Uint8Array): void {
  try {
    let written = 0;
    while (written < chunk.length) written += writeSync(file, chunk, written);
  } catch (error) {
    throw ioError('write', path, error);
  }
}

function tooLarge(limit: number): FetchAnswer {
  return {
    kind: 'unreachable',
    reason: 'too-large',
    detail: `sent more than ${Math.ceil(limit / 2 ** 20)} MiB`,
  };
}

function flatten(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      const text = typeof value === 'string' ? value : value?.[0];
      return text === undefined ? [] : [[name.toLowerCase(), text]];
    }),
  );
}
