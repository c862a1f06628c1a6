import { tag } from '../../formats/classfile/constant-pool.js';
import { failClass } from '../../formats/classfile/fail.js';
import { instructionLength } from '../../formats/classfile/instructions.js';
import { opcode as op } from '../../formats/classfile/opcodes.js';
import type { Constants } from './canonical-constants.js';
import { writeClass, writeConstant, writeDynamic, writeMember } from './canonical-constants.js';
import type { CanonicalWriter } from './canonical-writer.js';

/** The code of one method, `[start, end)`, and the number of the instruction that begins at each offset; -1: none does. */
interface Code {
  readonly constants: Constants;
  readonly writer: CanonicalWriter;
  readonly start: number;
  readonly end: number;
  readonly numbers: Int32Array;
}

/**
 * Writes the instructions and the exception table of a `Code` attribute whose content begins at `content` (JVMS §4.7.3),
 * and answers where its own attributes begin. Constants are written as what they are, targets as the number of the
 * instruction there. One form is taken for all that do the same, since a bytecode library writes the shortest: `ldc_w`
 * as `ldc`, `goto_w` as `goto`, `iload_1` and `wide iload 1` as `iload 1`. `max_stack` and `max_locals` only bound what
 * the instructions need and are left out.
 */
export function writeCode(constants: Constants, writer: CanonicalWriter, content: number): number {
  const { view } = constants.pool;
  const start = content + 8; //                      0 max_stack   2 max_locals   8 code
  const end = start + view.getUint32(content + 4); // 4 code_length
  const numbers = numbersOf(view, start, end);
  const code = { constants, writer, start, end, numbers };
  writer.u4(numbers[end - start] ?? 0);
  for (let at = start; at < end; at += instructionLength(view, at, start, end))
    writeInstruction(code, at);
  const handlers = view.getUint16(end); // exception_table_length
  writer.u2(handlers);
  for (let i = 0, at = end + 2; i < handlers; i++, at += 8) {
    for (let part = 0; part < 3; part++)
      writeTarget(code, at, start + view.getUint16(at + part * 2)); // 0 start_pc   2 end_pc   4 handler_pc
    const caught = view.getUint16(at + 6); // 6 catch_type (0: any)
    writer.u1(caught === 0 ? 0 : 1);
    if (caught !== 0) writeClass(constants, writer, caught);
  }
  return end + 2 + handlers * 8;
}

/** The end of the code has a number as well: exception ranges may end there. */
function numbersOf(view: DataView, start: number, end: number): Int32Array {
  const numbers = new Int32Array(end - start + 1).fill(-1);
  let count = 0;
  for (let at = start; at < end; at += instructionLength(view, at, start, end))
    numbers[at - start] = count++;
  numbers[end - start] = count;
  return numbers;
}

function writeTarget({ writer, start, numbers }: Code, at: number, target: number): void {
  const number = numbers[target - start] ?? -1;
  if (number < 0) failClass('class.bad-attribute', at, 'a jump leads to no instruction');
  writer.u4(number);
}

function writeInstruction(code: Code, at: number): void {
  const { writer, constants, start, end } = code;
  const { view, bytes } = constants.pool;
  const opcode = view.getUint8(at);
  if (opcode === op.wide) return writeWide(writer, view, at);
  if (isVariable(opcode)) return writeVariable(writer, view, at, opcode);
  if (isBranch(opcode)) return writeBranch(code, at, opcode);
  if (opcode === op.tableswitch || opcode === op.lookupswitch) return writeSwitch(code, at, opcode);
  if (opcode === op.ldc || opcode === op.ldcWide) {
    writer.u1(op.ldc);
    const index = opcode === op.ldc ? view.getUint8(at + 1) : view.getUint16(at + 1);
    return writeConstant(constants, writer, index);
  }
  writer.u1(opcode);
  if (writeReference(code, at, opcode)) return;
  writer.raw(bytes.subarray(at + 1, at + instructionLength(view, at, start, end)));
}

/** Instructions with a constant as their first operand; of the others behind it only dimensions tell something new. */
function writeReference({ writer, constants }: Code, at: number, opcode: number): boolean {
  const { view } = constants.pool;
  if (opcode >= op.getstatic && opcode <= op.invokeinterface)
    writeMember(constants, writer, view.getUint16(at + 1));
  else if (opcode === op.invokedynamic) {
    const index = view.getUint16(at + 1);
    if (constants.pool.tags[index] !== tag.invokeDynamic)
      failClass('class.bad-constant-index', at, `constant ${index} is no call site`);
    writeDynamic(constants, writer, index);
  } else if (opcode === op.ldcLong) writeConstant(constants, writer, view.getUint16(at + 1));
  else if (withClass.has(opcode)) {
    writeClass(constants, writer, view.getUint16(at + 1));
    if (opcode === op.multianewarray) writer.u1(view.getUint8(at + 3));
  } else return false;
  return true;
}

const withClass: ReadonlySet<number> = new Set([
  op.new,
  op.anewarray,
  op.checkcast,
  op.instanceof,
  op.multianewarray,
]);

/** Loads, stores and `ret`, in all their short forms, and `iinc`. */
function isVariable(opcode: number): boolean {
  return (
    (opcode >= op.load && opcode < 0x2e) || // up to aload_3
    (opcode >= op.store && opcode < 0x4f) || // up to astore_3
    opcode === op.ret ||
    opcode === op.iinc
  );
}

function writeVariable(writer: CanonicalWriter, view: DataView, at: number, opcode: number): void {
  const short = opcode >= op.store0 ? op.store0 : op.load0;
  const long = opcode >= op.store0 ? op.store : op.load;
  if (opcode >= op.load0 && opcode !== op.iinc && opcode !== op.ret && !isLongStore(opcode)) {
    writer.u1(long + ((opcode - short) >> 2)); // four of each type
    return writer.u2((opcode - short) & 3);
  }
  writer.u1(opcode);
  writer.u2(view.getUint8(at + 1));
  if (opcode === op.iinc) writer.u2(view.getInt8(at + 2) & 0xffff);
}

function isLongStore(opcode: number): boolean {
  return opcode >= op.store && opcode < op.store0;
}

/** `wide`: the variable has two bytes, and so has the constant of `iinc`. */
function writeWide(writer: CanonicalWriter, view: DataView, at: number): void {
  const opcode = view.getUint8(at + 1);
  writer.u1(opcode);
  writer.u2(view.getUint16(at + 2));
  if (opcode === op.iinc) writer.u2(view.getUint16(at + 4));
}

function isBranch(opcode: number): boolean {
  return (opcode >= op.ifeq && opcode <= op.jsr) || (opcode >= op.ifnull && opcode <= op.jsrWide);
}

function writeBranch(code: Code, at: number, opcode: number): void {
  const { view } = code.constants.pool;
  const isWide = opcode === op.gotoWide || opcode === op.jsrWide;
  code.writer.u1(isWide ? opcode - op.gotoWide + op.goto : opcode);
  writeTarget(code, at, at + (isWide ? view.getInt32(at + 1) : view.getInt16(at + 1)));
}

/** Operands begin at a multiple of 4 from the method's start. */
function writeSwitch(code: Code, at: number, opcode: number): void {
  const { view } = code.constants.pool;
  const { writer, start } = code;
  const operands = at + 4 - ((at - start) % 4);
  const second = view.getInt32(operands + 4);
  writer.u1(opcode);
  writeTarget(code, at, at + view.getInt32(operands)); // 0 default
  writer.u4(second); //                                   4 low, or npairs
  if (opcode === op.tableswitch) {
    const high = view.getInt32(operands + 8); //          8 high   12 offsets
    writer.u4(high);
    for (let i = 0; i <= high - second; i++)
      writeTarget(code, at, at + view.getInt32(operands + 12 + i * 4));
    return;
  }
  for (let i = 0, pair = operands + 8; i < second; i++, pair += 8) {
    writer.u4(view.getInt32(pair)); //                    0 match   4 offset
    writeTarget(code, at, at + view.getInt32(pair + 4));
  }
}
