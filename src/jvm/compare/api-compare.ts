import type { InternalName } from '../../formats/classfile/names.js';
import { toBinaryName } from '../../formats/classfile/names.js';
import type { ClassHead } from '../../formats/classfile/read-head.js';
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
import { undecidedQuestions } from './api-supertypes.js';
import type { ClassSource } from './class-source.js';

/** What a comparison looks at, and for which Java. */
export interface ApiOptions {
  /** The least access that is looked at. `private` takes what compilers made as well: synthetic, anonymous, local. */
  readonly access: ApiAccess;
  /** The Java that runs the product: class files of a newer one do not load. */
  readonly java?: number | undefined;
}

/**
 * Compares what one class declares on two sides, members that it inherits included; `undefined` where nothing of it is
 * shown, or nothing changed and nothing can have changed behind a supertype that is not seen. A class whose file is equal on both sides can change as well: its supertypes may have lost
 * members that it inherits. So ask for every class of which a supertype differs, too.
 */
export function compareClassApi(
  old: ClassSource,
  now: ClassSource,
  name: InternalName,
  options: ApiOptions,
): ClassApiDiff | undefined {
  const before = old.find(name);
  const after = now.find(name);
  if (before === undefined || !isLookedAt(before, options))
    return after && shownNow(after, options);
  if (after === undefined) return removedClass(before, options);
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
  const { losses, hidesLoss } = inheritedLosses(subject);
  const members = [...fieldDiffs(subject), ...methodDiffs(subject), ...losses];
  const undecided = undecidedQuestions(subject, hidesLoss);
  if (changes.length + members.length + undecided.length === 0) return undefined;
  const unseen = new Set([...oldHierarchy.unseen, ...newHierarchy.unseen]);
  return {
    name: toBinaryName(name),
    status: 'modified',
    changes,
    members: members.sort(compareMembers),
    unseen: [...unseen].map(toBinaryName).sort(compareBytes),
    ...(undecided.length > 0 && { undecided }),
  };
}

/** What is told of a class that the old side does not show; `undefined` where the new does not, either. */
export function shownNow(head: ClassHead, options: ApiOptions): ClassApiDiff | undefined {
  return isLookedAt(head, options) ? whole(head.name, 'added', []) : undefined;
}

/** What is told of a class that only the old side has; `undefined` where nothing of it is shown. */
export function removedClass(head: ClassHead, options: ApiOptions): ClassApiDiff | undefined {
  return isLookedAt(head, options)
    ? whole(head.name, 'removed', [change('CLASS_REMOVED')])
    : undefined;
}

/** Whether a comparison at this access looks at the class. */
export function isLookedAt(head: ClassHead, { access }: ApiOptions): boolean {
  const isInvented = head.nesting === 'local' || head.nesting === 'anonymous';
  return isShown(head.access, access) && (!isInvented || access === 'private');
}

function whole(
  name: InternalName,
  status: 'added' | 'removed',
  changes: readonly ApiChange[],
): ClassApiDiff {
  return { name: toBinaryName(name), status, changes, members: [], unseen: [] };
}

const order = { field: 0, constructor: 1, method: 2 } as const;

/** Fields, constructors, methods; each by name, then text. */
function compareMembers(a: MemberApiDiff, b: MemberApiDiff): number {
  return (
    order[a.kind] - order[b.kind] ||
    compareBytes(a.name, b.name) ||
    compareBytes(a.old ?? a.now ?? '', b.old ?? b.now ?? '') ||
    compareBytes(a.now ?? '', b.now ?? '')
  );
}
