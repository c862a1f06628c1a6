import type { ClassPath, LoadedPart } from '../classpath/class-path.js';
import { classNumber } from '../classpath/class-path.js';
import type { ClassColumns } from '../classpath/jar-index.js';
import type { Platform } from '../classpath/platform.js';
import { checkerOf } from './check-linkage.js';
import type { SiteFinding } from './site-finding.js';
import { UnchangedClasses } from './unchanged-classes.js';

/** What was found in each class of a class path; `undefined`: not asked, or not to be taken over. */
interface Judged {
  readonly classPath: ClassPath;
  /** By number of the class. */
  readonly findings: (readonly SiteFinding[] | undefined)[];
}

/**
 * What linking leaves to the next linking: an upgrade links nearly the same jars again once it has decided something.
 * Findings are taken over from the last class path on the same platform, if its texts are the same ones (`SharedNames`)
 * and each has one loader, and only of classes where they cannot be others: the class, all that its references name, their
 * supertypes and the hosts of their nests are unchanged (`UnchangedClasses`). No other class has a say in access,
 * resolution or what can be loaded. Who calls a method that a class leaves unfinished can be anyone: such a class is
 * always asked anew. Where classes were their own supertypes nothing is taken over: which one of a circle is told hangs
 * on the order of the questions.
 */
export class EarlierFindings {
  readonly #last = new Map<Platform, Judged>();

  /** Those on this class path, with what the last one leaves to it. To be filled by whoever asks. */
  on(classPath: ClassPath): (readonly SiteFinding[] | undefined)[] {
    const last = this.#last.get(classPath.platform);
    if (last?.classPath === classPath) return last.findings;
    const findings: (readonly SiteFinding[] | undefined)[] = Array.from({
      length: classPath.classCount,
    });
    const now = { classPath, findings };
    if (last !== undefined && isComparable(classPath, last.classPath)) takeOver(now, last);
    this.#last.set(classPath.platform, now);
    return findings;
  }
}

/** `other`: the earlier one. */
function isComparable(one: ClassPath, other: ClassPath): boolean {
  const hasOneLoader = one.loaders.length === 1 && other.loaders.length === 1;
  return one.texts === other.texts && hasOneLoader && !checkerOf(other).rules.loading.metCircle;
}

function takeOver({ classPath, findings }: Judged, last: Judged): void {
  const { classPart, classRow, parts, platformCount, classCount } = classPath;
  const unchanged = new UnchangedClasses(classPath, last.classPath);
  const changedIn: (Uint8Array | undefined)[] = [];
  for (let number = platformCount; number < classCount; number++) {
    const at = classPart[number] ?? 0;
    const part = parts[at];
    if (part === undefined) continue;
    const { classes } = part.index;
    const row = classRow[number] ?? 0;
    const name = part.names.className(classes.name[row] ?? 0);
    const known = foundBefore(last, name, part.origin);
    if (known === undefined || !unchanged.has(name)) continue;
    const changed = (changedIn[at] ??= changedReferences(part, unchanged));
    if (!namesAny(classes, row, changed)) findings[number] = known;
  }
}

/** In the class of that name, if it came from that part: findings name it. */
function foundBefore(
  { classPath, findings }: Judged,
  name: number,
  origin: string | undefined,
): readonly SiteFinding[] | undefined {
  const number = classNumber(classPath, name) ?? 0;
  const part = classPath.parts[classPath.classPart[number] ?? 0];
  return part?.origin === origin ? findings[number] : undefined;
}

/** By row: 1 where the class that the reference names, or an array's element, is another one. */
function changedReferences({ index, names }: LoadedPart, unchanged: UnchangedClasses): Uint8Array {
  const { owner, count } = index.references;
  const changed = new Uint8Array(count);
  for (let row = 0; row < count; row++)
    if (!unchanged.hasNamed(names.className(owner[row] ?? 0))) changed[row] = 1;
  return changed;
}

function namesAny(
  { referenceStart, referenceRows }: ClassColumns,
  row: number,
  changed: Uint8Array,
): boolean {
  const end = referenceStart[row + 1] ?? 0;
  for (let at = referenceStart[row] ?? 0; at < end; at++)
    if (changed[referenceRows[at] ?? 0] === 1) return true;
  return false;
}
