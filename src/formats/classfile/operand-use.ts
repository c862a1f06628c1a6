import { opcode } from './opcodes.js';
import { referenceUse } from './reference-use.js';

/** What an instruction does with the constant that its operand names, by opcode; 0: it has none. */
export const operandUse: Uint16Array = new Uint16Array(256);
operandUse[opcode.getstatic] = referenceUse.getStatic;
operandUse[opcode.putstatic] = referenceUse.putStatic;
operandUse[opcode.getfield] = referenceUse.getField;
operandUse[opcode.putfield] = referenceUse.putField;
operandUse[opcode.invokevirtual] = referenceUse.invokeVirtual;
operandUse[opcode.invokespecial] = referenceUse.invokeSpecial;
operandUse[opcode.invokestatic] = referenceUse.invokeStatic;
operandUse[opcode.invokeinterface] = referenceUse.invokeInterface;
operandUse[opcode.new] = referenceUse.newObject;
for (const code of [
  opcode.ldc,
  opcode.ldcWide,
  opcode.ldcLong,
  opcode.invokedynamic,
  opcode.anewarray,
  opcode.checkcast,
  opcode.instanceof,
  opcode.multianewarray,
])
  operandUse[code] = referenceUse.type;

/** The constant that the instruction at `at` names. */
export function operandOf(bytes: Buffer, at: number, code: number): number {
  const first = bytes[at + 1] ?? 0;
  return code === opcode.ldc ? first : (first << 8) | (bytes[at + 2] ?? 0);
}
