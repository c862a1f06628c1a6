import type { ClassDeclaration } from '../../formats/classfile/declaration.js';
import type { InternalName } from '../../formats/classfile/names.js';
import { toBinaryName } from '../../formats/classfile/names.js';
import { compareBytes } from '../../formats/text/byte-order.js';
import type { ApiAccess } from './api-access.js';
import { isShown } from './api-access.js';
import type { ApiChange, ClassApiDiff, MemberApiDiff } from './api-change.js';
import { classRules } from './api-class-rules.js';
import { fieldDiffs } from './api-fields.js';
import { hierarchyOf } from './api-hierarchy.js';
import { inheritedLosses } from './api-inherited.js';
import { methodDiffs } from './api-methods.js';
import { change } from './api-subject.js';
import type { ClassSource } from './class-source.js';

export interface ApiOptions {
  /** The least access that is looked at. `private` takes what compilers made as well: synthetic, anonymous, local. */
  readonly access: ApiAccess;
  /** The Java that runs the product: class files of a newer one do not load. */
  readonly java?: number | undefined;
}

/**
 * Compares what one class declares on two sides, members that it inherits included; `undefined` where nothing changed or
 * nothing of it is shown. A class whose file is equal on both sides can change as well: its supertypes may have lost
 * members that it inherits. So ask for every class of which a supertype differs, too.
 */
export function compareClassApi(
  old: ClassSource,
  now: ClassSource,
  name: InternalName,
  options: ApiOptions,
): ClassApiDiff | undefined {
  const before = shown(old.find(name), options);
  const after = now.find(name);
  if (before === undefined) {
    if (shown(after, options) === undefined) return undefined;
    return whole(name, 'added', []);
  }
  if (after === undefined) return whole(name, 'removed', [change('CLASS_REMOVED')]);
  const oldHierarchy = hierarchyOf(old, before);
  const newHierarchy = hierarchyOf(now, after);
  const subject = {
    old: before,
    now: after,
    oldHierarchy,
    newHierarchy,
    oldSource: old,
    newSource: now,
    access: options.access,
    java: options.java,
  };
  const changes = classRules.flatMap((rule) => rule.inspect(subject));
  const members = [...fieldDiffs(subject), ...methodDiffs(subject), ...inheritedLosses(subject)];
  if (changes.length === 0 && members.length === 0) return undefined;
  const unseen = new Set([...oldHierarchy.unseen, ...newHierarchy.unseen]);
  return {
    name: toBinaryName(name),
    status: 'modified',
    changes,
    members: members.sort(compareMembers),
    unseen: [...unseen].map(toBinaryName).sort(compareBytes),
  };
}

/** The class if a comparison at this access looks at it. */
function shown(
  declaration: ClassDeclaration | undefined,
  { access }: ApiOptions,
): ClassDeclaration | undefined {
  if (declaration === undefined || !isShown(declaration.access, access)) return undefined;
  const { nesting } = declaration;
  const isInvented = nesting === 'local' || nesting === 'anonymous';
  return isInvented && access !== 'private' ? undefined : declaration;
}

function whole(
  name: InternalName,
  status: 'added' | 'removed',
  changes: readonly ApiChange[],
): ClassApiDiff {
  return { name: toBinaryName(name), status, changes, members: [], unseen: [] };
}

const order = { field: '0', constructor: '1', method: '2' } as const;

/** Fields, constructors, methods; each by name, then text. */
function compareMembers(a: MemberApiDiff, b: MemberApiDiff): number {
  return compareBytes(keyOf(a), keyOf(b));
}

function keyOf({ kind, name, old, now }: MemberApiDiff): string {
  return [order[kind], name, old ?? now ?? '', now ?? ''].join('\0');
}
