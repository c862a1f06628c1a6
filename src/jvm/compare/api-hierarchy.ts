import type {
  ClassDeclaration,
  FieldDeclaration,
  MethodDeclaration,
} from '../../formats/classfile/declaration.js';
import type { InternalName } from '../../formats/classfile/names.js';
import type { ClassSource } from './class-source.js';

/** A class with all its supertypes, as far as one side can see them. */
export interface Hierarchy {
  readonly self: ClassDeclaration;
  /** Nearest first. */
  readonly superclasses: readonly ClassDeclaration[];
  /** All superinterfaces, of superclasses as well: nearest first, each once. */
  readonly interfaces: readonly ClassDeclaration[];
  /** Names of all superclasses that are told, seen or not. */
  readonly superclassNames: ReadonlySet<InternalName>;
  readonly interfaceNames: ReadonlySet<InternalName>;
  /** Supertypes that the side does not hold: what they have and extend is not known. */
  readonly unseen: ReadonlySet<InternalName>;
}

/** A member where lookup finds it. */
export interface Found<M> {
  readonly member: M;
  readonly owner: ClassDeclaration;
  readonly kind: 'own' | 'superclass' | 'interface';
}

/** Far deeper than any compiler's output: a class path may hold a hostile chain. */
const MAX_SUPERTYPES = 4096;

/** Walks the supertypes of a class. A class that extends itself ends the walk there. */
export function hierarchyOf(source: ClassSource, self: ClassDeclaration): Hierarchy {
  const unseen = new Set<InternalName>();
  const superclassNames = new Set<InternalName>();
  const superclasses: ClassDeclaration[] = [];
  for (let name = self.superName; name !== undefined && superclasses.length < MAX_SUPERTYPES;) {
    if (name === self.name || superclassNames.has(name)) break;
    superclassNames.add(name);
    const found = source.find(name);
    if (found === undefined) {
      if (name !== 'java/lang/Object') unseen.add(name);
      break;
    }
    superclasses.push(found);
    name = found.superName;
  }
  const interfaceNames = new Set<InternalName>();
  const interfaces: ClassDeclaration[] = [];
  const queue = [self, ...superclasses];
  for (let at = 0; at < queue.length && at < MAX_SUPERTYPES; at++)
    for (const name of queue[at]?.interfaces ?? []) {
      if (interfaceNames.has(name)) continue;
      interfaceNames.add(name);
      const found = source.find(name);
      if (found === undefined) unseen.add(name);
      else {
        interfaces.push(found);
        queue.push(found);
      }
    }
  return { self, superclasses, interfaces, superclassNames, interfaceNames, unseen };
}

/** Lookup of a method by name and descriptor: the class, its superclasses, its superinterfaces (JVMS §5.4.3.3). */
export function findMethod(
  hierarchy: Hierarchy,
  name: string,
  descriptor: string,
): Found<MethodDeclaration> | undefined {
  const key = name + descriptor;
  return find(hierarchy, (owner) => methodsOf(owner).get(key));
}

/** Lookup of a field (JVMS §5.4.3.2); where a class and a superinterface both have it, the interface's comes second here. */
export function findField(
  hierarchy: Hierarchy,
  name: string,
  descriptor: string,
): Found<FieldDeclaration> | undefined {
  const key = `${name} ${descriptor}`;
  return find(hierarchy, (owner) => fieldsOf(owner).get(key));
}

/** The same among supertypes only. */
export function inheritedMethod(
  { self, superclasses, interfaces }: Hierarchy,
  name: string,
  descriptor: string,
): Found<MethodDeclaration> | undefined {
  const key = name + descriptor;
  const get = (owner: ClassDeclaration) => (owner === self ? undefined : methodsOf(owner).get(key));
  return findIn(superclasses, 'superclass', get) ?? findIn(interfaces, 'interface', get);
}

/** The same among supertypes only. */
export function inheritedField(
  { superclasses, interfaces }: Hierarchy,
  name: string,
  descriptor: string,
): Found<FieldDeclaration> | undefined {
  const key = `${name} ${descriptor}`;
  const get = (owner: ClassDeclaration) => fieldsOf(owner).get(key);
  return findIn(superclasses, 'superclass', get) ?? findIn(interfaces, 'interface', get);
}

function find<M>(
  { self, superclasses, interfaces }: Hierarchy,
  get: (owner: ClassDeclaration) => M | undefined,
): Found<M> | undefined {
  return (
    findIn([self], 'own', get) ??
    findIn(superclasses, 'superclass', get) ??
    findIn(interfaces, 'interface', get)
  );
}

function findIn<M>(
  owners: readonly ClassDeclaration[],
  kind: Found<M>['kind'],
  get: (owner: ClassDeclaration) => M | undefined,
): Found<M> | undefined {
  for (const owner of owners) {
    const member = get(owner);
    if (member !== undefined) return { member, owner, kind };
  }
  return undefined;
}

const methods = new WeakMap<ClassDeclaration, ReadonlyMap<string, MethodDeclaration>>();
const fields = new WeakMap<ClassDeclaration, ReadonlyMap<string, FieldDeclaration>>();

function methodsOf(owner: ClassDeclaration): ReadonlyMap<string, MethodDeclaration> {
  const known = methods.get(owner);
  if (known !== undefined) return known;
  const made = new Map(owner.methods.map((one) => [one.name + one.descriptor, one]));
  methods.set(owner, made);
  return made;
}

function fieldsOf(owner: ClassDeclaration): ReadonlyMap<string, FieldDeclaration> {
  const known =
    fields.get(owner) ?? new Map(owner.fields.map((one) => [`${one.name} ${one.descriptor}`, one]));
  fields.set(owner, known);
  return known;
}
