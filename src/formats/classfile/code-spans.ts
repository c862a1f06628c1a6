import type { ConstantPool } from './constant-pool.js';
import { indexAt, tag, textEnd, textStart } from './constant-pool.js';
import { failClass } from './fail.js';

/** The code of one method (JVMS §4.7.3), as positions in the class file. */
export interface CodeSpan {
  /** Of which method, by its place among the methods. */
  readonly method: number;
  /** Instructions lie in `[start, end)`. */
  readonly start: number;
  readonly end: number;
  /** The first row of the exception table, 8 bytes each, and how many there are. */
  readonly handlers: number;
  readonly handlerCount: number;
}

/** What the attributes of a class say of its code and of who may inherit from it (JVMS §4.7.23, §4.7.28, §4.7.31). */
export interface CodeSurroundings {
  /** Where each bootstrap method's row begins. */
  readonly bootstrap: readonly number[];
  /** A class constant; 0: the class hosts its own nest. */
  readonly nestHost: number;
  /** Other classes may call its private methods. */
  readonly isInNest: boolean;
  /** Class constants of those that may inherit from a sealed class; none of any other. */
  readonly permitted: readonly number[];
}

/** The code of methods whose tables of attributes were read before: what is out of bounds was found then. */
export function codeSpans(
  pool: ConstantPool,
  methods: readonly { readonly attributes: number }[],
): readonly CodeSpan[] {
  const { view } = pool;
  const spans: CodeSpan[] = [];
  let code = 0; // the constant `Code`, where it was seen
  for (const [method, { attributes }] of methods.entries())
    eachAttribute(view, attributes, (name, at) => {
      if (name !== code && !isNamed(pool, name, 'Code')) return;
      code = name;
      const start = at + 8; //                             0 max_stack   2 max_locals   4 code_length
      const end = start + view.getUint32(at + 4);
      const handlerCount = view.getUint16(end); //         exception_table_length
      spans.push({ method, start, end, handlers: end + 2, handlerCount });
    });
  return spans;
}

/** Reads the class's own table of attributes, which was read before. Throws `class.bad-constant-index`. */
export function codeSurroundings(pool: ConstantPool, attributes: number): CodeSurroundings {
  const { view } = pool;
  const bootstrap: number[] = [];
  let nestHost = 0;
  let isInNest = false;
  const permitted: number[] = [];
  eachAttribute(view, attributes, (name, at, end) => {
    if (isNamed(pool, name, 'BootstrapMethods')) {
      let row = at + 2;
      for (let left = view.getUint16(at); left > 0; left--) {
        bootstrap.push(row);
        row += 4 + view.getUint16(row + 2) * 2;
      }
    } else if (isNamed(pool, name, 'NestHost')) {
      if (end - at !== 2) failClass('class.bad-attribute', at, 'a nest has one host');
      nestHost = indexAt(pool, at, tag.class);
      isInNest = true;
    } else if (isNamed(pool, name, 'NestMembers')) isInNest = true;
    else if (isNamed(pool, name, 'PermittedSubclasses')) {
      const count = view.getUint16(at);
      if (end - at !== 2 + 2 * count)
        failClass('class.bad-attribute', at, 'the list of permitted subclasses has another length');
      for (let row = at + 2; row < end; row += 2) permitted.push(indexAt(pool, row, tag.class));
    }
  });
  return { bootstrap, nestHost, isInNest, permitted };
}

/** Content of each attribute of a table: `[at, end)`. */
function eachAttribute(
  view: DataView,
  table: number,
  visit: (name: number, at: number, end: number) => void,
): void {
  let at = table + 2;
  for (let left = view.getUint16(table); left > 0; left--) {
    const end = at + 6 + view.getUint32(at + 2); //        2 attribute_length
    visit(view.getUint16(at), at + 6, end); //             0 attribute_name_index
    at = end;
  }
}

function isNamed(pool: ConstantPool, index: number, name: string): boolean {
  const start = textStart(pool, index);
  const end = textEnd(pool, index);
  return end - start === name.length && pool.bytes.toString('latin1', start, end) === name;
}
