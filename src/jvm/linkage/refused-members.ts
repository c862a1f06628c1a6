import type { Reference } from '../classpath/class-facts.js';
import type { ClassPath } from '../classpath/class-path.js';
import { checkerOf } from './check-linkage.js';
import { strangerOf } from './answer-to.js';
import { referenceInNumbers } from './reference-words.js';

/**
 * Which references are refused to whoever asks though the class that they name is there, as `checkLinkage` answers:
 * the member is gone, or of another kind, or its class cannot be loaded as something is wrong with it.
 */
export function refusedMembers(
  classPath: ClassPath,
  references: readonly Reference[],
): readonly boolean[] {
  const { rules } = checkerOf(classPath);
  const stranger = strangerOf(classPath);
  return references.map((reference) => {
    const { refusal } = rules.target(referenceInNumbers(classPath, reference), stranger);
    return refusal?.kind === 'absent' && refusal.error !== 'NoClassDefFoundError';
  });
}
