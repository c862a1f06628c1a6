import { inflateSync } from 'node:zlib';
import type { ByteSource } from '../../contract/ports/bytes.js';
import { failImage } from './fail.js';

/** A file of the image, such as a class: `/MODULE/PATH`. */
export interface ImageResource {
  /** `java.base`; empty for what the image keeps for itself. */
  readonly module: string;
  /** `java/lang/Object.class` */
  readonly path: string;
  /** Bytes from the start of the image. */
  readonly offset: number;
  /** Bytes as they lie there; 0: they are not compressed. */
  readonly compressedSize: number;
  readonly size: number;
}

const MAGIC = 0xcafedada;
const HEADER = 28;
/** Versions of the format are `major << 16 | minor`; JDK 9 to 25 write 1.0. */
const MAJOR = 1;
/** A JDK has some 30,000 resources and 3 MB of index. */
const MAX_RESOURCES = 4_000_000;
const MAX_INDEX = 256 * 1024 * 1024;
const MAX_RESOURCE = 64 * 1024 * 1024;

/**
 * The resources of a run-time image (`lib/modules` of Java 9 and later), in the order in which they lie there. The format
 * is the JDK's own (`src/java.base/share/native/libjimage/imageFile.hpp`), numbers in the order of the machine that made it:
 *
 *  0 magic   4 version   8 flags   12 number of resources   16 length of the tables   20 bytes of locations   24 bytes of texts
 * 28 redirects, 4 each (a perfect hash: of no use here); offsets into the locations, 4 each; locations; texts; resources
 *
 * A location is a run of attributes, each a byte `kind << 3 | length - 1` and a number of that many bytes, highest first; kind 0
 * ends it. Throws `FormatError` `jdk.damaged-image`.
 */
export function readImage(source: ByteSource): readonly ImageResource[] {
  const { tableLength, locations, texts, resources } = readBounds(source);
  const index = Buffer.from(source.read(0, resources));
  if (index.length < resources) damaged(source, index.length, 'it ends inside its index');
  const isLittle = index.readUInt32LE(0) === MAGIC;
  const found: ImageResource[] = [];
  for (let slot = 0; slot < tableLength; slot++) {
    const at = HEADER + (tableLength + slot) * 4;
    const start = locations + (isLittle ? index.readUInt32LE(at) : index.readUInt32BE(at));
    if (start >= texts) damaged(source, at, 'a location lies outside of the locations');
    const resource = resourceOf(readLocation(source, index, start, texts), {
      text: (offset) => textAt(source, index, texts + offset),
      resources,
    });
    if (resource === undefined) continue;
    if (resource.offset + storedSize(resource) > source.size)
      damaged(source, start, `${resource.path} ends behind the end of the image`);
    found.push(resource);
  }
  return found.sort((one, other) => one.offset - other.offset);
}

/** The content of a resource. Throws `FormatError` `jdk.damaged-image`, `jdk.compressed-image`. */
export function readResource(source: ByteSource, resource: ImageResource): Uint8Array {
  const { offset, size, compressedSize, path } = resource;
  if (Math.max(size, compressedSize) > MAX_RESOURCE)
    damaged(source, offset, `${path} has ${size} bytes`);
  const bytes = source.read(offset, storedSize(resource));
  if (bytes.length < storedSize(resource)) damaged(source, offset, `${path} is cut off`);
  return compressedSize === 0 ? bytes : unpacked(source, resource, Buffer.from(bytes));
}

interface Bounds {
  readonly tableLength: number;
  /** Where each part begins. */
  readonly locations: number;
  readonly texts: number;
  readonly resources: number;
}

function readBounds(source: ByteSource): Bounds {
  const head = Buffer.from(source.read(0, HEADER));
  if (head.length < HEADER) damaged(source, head.length, 'it ends inside its header');
  const isLittle = head.readUInt32LE(0) === MAGIC;
  const u4 = (at: number): number => (isLittle ? head.readUInt32LE(at) : head.readUInt32BE(at));
  if (u4(0) !== MAGIC) damaged(source, 0, 'it does not begin with CAFEDADA');
  if (u4(4) >>> 16 !== MAJOR) damaged(source, 4, `its format is of version ${u4(4) >>> 16}`);
  const count = u4(12);
  const tableLength = u4(16);
  if (Math.max(count, tableLength) > MAX_RESOURCES)
    damaged(source, 12, `it has ${count} resources`);
  const locations = HEADER + tableLength * 8;
  const texts = locations + u4(20);
  const resources = texts + u4(24);
  if (resources > Math.min(source.size, MAX_INDEX))
    damaged(source, 16, `its index has ${resources} bytes`);
  return { tableLength, locations, texts, resources };
}

/** Attributes of a location, by kind. */
const attribute = {
  module: 1,
  parent: 2,
  base: 3,
  extension: 4,
  offset: 5,
  compressed: 6,
  uncompressed: 7,
} as const;

type Location = readonly number[];

function readLocation(source: ByteSource, index: Buffer, start: number, end: number): Location {
  const values: number[] = Array.from({ length: 8 }, () => 0);
  for (let at = start; at < end;) {
    const head = index[at] ?? 0;
    const kind = head >>> 3;
    if (kind === 0) return values;
    const length = (head & 7) + 1;
    if (at + 1 + length > end) break;
    let value = 0;
    for (let i = 1; i <= length; i++) value = value * 256 + (index[at + i] ?? 0);
    // Later versions of the JDK add kinds that say nothing about where a resource lies.
    if (kind < values.length) values[kind] = value;
    at += 1 + length;
  }
  return damaged(source, start, 'a location has no end');
}

function resourceOf(
  location: Location,
  { text, resources }: { readonly text: (offset: number) => string; readonly resources: number },
): ImageResource | undefined {
  const of = (kind: number): number => location[kind] ?? 0;
  const base = text(of(attribute.base));
  if (base === '') return undefined;
  const parent = text(of(attribute.parent));
  const extension = text(of(attribute.extension));
  return {
    module: text(of(attribute.module)),
    path: `${parent === '' ? '' : `${parent}/`}${base}${extension === '' ? '' : `.${extension}`}`,
    offset: resources + of(attribute.offset),
    compressedSize: of(attribute.compressed),
    size: of(attribute.uncompressed),
  };
}

/** Modified UTF-8 that ends with a 0; names of modules and classes of a JDK are ASCII. */
function textAt(source: ByteSource, index: Buffer, start: number): string {
  const end = start < index.length ? index.indexOf(0, start) : -1;
  if (end < 0) damaged(source, start, 'a text has no end');
  return index.toString('utf8', start, end);
}

function storedSize({ compressedSize, size }: ImageResource): number {
  return compressedSize === 0 ? size : compressedSize;
}

const PACKED_MAGIC = 0xcafefafa;
const PACKED_HEADER = 29;

/**
 * What `jlink --compress` made of a resource (`ResourceHeader`): 0 magic   4 bytes behind this   12 bytes unpacked
 * 20 name of the way   24 its settings   28 last of them. Only one way is known here, `zip`, which is a zlib stream.
 */
function unpacked(
  source: ByteSource,
  { path, offset, size }: ImageResource,
  bytes: Buffer,
): Buffer {
  const magics = bytes.length < PACKED_HEADER ? [] : [bytes.readUInt32LE(0), bytes.readUInt32BE(0)];
  if (!magics.includes(PACKED_MAGIC)) damaged(source, offset, `${path} has no header`);
  try {
    const content = inflateSync(bytes.subarray(PACKED_HEADER), { maxOutputLength: MAX_RESOURCE });
    if (content.length === size) return content;
  } catch {
    // Not zip, or damaged: either way only the JVM could tell.
  }
  return failImage(
    'jdk.compressed-image',
    source.name,
    offset,
    `${path} is compressed in a way that is not known`,
  );
}

function damaged(source: ByteSource, offset: number, detail: string): never {
  return failImage('jdk.damaged-image', source.name, offset, detail);
}
