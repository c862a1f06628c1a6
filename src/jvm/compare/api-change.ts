import type { ApiChangeType } from './api-change-types.js';
import type { JvmFailure } from './jvm-failure.js';

export type { ApiChangeType } from './api-change-types.js';
export type { JvmFailure } from './jvm-failure.js';

/** One change of a class or member, in the field's vocabulary (names of japicmp's compatibility changes). */
export interface ApiChange {
  readonly type: ApiChangeType;
  /** Whether code that was compiled against the old and runs against the new can fail to link (JLS §13). */
  readonly binary: boolean;
  /** Whether code that compiled against the old may not compile against the new. */
  readonly source: boolean;
  /** How the JVM fails where `binary`. */
  readonly failure: JvmFailure | undefined;
  /** What the type alone does not tell: the supertype, exception or annotation, `old → new`. */
  readonly detail?: string;
}

/** What became of one class. */
export interface ClassApiDiff {
  /** Binary name. */
  readonly name: string;
  readonly status: 'added' | 'removed' | 'modified';
  readonly changes: readonly ApiChange[];
  readonly members: readonly MemberApiDiff[];
  /** Supertypes that a side does not show: the verdict could not look there. Binary names. */
  readonly unseen: readonly string[];
  /** What cannot be said, since the new class has a supertype that is not seen and that hides changes; absent: nothing. */
  readonly undecided?: readonly ApiVerdict[];
}

/** Whether something breaks so. */
export type ApiVerdict = 'binary' | 'source';

/** What became of one field, method or constructor. */
export interface MemberApiDiff {
  readonly kind: 'field' | 'method' | 'constructor';
  readonly name: string;
  /** As Java writes it: `int size(java.lang.String)`; `undefined` on the side that lacks it. */
  readonly old: string | undefined;
  readonly now: string | undefined;
  readonly status: 'added' | 'removed' | 'modified';
  readonly changes: readonly ApiChange[];
}
