import type {
  ClassDeclaration,
  FieldDeclaration,
  MethodDeclaration,
} from '../../formats/classfile/declaration.js';
import type { InternalName } from '../../formats/classfile/names.js';
import type { ClassSource } from './class-source.js';
import type { MemberIndex } from './member-index.js';
import { indexMembers, memberAt } from './member-index.js';

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
  /** Supertypes that the side does not hold or show: what they have and extend is not known. */
  readonly unseen: ReadonlySet<InternalName>;
}

/** A member where lookup finds it. */
export interface Found<M> {
  readonly member: M;
  readonly owner: ClassDeclaration;
  readonly kind: 'own' | 'superclass' | 'interface';
}

/** Far deeper than any compiler's output: a class path may hold a hostile chain, and what is behind it is not seen. */
const MAX_SUPERTYPES = 4096;

/** Walks the supertypes of a class, once for each source. A class that extends itself ends the walk there. */
export function hierarchyOf(source: ClassSource, self: ClassDeclaration): Hierarchy {
  const known = hierarchies.get(source) ?? new WeakMap<ClassDeclaration, Hierarchy>();
  hierarchies.set(source, known);
  const hierarchy = known.get(self) ?? walk(source, self);
  known.set(self, hierarchy);
  return hierarchy;
}

const hierarchies = new WeakMap<ClassSource, WeakMap<ClassDeclaration, Hierarchy>>();

function walk(source: ClassSource, self: ClassDeclaration): Hierarchy {
  const unseen = new Set<InternalName>();
  const { superclasses, superclassNames } = superclassesOf(source, self, unseen);
  const queue = [self, ...superclasses];
  return { self, superclasses, superclassNames, unseen, ...interfacesOf(source, queue, unseen) };
}

function superclassesOf(
  source: ClassSource,
  self: ClassDeclaration,
  unseen: Set<InternalName>,
): Pick<Hierarchy, 'superclasses' | 'superclassNames'> {
  const superclassNames = new Set<InternalName>();
  const superclasses: ClassDeclaration[] = [];
  for (let name = self.superName; name !== undefined;) {
    if (name === self.name || superclassNames.has(name)) break;
    superclassNames.add(name);
    const found = superclasses.length < MAX_SUPERTYPES ? source.find(name) : undefined;
    if (found === undefined) {
      if (name !== 'java/lang/Object') unseen.add(name);
      break;
    }
    superclasses.push(found);
    name = found.superName;
  }
  return { superclasses, superclassNames };
}

/** Of all that stand in the queue; what is found there stands in it, too. */
function interfacesOf(
  source: ClassSource,
  queue: ClassDeclaration[],
  unseen: Set<InternalName>,
): Pick<Hierarchy, 'interfaces' | 'interfaceNames'> {
  const interfaceNames = new Set<InternalName>();
  const interfaces: ClassDeclaration[] = [];
  for (let at = 0; at < queue.length; at++)
    for (const name of queue[at]?.interfaces ?? []) {
      if (interfaceNames.has(name)) continue;
      interfaceNames.add(name);
      const found = queue.length < MAX_SUPERTYPES ? source.find(name) : undefined;
      if (found === undefined) unseen.add(name);
      else {
        interfaces.push(found);
        queue.push(found);
      }
    }
  return { interfaces, interfaceNames };
}

/** Lookup of a method by name and descriptor: the class, its superclasses, its superinterfaces (JVMS §5.4.3.3). */
export function findMethod(
  hierarchy: Hierarchy,
  name: string,
  descriptor: string,
): Found<MethodDeclaration> | undefined {
  const { self } = hierarchy;
  const own = memberAt(methodsOf(self), name, descriptor);
  return own === undefined
    ? inheritedMethod(hierarchy, name, descriptor)
    : { member: own, owner: self, kind: 'own' };
}

/** Lookup of a field (JVMS §5.4.3.2); where a class and a superinterface both have it, the interface's comes second here. */
export function findField(
  hierarchy: Hierarchy,
  name: string,
  descriptor: string,
): Found<FieldDeclaration> | undefined {
  const { self } = hierarchy;
  const own = memberAt(fieldsOf(self), name, descriptor);
  return own === undefined
    ? inheritedField(hierarchy, name, descriptor)
    : { member: own, owner: self, kind: 'own' };
}

/** The same among supertypes only. */
export function inheritedMethod(
  { superclasses, interfaces }: Hierarchy,
  name: string,
  descriptor: string,
): Found<MethodDeclaration> | undefined {
  for (const owner of superclasses) {
    const member = memberAt(methodsOf(owner), name, descriptor);
    if (member !== undefined) return { member, owner, kind: 'superclass' };
  }
  for (const owner of interfaces) {
    const member = memberAt(methodsOf(owner), name, descriptor);
    if (member !== undefined) return { member, owner, kind: 'interface' };
  }
  return undefined;
}

/** The same among supertypes only. */
export function inheritedField(
  { superclasses, interfaces }: Hierarchy,
  name: string,
  descriptor: string,
): Found<FieldDeclaration> | undefined {
  for (const owner of superclasses) {
    const member = memberAt(fieldsOf(owner), name, descriptor);
    if (member !== undefined) return { member, owner, kind: 'superclass' };
  }
  for (const owner of interfaces) {
    const member = memberAt(fieldsOf(owner), name, descriptor);
    if (member !== undefined) return { member, owner, kind: 'interface' };
  }
  return undefined;
}

const methods = new WeakMap<ClassDeclaration, MemberIndex<MethodDeclaration>>();
const fields = new WeakMap<ClassDeclaration, MemberIndex<FieldDeclaration>>();

function methodsOf(owner: ClassDeclaration): MemberIndex<MethodDeclaration> {
  const known = methods.get(owner);
  if (known !== undefined) return known;
  const made = indexMembers(owner.methods);
  methods.set(owner, made);
  return made;
}

function fieldsOf(owner: ClassDeclaration): MemberIndex<FieldDeclaration> {
  const known = fields.get(owner);
  if (known !== undefined) return known;
  const made = indexMembers(owner.fields);
  fields.set(owner, made);
  return made;
}
