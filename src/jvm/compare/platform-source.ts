import type {
  ClassDeclaration,
  FieldDeclaration,
  MethodDeclaration,
} from '../../formats/classfile/declaration.js';
import type { InternalName } from '../../formats/classfile/names.js';
import { descriptor, internalName } from '../../formats/classfile/names.js';
import type { Platform } from '../classpath/platform.js';
import { textOf } from '../classpath/string-table.js';
import type { ClassSource } from './class-source.js';

/**
 * The classes of a Java as far as they are recorded: names, supertypes, access and members of its public and protected
 * API. Signatures, exceptions and annotations are not: it tells what is inherited, and is no side of a comparison.
 */
export function platformSource(platform: Platform): ClassSource {
  const { classes, strings } = platform.index;
  const rows = new Map<string, number>();
  for (let row = 0; row < classes.count; row++)
    rows.set(textOf(strings, classes.name[row] ?? 0), row);
  const known = new Map<InternalName, ClassDeclaration>();
  return {
    find: (name) => {
      const row = rows.get(name);
      if (row === undefined) return undefined;
      const found = known.get(name) ?? declarationAt(platform, name, row);
      known.set(name, found);
      return found;
    },
  };
}

function declarationAt({ index }: Platform, name: InternalName, row: number): ClassDeclaration {
  const { classes, strings } = index;
  const superName = textOf(strings, classes.superName[row] ?? 0);
  const interfaces = classes.interfaces.subarray(
    classes.interfaceStart[row],
    classes.interfaceStart[row + 1],
  );
  const [first = 0, methods = 0, end = 0] = [
    classes.memberStart[row],
    classes.methodStart[row],
    classes.memberStart[row + 1],
  ];
  return {
    name,
    major: classes.major[row] ?? 0,
    minor: 0,
    access: classes.access[row] ?? 0,
    superName: superName === '' ? undefined : internalName(superName),
    interfaces: Array.from(interfaces, (text) => internalName(textOf(strings, text))),
    signature: undefined,
    nesting: 'top',
    permitted: undefined,
    components: undefined,
    fields: membersIn(index, first, methods),
    methods: membersIn(index, methods, end),
    deprecated: false,
    annotations: [],
  };
}

function membersIn(
  { members, strings }: Platform['index'],
  start: number,
  end: number,
): readonly (FieldDeclaration & MethodDeclaration)[] {
  return Array.from({ length: end - start }, (_, i) => ({
    name: textOf(strings, members.name[start + i] ?? 0),
    descriptor: descriptor(textOf(strings, members.descriptor[start + i] ?? 0)),
    access: members.access[start + i] ?? 0,
    signature: undefined,
    constant: undefined,
    exceptions: [],
    annotationDefault: undefined,
    deprecated: false,
    annotations: [],
  }));
}
