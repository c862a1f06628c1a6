import type { ClassDeclaration } from '../../formats/classfile/declaration.js';
import type { InternalName } from '../../formats/classfile/names.js';

/**
 * The classes of one side, the platform's behind them, as a class loader finds them: the first of one name. Answers
 * are remembered: asked twice, it gives the same object.
 */
export interface ClassSource {
  readonly find: (name: InternalName) => ClassDeclaration | undefined;
}
