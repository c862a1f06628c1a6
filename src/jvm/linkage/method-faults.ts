import type { ClassPath } from '../classpath/class-path.js';
import { referenceKindOf } from '../classpath/jar-index.js';
import type { UnfinishedMethod } from './inherited-methods.js';
import { InheritedMethods } from './inherited-methods.js';
import type { SiteRules } from './site-rules.js';

/**
 * Which classes inherit methods that cannot be run on them, and that somebody calls: a class without the method of a newer
 * interface does no harm as long as nobody asks it. Calls are looked for by name and descriptor in all references of what was
 * read of the class path, once the first such class is there, and counted where they name the class or a supertype of it.
 */
export class MethodFaults {
  readonly #classPath: ClassPath;
  readonly #rules: SiteRules;
  readonly #methods: InheritedMethods;
  readonly #unfinished = new Set<number>();
  #called: ReadonlyMap<number, readonly Called[]> | undefined;

  constructor(classPath: ClassPath, rules: SiteRules) {
    this.#classPath = classPath;
    this.#rules = rules;
    this.#methods = new InheritedMethods(classPath, rules.types);
  }

  /** Of a class that can be loaded. */
  of(number: number): readonly UnfinishedMethod[] {
    const unfinished = this.#methods.unfinished(number);
    if (unfinished.length === 0) return unfinished;
    this.#unfinished.add(number);
    return unfinished.filter((method) => this.#isCalled(number, method));
  }

  /** Whether a class that was asked for has such methods, called or not. */
  isUnfinished(number: number): boolean {
    return this.#unfinished.has(number);
  }

  #isCalled(number: number, { name, descriptor }: UnfinishedMethod): boolean {
    this.#called ??= callsByName(this.#classPath);
    const above = supertypes(this.#rules, number);
    return (this.#called.get(name) ?? []).some((call) => {
      const part = this.#classPath.parts[call.part];
      if (part?.names.descriptor(call.descriptor) !== descriptor) return false;
      const { classByName } = this.#classPath.loaders[part.loader ?? 0] ?? this.#classPath;
      const owner = (classByName[part.names.className(call.owner)] ?? 0) - 1;
      return above.has(owner);
    });
  }
}

/** A method that a part refers to, by the part's own numbers. */
interface Called {
  readonly part: number;
  readonly owner: number;
  readonly descriptor: number;
}

/** By common number of the name. */
function callsByName({ parts }: ClassPath): ReadonlyMap<number, readonly Called[]> {
  const calls = new Map<number, Called[]>();
  for (const [at, { index, names }] of parts.entries()) {
    const { kind, owner, name, descriptor, count } = index.references;
    for (let row = 0; row < count; row++) {
      const of = referenceKindOf(kind[row] ?? 0);
      if (of === 'class' || of === 'field') continue;
      const number = names.plain(name[row] ?? 0);
      const known = calls.get(number) ?? [];
      known.push({ part: at, owner: owner[row] ?? 0, descriptor: descriptor[row] ?? 0 });
      calls.set(number, known);
    }
  }
  return calls;
}

function supertypes({ types }: SiteRules, number: number): ReadonlySet<number> {
  const classes = types.superclasses(number).numbers;
  return new Set([...classes, ...types.allInterfaces(number).numbers]);
}
