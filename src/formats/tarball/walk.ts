import type { ReadEntry } from 'tar/read-entry';
import { Parser } from 'tar/parse';
import type { ByteSource } from '../../contract/ports/bytes.js';
import { failTarball } from './fail.js';
import { tarBytes } from './inflate.js';

const BLOCK = 512;
/** Where the header of a GNU sparse file says that its map goes on in the next block. */
const SPARSE_MORE_AT = 482;
/** The same flag in a block of the map. */
const MAP_MORE_AT = 504;
/** Blocks that are no headers: with more of them it is no tarball with a damaged entry. */
const MAX_DAMAGED = 1000;

/** An entry as its header has it, extended headers applied. */
export interface TarballEntry {
  readonly path: string;
  readonly type: 'file' | 'folder' | 'link' | 'sparse' | 'other';
  /** Where a link leads. */
  readonly link: string | undefined;
  readonly size: number;
  /** Of its header, in bytes from the start of the inflated tarball. */
  readonly offset: number;
}

/** What is known once all was read. */
export interface WalkedTarball {
  readonly damaged:
    | { readonly offset: number; readonly count: number; readonly detail: string }
    | undefined;
  /** It ends as it must: with a block of zeros. */
  readonly isEnded: boolean;
  /** Bytes read, inflated. */
  readonly size: number;
}

/**
 * Visits the entries of a tarball. `visit` answers where the bytes of an entry shall go (undefined: nowhere).
 *
 * The parser of `tar` does not say where an entry lies, and does not know the map of an old sparse file, whose blocks it
 * would take for headers. So it is fed block by block where a header can be, and a body at once: then the position of the
 * block that made it speak is the entry's, and the blocks of a map are kept from it.
 */
export async function walkTarball(
  source: ByteSource,
  visit: (entry: TarballEntry) => Buffer[] | undefined,
  isEnough: () => boolean = () => false,
): Promise<WalkedTarball> {
  const reader = new BlockReader(source, visit);
  for await (const piece of blocksOf(tarBytes(source))) {
    reader.read(piece);
    if (isEnough()) break;
  }
  return isEnough() ? reader.walked() : reader.end();
}

/** Pieces that are whole blocks; what is left at the end is part of one. */
async function* blocksOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    const all = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const whole = all.length - (all.length % BLOCK);
    rest = all.subarray(whole);
    if (whole > 0) yield all.subarray(0, whole);
  }
  if (rest.length > 0) yield rest;
}

/** The state of reading one tarball: where it is, and what the next block can be. */
class BlockReader {
  readonly #source: ByteSource;
  readonly #visit: (entry: TarballEntry) => Buffer[] | undefined;
  readonly #parser: Parser;
  /** Of the block that is fed. */
  #offset = 0;
  /** Bytes of the current entry that are to come. */
  #body = 0;
  /** The block that is, or may be, a header. */
  #block: Buffer | undefined;
  #current: TarballEntry | undefined;
  #inMap = false;
  /** The extended header before an entry makes it a sparse file of pax. */
  #sparse: { readonly name: string | undefined } | undefined;
  #damaged: WalkedTarball['damaged'];
  #isEnded = false;
  /** Bytes behind the last whole block. */
  #rest = 0;

  constructor(source: ByteSource, visit: (entry: TarballEntry) => Buffer[] | undefined) {
    this.#source = source;
    this.#visit = visit;
    this.#parser = new Parser({ brotli: false, zstd: false });
    this.#parser.on('entry', (entry: ReadEntry) => this.#take(entry));
    this.#parser.on('ignoredEntry', (entry: ReadEntry) => this.#take(entry));
    this.#parser.on('meta', (text: string) => this.#meta(text));
    this.#parser.on('warn', (_code: string, message: string) => this.#warned(message));
    this.#parser.on('eof', () => {
      this.#isEnded = true;
    });
  }

  read(piece: Buffer): void {
    if (this.#offset === 0) this.#requirePlain(piece);
    let at = 0;
    while (at < piece.length && !this.#isEnded) {
      const length =
        this.#body > 0 && !this.#inMap
          ? Math.min(this.#body, piece.length - at)
          : Math.min(BLOCK, piece.length - at);
      this.#feed(piece.subarray(at, at + length));
      at += length;
    }
  }

  #feed(bytes: Buffer): void {
    if (bytes.length < BLOCK) this.#rest += bytes.length;
    else if (this.#inMap) this.#inMap = bytes[MAP_MORE_AT] !== 0;
    else if (this.#body > 0) this.#feedBody(bytes);
    else {
      this.#block = bytes;
      this.#parser.write(bytes);
    }
    this.#offset += bytes.length;
  }

  #feedBody(bytes: Buffer): void {
    this.#body -= bytes.length;
    this.#parser.write(bytes);
  }

  /** A map of a sparse file lies before its body: the blocks of both are counted from here on. */
  #take(entry: ReadEntry): void {
    const sparse = this.#sparse;
    this.#body = entry.startBlockSize;
    this.#inMap = entry.type === 'SparseFile' && this.#block?.[SPARSE_MORE_AT] !== 0;
    if (entry.meta) return;
    this.#sparse = undefined;
    const { size, linkpath } = entry;
    const read = {
      path: sparse?.name ?? entry.path,
      type: sparse === undefined ? (types[entry.type] ?? 'other') : 'sparse',
      link: linkpath === undefined || linkpath === '' ? undefined : linkpath,
      size,
      offset: this.#offset,
    } as const;
    this.#current = read;
    const pieces = this.#visit(read);
    if (pieces === undefined || entry.ignore) entry.resume();
    else entry.on('data', (bytes) => pieces.push(bytes));
  }

  /** Sparse files of pax are told by keywords that the parser leaves out (GNU tar, "Storing Sparse Files"). */
  #meta(text: string): void {
    if (!text.includes(' GNU.sparse.')) return;
    const name = /^\d{1,7} GNU\.sparse\.name=(.*)$/m.exec(text)?.[1];
    this.#sparse = { name };
  }

  #warned(detail: string): void {
    const offset = this.#offset;
    if (offset === 0) this.#noTarball(detail);
    const count = (this.#damaged?.count ?? 0) + 1;
    this.#damaged = { offset, detail, ...this.#damaged, count };
    if (count > MAX_DAMAGED)
      failTarball(
        'tarball.damaged-header',
        { file: this.#source.name, offset: this.#damaged.offset },
        `more than ${MAX_DAMAGED} blocks that should be entries are none`,
      );
  }

  /** The parser would inflate again what is gzipped twice, and then nothing would lie where it seems to. */
  #requirePlain(piece: Buffer): void {
    if (piece[0] === 0x1f && piece[1] === 0x8b) this.#noTarball('it is compressed twice');
  }

  #noTarball(detail: string): never {
    return failTarball(
      'tarball.not-a-tarball',
      { file: this.#source.name, offset: 0 },
      `no entry of a tarball at its start: ${detail}`,
      'name a .tar, .tar.gz or .tgz file',
    );
  }

  walked(): WalkedTarball {
    return { damaged: this.#damaged, isEnded: this.#isEnded, size: this.#offset };
  }

  /** What is known once all was read. Throws where the end is missing in the middle of something. */
  end(): WalkedTarball {
    if (this.#offset === 0) this.#noTarball('the file has 0 bytes');
    if (this.#body > 0 || this.#inMap || this.#rest > 0) {
      const entry = this.#body > 0 ? this.#current?.path : undefined;
      failTarball(
        'tarball.truncated',
        {
          file: this.#source.name,
          ...(entry === undefined ? {} : { entry }),
          offset: this.#offset,
        },
        this.#body > 0
          ? `the file ends ${this.#body} bytes before the end of the entry`
          : 'the file ends inside a block',
      );
    }
    return this.walked();
  }
}

const types: Readonly<Record<string, TarballEntry['type']>> = {
  File: 'file',
  OldFile: 'file',
  ContiguousFile: 'file',
  Directory: 'folder',
  GNUDumpDir: 'folder',
  Link: 'link',
  SymbolicLink: 'link',
  SparseFile: 'sparse',
};
