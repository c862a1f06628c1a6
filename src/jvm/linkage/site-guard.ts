import { referenceUse } from '../classpath/jar-index.js';
import type { SiteErrorName } from './site-finding.js';
import type { Refusal } from './site-rules.js';

const { optionalClass, optionalMember, optionalAccess, optionalChange, verified } = referenceUse;

/** Which bit of a use says that the code takes this error; others are taken nowhere. */
const guards: Readonly<Partial<Record<SiteErrorName, number>>> = {
  NoClassDefFoundError: optionalClass,
  NoSuchFieldError: optionalMember,
  NoSuchMethodError: optionalMember,
  InstantiationError: optionalMember,
  IllegalAccessError: optionalAccess,
  IncompatibleClassChangeError: optionalChange,
  AbstractMethodError: optionalChange,
};

/** Whether the code goes on without what it is refused. What the verifier loads is loaded before any handler is there. */
export function isOptional(use: number, refusal: Refusal): boolean {
  if (refusal.ofClass && (use & verified) !== 0) return false;
  if (refusal.kind === 'absent') return (use & (guards[refusal.error] ?? 0)) !== 0;
  return (use & (refusal.ofClass ? optionalClass : optionalMember)) !== 0;
}
