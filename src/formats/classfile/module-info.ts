import type { ConstantPool } from './constant-pool.js';
import { contentOffset, indexAt, readConstantPool, tag, text } from './constant-pool.js';
import { failClass } from './fail.js';

/** What a `module-info.class` says about who may use the module's packages. */
export interface ModuleInfo {
  readonly name: string;
  /** Packages (`java/util`) that are exported to everyone. */
  readonly exports: readonly string[];
  /** A JVM that is started with a class path resolves it, if it exports anything. */
  readonly isResolvedByDefault: boolean;
}

/** `DO_NOT_RESOLVE_BY_DEFAULT` of the attribute `ModuleResolution` (JEP 11: incubator modules). */
const NOT_BY_DEFAULT = 0x0001;
const MAGIC = 0xcafebabe;

/** Reads a `module-info.class` (JVMS §4.1, §4.7.25). Throws `FormatError` `class.*`. */
export function readModuleInfo(data: Uint8Array): ModuleInfo {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (bytes.length < 8 || bytes.readUInt32BE(0) !== MAGIC)
    failClass('class.not-a-class', 0, 'it does not begin with CAFEBABE');
  const pool = readConstantPool(bytes, 8);
  const attributes = attributesOf(pool);
  const module = attributes.get('Module');
  if (module === undefined) failClass('class.bad-attribute', pool.end, 'it is of no module');
  const resolution = attributes.get('ModuleResolution');
  const flags = resolution === undefined ? 0 : u2(pool, resolution);
  return {
    name: nameAt(pool, module, tag.module), //            0 module_name_index
    exports: exportsOf(pool, module),
    isResolvedByDefault: (flags & NOT_BY_DEFAULT) === 0,
  };
}

/** Where the content of each attribute begins: behind access, this, super, and counts of interfaces, fields, methods. */
function attributesOf(pool: ConstantPool): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const count = u2(pool, pool.end + 12);
  let at = pool.end + 14;
  for (let i = 0; i < count; i++) {
    if (at + 6 > pool.bytes.length)
      failClass('class.truncated', pool.bytes.length, 'it ends inside an attribute');
    found.set(text(pool, indexAt(pool, at, tag.utf8)), at + 6);
    at += 6 + pool.view.getUint32(at + 2);
  }
  return found;
}

function exportsOf(pool: ConstantPool, module: number): readonly string[] {
  const requires = u2(pool, module + 6); //               6 requires_count, of 6 bytes each
  let at = module + 8 + requires * 6;
  const count = u2(pool, at);
  at += 2;
  const exported: string[] = [];
  for (let i = 0; i < count; i++) {
    const targets = u2(pool, at + 4); //                  4 exports_to_count
    if (targets === 0) exported.push(nameAt(pool, at, tag.package)); // 0 exports_index
    at += 6 + targets * 2;
  }
  return exported;
}

function nameAt(pool: ConstantPool, at: number, kind: number): string {
  u2(pool, at);
  return text(pool, indexAt(pool, contentOffset(pool, indexAt(pool, at, kind)), tag.utf8));
}

function u2({ view }: ConstantPool, at: number): number {
  if (at + 2 > view.byteLength)
    failClass('class.truncated', view.byteLength, 'it ends inside an attribute');
  return view.getUint16(at);
}
