import type { Fetch, FetchAnswer, FetchRequest } from '../../src/contract/ports/fetch.js';
import type { Files } from '../../src/contract/ports/files.js';
import type { Store } from '../../src/contract/ports/store.js';

/** A file system in memory: `texts` by path; folders are there where a path leads through them. */
export function memoryFiles(texts: Readonly<Record<string, string | Uint8Array>>): Files & {
  readonly paths: () => readonly string[];
  readonly text: (path: string) => string | undefined;
} {
  const contents = new Map<string, Uint8Array>();
  const bytesOf = (content: string | Uint8Array): Uint8Array =>
    typeof content === 'string' ? new TextEncoder().encode(content) : content;
  for (const [path, content] of Object.entries(texts)) contents.set(path, bytesOf(content));
  const isFolder = (path: string): boolean =>
    [...contents.keys()].some((name) => name.startsWith(`${path}/`));
  const read = (path: string): Uint8Array | undefined => contents.get(path);
  return {
    stat: (path) => {
      const found = contents.get(path);
      if (found !== undefined) return { kind: 'file', size: found.length, mtimeMs: 0 };
      return isFolder(path) ? { kind: 'folder', size: 0, mtimeMs: 0 } : undefined;
    },
    read,
    open: (path) => {
      const found = contents.get(path);
      return (
        found && {
          name: path,
          size: found.length,
          read: (offset, length) => found.subarray(offset, offset + length),
          close: () => {},
        }
      );
    },
    realPath: (path) => (contents.has(path) || isFolder(path) ? path : undefined),
    list: (path) => {
      if (!isFolder(path)) return undefined;
      const below = [...contents.keys()].filter((name) => name.startsWith(`${path}/`));
      return [
        ...new Set(below.map((name) => name.slice(path.length + 1).split('/')[0] ?? '')),
      ].sort();
    },
    write: (path, content) => void contents.set(path, bytesOf(content)),
    writeParts: (path, parts) => void contents.set(path, Buffer.concat([...parts])),
    draft: (path) => {
      let written = Buffer.alloc(0);
      return {
        write: (at, bytes) => {
          const grown = Buffer.alloc(Math.max(written.length, at + bytes.length));
          written.copy(grown);
          grown.set(bytes, at);
          written = grown;
        },
        finish: () => void contents.set(path, written),
        discard: () => {},
      };
    },
    makeFolder: () => {},
    rename: (from, to) => {
      const found = contents.get(from);
      contents.delete(from);
      if (found !== undefined) contents.set(to, found);
    },
    remove: (path) => void contents.delete(path),
    paths: () => [...contents.keys()].sort(),
    text: (path) => {
      const found = contents.get(path);
      return found && new TextDecoder().decode(found);
    },
  };
}

/** A store in memory. */
export function memoryStore(): Store {
  const values = new Map<string, Uint8Array>();
  return {
    get: (area, key) => values.get(`${area}\n${key}`),
    put: (area, key, value) => void values.set(`${area}\n${key}`, value),
  };
}

/** What a server in memory has at an address: a text, or the answer as it comes. */
export type Served = string | FetchAnswer;

/**
 * A network in memory: what is not listed is not there. A body that is to go to a file is put beside it, into `files`,
 * as the platform does. Every request is noted in `asked`.
 */
export function memoryFetch(
  served: Readonly<Record<string, Served>>,
  files: Files,
): { readonly fetch: Fetch; readonly asked: FetchRequest[] } {
  const asked: FetchRequest[] = [];
  const fetch: Fetch = (request) => {
    asked.push(request);
    const answer = served[request.url];
    if (answer === undefined) return Promise.resolve({ kind: 'absent', status: 404 });
    if (typeof answer !== 'string') return Promise.resolve(answer);
    const bytes = new TextEncoder().encode(answer);
    if (request.toFile === undefined) return Promise.resolve({ kind: 'found', bytes, headers: {} });
    const path = `${request.toFile}.${asked.length}.part`;
    files.write(path, bytes);
    return Promise.resolve({ kind: 'stored', path, size: bytes.length, headers: {} });
  };
  return { fetch, asked };
}
