import type { ConstantPool } from '../../formats/classfile/constant-pool.js';
import {
  checkedIndex,
  contentOffset,
  indexAt,
  tag,
  text,
} from '../../formats/classfile/constant-pool.js';
import { failClass } from '../../formats/classfile/fail.js';
import type { CanonicalWriter } from './canonical-writer.js';

/** Dynamic constants as arguments of dynamic constants: a compiler makes one level, a hostile file a circle. */
const MAX_DEPTH = 16;

/** A class file's constants and bootstrap methods. */
export interface Constants {
  readonly pool: ConstantPool;
  /** Where each entry of `BootstrapMethods` begins (JVMS §4.7.23); of equal ones, where the first does. */
  readonly bootstraps: readonly number[];
  /**
   * Those that were written, with their numbers in the order of first use. Each is written once, so that what comes of
   * a class file is never much more than the file, however often its constants point at each other.
   */
  readonly written: Map<number, number>;
  /** Texts by the index of their constant, each decoded once. */
  readonly texts: Map<number, string>;
}

/** `content`: where the content of `BootstrapMethods` begins; `undefined` in a class without. It was checked before. */
export function constantsOf(pool: ConstantPool, content: number | undefined): Constants {
  const bootstraps: number[] = [];
  const first = new Map<string, number>();
  const count = content === undefined ? 0 : pool.view.getUint16(content);
  for (let i = 0, at = (content ?? 0) + 2; i < count; i++) {
    const end = at + 4 + pool.view.getUint16(at + 2) * 2; // 0 bootstrap_method_ref   2 num_bootstrap_arguments
    const key = pool.bytes.toString('latin1', at, end);
    const same = first.get(key) ?? at;
    first.set(key, same);
    bootstraps.push(same);
    at = end;
  }
  return { pool, bootstraps, written: new Map(), texts: new Map() };
}

/** The text of the utf8 constant whose index stands at `at`. */
export function textAt({ pool, texts }: Constants, at: number): string {
  const index = indexAt(pool, at, tag.utf8);
  const known = texts.get(index);
  if (known !== undefined) return known;
  const decoded = text(pool, index);
  texts.set(index, decoded);
  return decoded;
}

/** The class that the constant at `index` names. */
export function writeClass(constants: Constants, writer: CanonicalWriter, index: number): void {
  const { pool } = constants;
  writer.name(textAt(constants, contentOffset(pool, checkedIndex(pool, index, tag.class, 0))));
}

/** A field or method: owner, name, descriptor, and whether it is an interface's (the constant's tag). */
export function writeMember(constants: Constants, writer: CanonicalWriter, index: number): void {
  const { pool } = constants;
  const kind = pool.tags[index];
  if (kind !== tag.field && kind !== tag.method && kind !== tag.interfaceMethod)
    failClass('class.bad-constant-index', 0, `constant ${index} is no field or method`);
  const at = contentOffset(pool, index);
  writer.u1(kind);
  writeClass(constants, writer, pool.view.getUint16(at));
  writeNameAndType(constants, writer, pool.view.getUint16(at + 2));
}

/** A `CONSTANT_NameAndType` (JVMS §4.4.6). */
export function writeNameAndType(
  constants: Constants,
  writer: CanonicalWriter,
  index: number,
): void {
  const { pool } = constants;
  const at = contentOffset(pool, checkedIndex(pool, index, tag.nameAndType, 0));
  writer.text(textAt(constants, at));
  writer.name(textAt(constants, at + 2));
}

/** A constant that can be loaded (JVMS §5.1), by what it is and not by where it stands. */
export function writeConstant(
  constants: Constants,
  writer: CanonicalWriter,
  index: number,
  depth = 0,
): void {
  const { pool } = constants;
  const kind = pool.tags[index] ?? 0;
  const at = contentOffset(pool, index);
  writer.u1(kind);
  switch (kind) {
    case tag.integer:
    case tag.float:
      return writer.raw(pool.bytes.subarray(at, at + 4));
    case tag.long:
    case tag.double:
      return writer.raw(pool.bytes.subarray(at, at + 8));
    case tag.class:
      return writeClass(constants, writer, index);
    case tag.string:
      return writer.string(textAt(constants, at));
    case tag.methodType:
      return writer.name(textAt(constants, at));
    case tag.methodHandle:
      writer.u1(pool.view.getUint8(at)); // 0 reference_kind   1 reference_index
      return writeMember(constants, writer, pool.view.getUint16(at + 1));
    case tag.dynamic:
      return writeDynamic(constants, writer, index, depth + 1);
    default:
      return failClass('class.bad-constant-index', at, `constant ${index} cannot be loaded`);
  }
}

/** A dynamic constant or call site: its name and type, the bootstrap method and what that is given. */
export function writeDynamic(
  constants: Constants,
  writer: CanonicalWriter,
  index: number,
  depth = 0,
): void {
  const { pool, bootstraps } = constants;
  const at = contentOffset(pool, index);
  if (depth > MAX_DEPTH) failClass('class.bad-attribute', at, 'dynamic constants nest too deep');
  const method = bootstraps[pool.view.getUint16(at)]; // 0 bootstrap_method_attr_index
  if (method === undefined)
    return failClass('class.bad-constant-index', at, `constant ${index} has no bootstrap method`);
  writeNameAndType(constants, writer, pool.view.getUint16(at + 2)); // 2 name_and_type_index
  writeBootstrap(constants, writer, method, depth);
}

function writeBootstrap(
  constants: Constants,
  writer: CanonicalWriter,
  at: number,
  depth: number,
): void {
  const { pool, written } = constants;
  const known = written.get(at);
  writer.u2(known ?? written.size);
  if (known !== undefined) return;
  written.set(at, written.size);
  writeConstant(
    constants,
    writer,
    checkedIndex(pool, pool.view.getUint16(at), tag.methodHandle, at),
    depth,
  );
  const count = pool.view.getUint16(at + 2);
  writer.u2(count);
  for (let i = 0; i < count; i++)
    writeConstant(constants, writer, pool.view.getUint16(at + 4 + i * 2), depth);
}
