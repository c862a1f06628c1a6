import { FormatError } from '../../contract/problem/errors.js';
import type { ConstantPool } from './constant-pool.js';
import { className, contentOffset, readConstantPool, tag, text, textEnd } from './constant-pool.js';
import { mapDescriptor } from './descriptor.js';
import { encodeModifiedUtf8 } from './modified-utf8.js';
import type { InternalName } from './names.js';
import { internalName } from './names.js';
import { mapSignature } from './signature.js';
import { simpleNameAfter } from './simple-name.js';
import type { TextSite } from './text-role.js';
import { requireClassStart, textSites } from './text-sites.js';

/** What becomes of the names and strings of a class; `undefined`: it stays as it is. */
export interface Renaming {
  readonly nameOf: (name: InternalName) => InternalName | undefined;
  readonly stringOf: (value: string) => string | undefined;
}

/** `constant_pool_count` is two bytes, and is one more than the highest index (JVMS §4.1). */
const MOST_CONSTANTS = 0xffff;
/** The length of a utf8 constant is two bytes, too (JVMS §4.4.7). */
const MOST_BYTES = 0xffff;

/**
 * The class file with other names for the classes that it speaks of: in class constants, descriptors, signatures,
 * annotations and tables of variables; strings by a rule of their own. Names of members, of modules and packages of a module
 * descriptor, and attributes that are not known stay. The same bytes where nothing changes.
 *
 * Instructions are not touched, nor is any index of a class, string or member: only texts are exchanged, and they are
 * pointed at by indexes of two bytes alone. So nothing moves but what lies behind the constant pool, as a whole:
 * 1. Each place that points at a text says what the text is there (`textSites`), and so what it must become.
 * 2. Where all places of a text agree, it is exchanged where it stands.
 * 3. Where they do not (a member that is called like a class), the text stays as most roles want it, and the others are
 *    pointed at a new constant behind the last.
 *
 * Throws `FormatError` `class.*` where the class breaks off or contradicts itself, and `class.no-room` where a new text or
 * constant has no room.
 */
export function renameTypes(bytes: Uint8Array, renaming: Renaming): Uint8Array {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  requireClassStart(whole);
  const pool = readConstantPool(whole, 8);
  const edits = editsOf(pool, textSites(pool), renaming);
  return edits.exchanged.size + edits.rewired.length === 0 ? bytes : written(pool, edits);
}

/** What is to be done to the bytes. */
interface Edits {
  /** New contents of utf8 constants, by index. */
  readonly exchanged: ReadonlyMap<number, Buffer>;
  /** Contents of utf8 constants behind the last. */
  readonly appended: readonly Buffer[];
  /** Places that point at one of those. */
  readonly rewired: readonly { readonly at: number; readonly index: number }[];
}

function editsOf(pool: ConstantPool, sites: readonly TextSite[], renaming: Renaming): Edits {
  const exchanged = new Map<number, Buffer>();
  const appended = new Map<string, number>();
  const rewired: { readonly at: number; readonly index: number }[] = [];
  for (const [index, groups] of groupsOf(sites, wantedTexts(pool, renaming))) {
    // A text that stays for somebody stays; else the first that wants another gets the constant.
    const first = groups.has(undefined) ? undefined : [...groups.keys()][0];
    if (first !== undefined) exchanged.set(index, encoded(first));
    for (const [becomes, group] of groups) {
      if (becomes === first || becomes === undefined) continue;
      const added = appended.get(becomes) ?? pool.count + appended.size;
      appended.set(becomes, added);
      for (const { at } of group) rewired.push({ at, index: added });
    }
  }
  if (pool.count + appended.size > MOST_CONSTANTS) noRoom('its constant pool is full');
  return { exchanged, appended: [...appended.keys()].map(encoded), rewired };
}

/** The places by their text, and by what it must become there. */
function groupsOf(
  sites: readonly TextSite[],
  wanted: (site: TextSite) => string | undefined,
): ReadonlyMap<number, ReadonlyMap<string | undefined, readonly TextSite[]>> {
  // Most texts stay wherever they stand, and in most classes all do.
  const changing = new Set<number>();
  for (const site of sites) if (wanted(site) !== undefined) changing.add(site.text);
  const byText = new Map<number, Map<string | undefined, TextSite[]>>();
  if (changing.size === 0) return byText;
  for (const site of sites) {
    if (!changing.has(site.text)) continue;
    const groups = byText.get(site.text) ?? new Map<string | undefined, TextSite[]>();
    byText.set(site.text, groups);
    const becomes = wanted(site);
    const group = groups.get(becomes);
    if (group === undefined) groups.set(becomes, [site]);
    else group.push(site);
  }
  return byText;
}

/** What a text becomes in a place; `undefined` where it stays. Answers are remembered by text and role. */
function wantedTexts(
  pool: ConstantPool,
  { nameOf, stringOf }: Renaming,
): (site: TextSite) => string | undefined {
  const map = (name: string): string => nameOf(internalName(name)) ?? name;
  const mapClass = (name: string): string =>
    name.startsWith('[') ? mapDescriptor(name, map) : map(name);
  const become = ({ role, text: index, of }: TextSite): string | undefined => {
    if (role === 'other') return undefined;
    const before = text(pool, index);
    switch (role) {
      case 'class-name':
        return unlessSame(mapClass(before), before);
      case 'descriptor':
        return unlessSame(mapDescriptor(before, map), before);
      case 'signature':
        return unlessSame(mapSignature(before, map), before);
      case 'string':
        return unlessSame(stringOf(before) ?? before, before);
      case 'simple-name': {
        const outer = className(pool, of);
        return unlessSame(simpleNameAfter(before, outer, map(outer)), before);
      }
      default:
        return role satisfies never;
    }
  };
  const remembered = new Map<TextSite['role'], Map<number, string | undefined>>();
  return (site) => {
    const { role, text: index } = site;
    if (role === 'other') return undefined;
    if (role === 'simple-name') return become(site); // of its outer class as well: seldom twice
    const known = remembered.get(role) ?? new Map<number, string | undefined>();
    remembered.set(role, known);
    if (!known.has(index)) known.set(index, become(site));
    return known.get(index);
  };
}

function unlessSame(now: string, before: string): string | undefined {
  return now === before ? undefined : now;
}

function encoded(value: string): Buffer {
  const bytes = encodeModifiedUtf8(value);
  if (bytes.length > MOST_BYTES) noRoom(`a text grows to ${bytes.length} bytes`);
  return bytes;
}

function noRoom(detail: string): never {
  throw new FormatError(
    'class.no-room',
    `names in the class cannot be exchanged: ${detail}`,
    {},
    'use shorter names',
  );
}

function written(pool: ConstantPool, { exchanged, appended, rewired }: Edits): Buffer {
  const from = Buffer.from(pool.bytes); // a copy
  for (const { at, index } of rewired) from.writeUInt16BE(index, at);
  from.writeUInt16BE(pool.count + appended.length, 8); // constant_pool_count
  const pieces: Buffer[] = [];
  let copied = 0;
  for (const [index, content] of [...exchanged].sort(([left], [right]) => left - right)) {
    pieces.push(from.subarray(copied, contentOffset(pool, index)), lengthOf(content), content);
    copied = textEnd(pool, index);
  }
  pieces.push(from.subarray(copied, pool.end));
  for (const content of appended) pieces.push(Buffer.of(tag.utf8), lengthOf(content), content);
  return Buffer.concat([...pieces, from.subarray(pool.end)]);
}

/** A utf8 constant is a tag, the length of its text and the text (JVMS §4.4.7). */
function lengthOf({ length }: Buffer): Buffer {
  return Buffer.of(length >> 8, length & 0xff);
}
