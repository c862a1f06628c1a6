import { failClass } from './fail.js';
import { opcode } from './opcodes.js';

/** Bytes of an instruction with its operands, by opcode (JVMS §6.5); 0 where it depends: `tableswitch`, `lookupswitch`, `wide`. */
export const instructionLengths: Uint8Array = table();

/** 1 for the opcodes with an operand of two bytes that loads, makes or checks a constant. */
const withConstant: Uint8Array = new Uint8Array(256);
for (const code of [
  opcode.ldcWide,
  opcode.ldcLong,
  opcode.new,
  opcode.anewarray,
  opcode.checkcast,
  opcode.instanceof,
  opcode.multianewarray,
])
  withConstant[code] = 1;

/**
 * Visits every constant that an instruction of `[start, end)` loads, makes or checks; members' owners are not among them.
 * Throws `class.truncated`.
 */
export function eachClassOperand(
  view: DataView,
  start: number,
  end: number,
  visit: (index: number) => void,
): void {
  for (let at = start; at < end;) {
    const code = view.getUint8(at);
    const length = instructionLengths[code] || variableLength(view, code, at, start, end);
    if (length < 1 || at + length > end)
      failClass('class.truncated', at, 'an instruction reaches past its method');
    if (withConstant[code] === 1) visit(view.getUint16(at + 1));
    else if (code === opcode.ldc) visit(view.getUint8(at + 1));
    at += length;
  }
}

/**
 * Bytes of the instruction at `at`, operands included, of the method whose code is `[start, end)`.
 * Throws `class.truncated` where it reaches past the end.
 */
export function instructionLength(view: DataView, at: number, start: number, end: number): number {
  const code = view.getUint8(at);
  const length = instructionLengths[code] || variableLength(view, code, at, start, end);
  return length < 1 || at + length > end
    ? failClass('class.truncated', at, 'an instruction reaches past its method')
    : length;
}

function variableLength(
  view: DataView,
  code: number,
  at: number,
  start: number,
  end: number,
): number {
  if (code === opcode.wide) return at + 1 < end && view.getUint8(at + 1) === 0x84 ? 6 : 4; // iinc
  const aligned = at + 4 - ((at - start) % 4); // operands begin at a multiple of 4 from the method's start
  if (aligned + 12 > end)
    return code === opcode.lookupswitch && aligned + 8 <= end
      ? aligned - at + 8 + view.getInt32(aligned + 4) * 8
      : failClass('class.truncated', at, 'a switch reaches past its method');
  const count =
    code === opcode.tableswitch
      ? view.getInt32(aligned + 8) - view.getInt32(aligned + 4) + 1
      : view.getInt32(aligned + 4) * 2;
  if (count < 0) failClass('class.truncated', at, 'a switch has less than no case');
  return aligned - at + (code === opcode.tableswitch ? 12 : 8) + count * 4;
}

function table(): Uint8Array {
  const result = new Uint8Array(256).fill(1);
  const set = (from: number, to: number, length: number): void => {
    result.fill(length, from, to + 1);
  };
  set(0x10, 0x10, 2); // bipush
  set(0x11, 0x11, 3); // sipush
  set(0x12, 0x12, 2); // ldc
  set(0x13, 0x14, 3); // ldc_w, ldc2_w
  set(0x15, 0x19, 2); // loads
  set(0x36, 0x3a, 2); // stores
  set(0x84, 0x84, 3); // iinc
  set(0x99, 0xa8, 3); // branches
  set(0xa9, 0xa9, 2); // ret
  set(0xaa, 0xab, 0); // switches
  set(0xb2, 0xb8, 3); // fields and methods
  set(0xb9, 0xba, 5); // invokeinterface, invokedynamic
  set(0xbb, 0xbb, 3); // new
  set(0xbc, 0xbc, 2); // newarray
  set(0xbd, 0xbd, 3); // anewarray
  set(0xc0, 0xc1, 3); // checkcast, instanceof
  set(0xc4, 0xc4, 0); // wide
  set(0xc5, 0xc5, 4); // multianewarray
  set(0xc6, 0xc7, 3); // ifnull, ifnonnull
  set(0xc8, 0xc9, 5); // goto_w, jsr_w
  return result;
}
