import type {
  ClassDeclaration,
  FieldDeclaration,
  MethodDeclaration,
} from '../../formats/classfile/declaration.js';
import type { ApiAccess } from './api-access.js';
import type { ApiChange } from './api-change.js';
import type { ApiChangeType } from './api-change-types.js';
import { apiChangeTypes } from './api-change-types.js';
import type { Hierarchy } from './api-hierarchy.js';
import type { ClassSource } from './class-source.js';

/** A class that both sides hold: what rules look at. */
export interface ClassSubject {
  readonly old: ClassDeclaration;
  readonly now: ClassDeclaration;
  readonly oldHierarchy: Hierarchy;
  readonly newHierarchy: Hierarchy;
  readonly oldSource: ClassSource;
  readonly newSource: ClassSource;
  readonly access: ApiAccess;
  /** The Java that runs the product; `undefined`: not told. */
  readonly java: number | undefined;
}

/** A member on both sides; `moved`: one of the two is inherited, where lookup finds it. */
export interface MemberSubject<M extends FieldDeclaration | MethodDeclaration> {
  readonly old: M;
  readonly now: M;
  readonly moved: 'no' | 'up' | 'down';
  readonly in: ClassSubject;
}

/** A named check. Rules know nothing of one another; each answers what it sees. */
export interface ApiRule<S> {
  readonly name: string;
  readonly inspect: (subject: S) => readonly ApiChange[];
}

/**
 * A change with the facts of its type; `but` where more is known of this case. Those of which nothing more is known are one
 * object each: tens of thousands go from thread to thread, and what is the same object is sent once.
 */
export function change(
  type: ApiChangeType,
  detail?: string,
  but?: Partial<Pick<ApiChange, 'binary' | 'source' | 'failure'>>,
): ApiChange {
  if (detail !== undefined || but !== undefined) return changeWith(type, detail, but);
  const known = plain.get(type) ?? changeWith(type);
  plain.set(type, known);
  return known;
}

const plain = new Map<ApiChangeType, ApiChange>();

function changeWith(
  type: ApiChangeType,
  detail?: string,
  but?: Partial<Pick<ApiChange, 'binary' | 'source' | 'failure'>>,
): ApiChange {
  const { binary, source, failure } = apiChangeTypes[type];
  const made = { type, binary, source, failure, ...but };
  return {
    type,
    binary: made.binary,
    source: made.source,
    failure: made.binary ? made.failure : undefined,
    ...(detail === undefined ? {} : { detail }),
  };
}

/** The change if it is so, for rules of one line. */
export function when(is: boolean, type: ApiChangeType, detail?: string): readonly ApiChange[] {
  return is ? [change(type, detail)] : [];
}
