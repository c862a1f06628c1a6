import { readClassFile } from '../../formats/classfile/class-file.js';
import type { ClassFile } from '../../formats/classfile/class-file.js';
import { className, text } from '../../formats/classfile/constant-pool.js';
import { encodeModifiedUtf8 } from '../../formats/classfile/modified-utf8.js';
import { Column } from './column.js';
import { packageOf } from './platform.js';
import type { PlatformTableColumns } from './platform-table.js';
import { TextInterner } from './text-interner.js';

/** One class as some Javas have it. */
export interface RecordedClass {
  readonly bytes: Uint8Array;
  readonly javas: readonly number[];
}

const PUBLIC_OR_PROTECTED = 0x0005;

/**
 * Makes the platform table from the signature files of `ct.sym` (what `javac --release` compiles against): public and
 * protected members of all classes it holds. The order of the classes does not matter: same input, same table.
 * `packages`: all that the JDKs at hand hold, API or not.
 */
export function recordPlatform(
  classes: Iterable<RecordedClass>,
  packages: Iterable<string>,
): PlatformTableColumns {
  const merged = new Map<string, MergedClass>();
  const firstJava = 8;
  let javas = 0;
  for (const { bytes, javas: of } of classes) {
    const mask = of.reduce((bits, java) => bits | (1 << (java - firstJava)), 0);
    javas |= mask;
    merge(merged, readClassFile(bytes), mask);
  }
  const api = new Set([...merged.keys()].map(packageOf));
  const internalPackages = [...packages].filter((name) => !api.has(name)).sort();
  return { firstJava, javas, ...columnsOf(merged), internalPackages };
}

interface MergedClass {
  /** Masks by head: `access super interface…`. */
  readonly heads: Map<string, number>;
  /** Masks by member: `access name descriptor`. */
  readonly fields: Map<string, number>;
  readonly methods: Map<string, number>;
}

function merge(merged: Map<string, MergedClass>, file: ClassFile, mask: number): void {
  const { pool } = file;
  const name = className(pool, file.thisClass);
  const known = merged.get(name) ?? { heads: new Map(), fields: new Map(), methods: new Map() };
  merged.set(name, known);
  const superName = file.superClass === 0 ? '' : className(pool, file.superClass);
  const interfaces = file.interfaces.map((index) => className(pool, index));
  add(known.heads, [file.access, superName, ...interfaces].join(' '), mask);
  for (const [at, member] of file.members.entries()) {
    if ((member.access & PUBLIC_OR_PROTECTED) === 0) continue;
    const parts = [member.access, text(pool, member.name), text(pool, member.descriptor)];
    add(at < file.fieldCount ? known.fields : known.methods, parts.join(' '), mask);
  }
}

function add(masks: Map<string, number>, key: string, mask: number): void {
  masks.set(key, (masks.get(key) ?? 0) | mask);
}

/** Sorted by name throughout, so that the table compresses well and changes little from one recording to the next. */
function columnsOf(
  merged: ReadonlyMap<string, MergedClass>,
): Pick<PlatformTableColumns, 'strings' | 'heads' | 'members'> {
  const texts = new TextInterner();
  const number = (string: string): number => {
    const bytes = encodeModifiedUtf8(string);
    return texts.intern(bytes, 0, bytes.length);
  };
  const heads = new HeadColumns(number);
  const members = new MemberRows(number);
  for (const [name, { heads: forms, fields, methods }] of [...merged].sort(byKey)) {
    const start = members.count;
    for (const [key, mask] of [...fields].sort(byKey)) members.add(key, mask);
    const methodStart = members.count;
    for (const [key, mask] of [...methods].sort(byKey)) members.add(key, mask);
    for (const [key, mask] of [...forms].sort(byKey))
      heads.add(name, key, mask, { start, methodStart, end: members.count });
  }
  return { heads: heads.finish(), members: members.finish(), strings: texts.table() };
}

class HeadColumns {
  readonly #number: (text: string) => number;
  readonly #name = new Column();
  readonly #superName = new Column();
  readonly #access = new Column();
  readonly #javas = new Column();
  readonly #interfaceStart = new Column();
  readonly #interfaces = new Column();
  readonly #memberStart = new Column();
  readonly #methodStart = new Column();
  readonly #memberEnd = new Column();

  constructor(number: (text: string) => number) {
    this.#number = number;
  }

  add(
    name: string,
    key: string,
    mask: number,
    members: { readonly start: number; readonly methodStart: number; readonly end: number },
  ): void {
    const [access = '', superName = '', ...interfaces] = key.split(' ');
    this.#name.push(this.#number(name));
    this.#superName.push(this.#number(superName));
    this.#access.push(Number(access));
    this.#javas.push(mask);
    this.#interfaceStart.push(this.#interfaces.length);
    for (const one of interfaces) this.#interfaces.push(this.#number(one));
    this.#memberStart.push(members.start);
    this.#methodStart.push(members.methodStart);
    this.#memberEnd.push(members.end);
  }

  finish(): PlatformTableColumns['heads'] {
    this.#interfaceStart.push(this.#interfaces.length);
    return {
      count: this.#name.length,
      name: this.#name.toUint32(),
      superName: this.#superName.toUint32(),
      access: this.#access.toUint16(),
      javas: this.#javas.toUint32(),
      interfaceStart: this.#interfaceStart.toUint32(),
      interfaces: this.#interfaces.toUint32(),
      memberStart: this.#memberStart.toUint32(),
      methodStart: this.#methodStart.toUint32(),
      memberEnd: this.#memberEnd.toUint32(),
    };
  }
}

class MemberRows {
  readonly #number: (text: string) => number;
  readonly #name = new Column();
  readonly #descriptor = new Column();
  readonly #access = new Column();
  readonly #javas = new Column();

  constructor(number: (text: string) => number) {
    this.#number = number;
  }

  get count(): number {
    return this.#name.length;
  }

  add(key: string, mask: number): void {
    const [access = '', name = '', descriptor = ''] = key.split(' ');
    this.#name.push(this.#number(name));
    this.#descriptor.push(this.#number(descriptor));
    this.#access.push(Number(access));
    this.#javas.push(mask);
  }

  finish(): PlatformTableColumns['members'] {
    return {
      name: this.#name.toUint32(),
      descriptor: this.#descriptor.toUint32(),
      access: this.#access.toUint16(),
      javas: this.#javas.toUint32(),
    };
  }
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : Number(a > b);
}
