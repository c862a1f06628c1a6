import type { ClassPath } from '../classpath/class-path.js';
import { nameOfClass, textNumber } from '../classpath/class-path.js';
import type { JarIndex } from '../classpath/jar-index.js';
import { referenceKindOf } from '../classpath/jar-index.js';
import type { EarlierFindings } from './earlier-findings.js';
import type { UnfinishedMethod } from './inherited-methods.js';
import { brokenOverride } from './loader-constraints.js';
import { MethodFaults } from './method-faults.js';
import { nameInWords, referenceInWords } from './reference-words.js';
import { SiteAnswers } from './site-answers.js';
import type { SiteAnswer, SiteFinding } from './site-finding.js';
import { isOptional } from './site-guard.js';
import type { Refusal } from './site-rules.js';
import { SiteRules } from './site-rules.js';

/** What is asked about, and what is told. */
export interface CheckLinkageOptions {
  /** Parts whose classes are asked, by origin; left out: all. */
  readonly sources?: (origin: string) => boolean;
  /** Also tell what cannot be said; left out: only what is absent. */
  readonly unknown?: boolean;
  /** What was found on class paths over the same texts; what is found on this one is added. */
  readonly earlier?: EarlierFindings;
}

/**
 * Every site of the sources' classes that the JVM would refuse, in class-path order. A class that is shadowed by an
 * earlier one of its name is no source, nor is a class of the platform. What only a descriptor names is never loaded for
 * its own sake and no site; nor is a constant that no instruction uses.
 */
export function checkLinkage(
  classPath: ClassPath,
  options: CheckLinkageOptions = {},
): readonly SiteFinding[] {
  const checker = checkerOf(classPath);
  const isTold = ({ answer }: SiteFinding): boolean =>
    answer.kind === 'absent' || options.unknown === true;
  const findings: SiteFinding[] = [];
  const known = options.earlier?.on(classPath);
  for (const number of sourceClasses(classPath, options.sources)) {
    const found = known?.[number] ?? checker.findings(number);
    if (known !== undefined && !checker.hangsOnCallers(number)) known[number] = found;
    for (const finding of found) if (isTold(finding)) findings.push(finding);
  }
  return findings;
}

/** Numbers of the classes that come from these parts, in class-path order. */
export function* sourceClasses(
  classPath: ClassPath,
  sources: CheckLinkageOptions['sources'],
): IterableIterator<number> {
  const isSource = classPath.parts.map(
    ({ origin }) => origin !== undefined && sources?.(origin) !== false,
  );
  for (let number = classPath.platformCount; number < classPath.classCount; number++)
    if (isSource[classPath.classPart[number] ?? 0] === true) yield number;
}

/** The checker of a class path: there is one, which knows what it was asked before. */
export function checkerOf(classPath: ClassPath): SiteChecker {
  const known = checkers.get(classPath) ?? new SiteChecker(classPath);
  checkers.set(classPath, known);
  return known;
}

const checkers = new WeakMap<ClassPath, SiteChecker>();
const none: readonly SiteFinding[] = [];
const linkageError = 'LinkageError' as const;

/** Asks for the sites of one class path. */
export class SiteChecker {
  readonly rules: SiteRules;
  readonly #classPath: ClassPath;
  readonly #faults: MethodFaults;
  /** By number of the part. */
  readonly #answers: (SiteAnswers | undefined)[] = [];

  constructor(classPath: ClassPath) {
    this.#classPath = classPath;
    this.rules = new SiteRules(classPath);
    this.#faults = new MethodFaults(classPath, this.rules);
  }

  /** What the class asks for and does not get. */
  findings(number: number): readonly SiteFinding[] {
    const fault = this.#ownFault(number);
    const references = this.#references(number);
    const methods = this.#methods(number);
    if (fault.length === 0 && methods.length === 0) return references;
    return [...fault, ...references, ...methods];
  }

  /** Whether its findings may be others where other classes call other methods. Asked of what was asked for findings. */
  hangsOnCallers(number: number): boolean {
    return this.#faults.isUnfinished(number);
  }

  /** The fault for which it cannot be loaded, unless it is a supertype's, or one that is not there: a reference says that. */
  #ownFault(number: number): readonly SiteFinding[] {
    const failure = this.rules.loading.failure(number);
    if (failure?.kind !== 'absent' || failure.of !== number) return none;
    return [
      {
        ...this.#source(number),
        role: failure.error === 'UnsupportedClassVersionError' ? 'itself' : 'supertype',
        reference: { kind: 'class', owner: nameInWords(this.#classPath, failure.name) },
        use: 0,
        answer: { kind: 'absent', error: failure.error },
        strength: 'needed',
      },
    ];
  }

  /** What nobody can run on its instances, though somebody calls it; and what two loaders do not let it override. */
  #methods(number: number): readonly SiteFinding[] {
    if (this.rules.loading.failure(number) !== undefined) return none;
    const faults: readonly UnfinishedMethod[] = this.#faults.of(number);
    const refused = brokenOverride(this.#classPath, number);
    const all =
      refused === undefined
        ? faults
        : [...faults, { ...refused, declaredBy: refused.overridden, error: linkageError }];
    return all.map(({ declaredBy, name, descriptor, error }) => {
      const kind = this.rules.types.isInterface(declaredBy) ? 'interface-method' : 'method';
      const owner = textNumber(this.#classPath, nameOfClass(this.#classPath, declaredBy));
      return {
        ...this.#source(number),
        role: 'method',
        reference: referenceInWords(this.#classPath, { kind, owner, name, descriptor }),
        use: 0,
        answer: { kind: 'absent', error },
        strength: 'needed',
      };
    });
  }

  #references(number: number): readonly SiteFinding[] {
    const at = this.#classPath.classPart[number] ?? 0;
    const part = this.#classPath.parts[at];
    if (part === undefined) return none;
    const answers = (this.#answers[at] ??= new SiteAnswers(this.#classPath, part, at, this.rules));
    const { referenceStart } = part.index.classes;
    const row = this.#classPath.classRow[number] ?? 0;
    const end = referenceStart[row + 1] ?? 0;
    let found: SiteFinding[] | undefined;
    for (let site = referenceStart[row] ?? 0; site < end; site++) {
      const finding = this.#site(number, { index: part.index, row, site }, answers);
      if (finding !== undefined) (found ??= []).push(finding);
    }
    return found ?? none;
  }

  #site(
    number: number,
    { index, row, site }: { readonly index: JarIndex; readonly row: number; readonly site: number },
    answers: SiteAnswers,
  ): SiteFinding | undefined {
    const { referenceRows, referenceUses } = index.classes;
    const reference = referenceRows[site] ?? 0;
    const use = referenceUses[site] ?? 0;
    if (use === 0 && !isSupertype(index, row, reference)) return undefined;
    const refusal = answers.refusal(reference, use, number);
    if (refusal === undefined || isOwnFault(index, row, reference, refusal)) return undefined;
    const asked = { reference: answers.words(reference), use };
    return this.#refused(number, asked, refusal, isSupertype(index, row, reference));
  }

  #refused(
    number: number,
    asked: Pick<SiteFinding, 'reference' | 'use'>,
    refusal: Refusal,
    isAbove: boolean,
  ): SiteFinding {
    return {
      ...this.#source(number),
      ...asked,
      role: isAbove ? 'supertype' : 'reference',
      answer: answerOf(this.#classPath, refusal),
      strength: !isAbove && isOptional(asked.use, refusal) ? 'optional' : 'needed',
    };
  }

  #source(number: number): Pick<SiteFinding, 'source' | 'origin'> {
    const part = this.#classPath.parts[this.#classPath.classPart[number] ?? 0];
    return { source: nameOfClass(this.#classPath, number), origin: part?.origin ?? '' };
  }
}

/** In words. */
export function answerOf(classPath: ClassPath, refusal: Refusal): SiteAnswer {
  return refusal.kind === 'absent'
    ? { kind: 'absent', error: refusal.error }
    : { kind: 'unknown', because: nameInWords(classPath, refusal.because) };
}

/** Whether a class that cannot be loaded asks something of itself: nobody gets to ask, and its own fault is told already. */
function isOwnFault(
  { classes, references }: JarIndex,
  row: number,
  reference: number,
  { kind, ofClass }: Refusal,
): boolean {
  return ofClass && kind === 'absent' && references.owner[reference] === classes.name[row];
}

/** Whether the reference in row `reference` names the superclass or a superinterface of the class in row `row`. */
function isSupertype({ classes, references }: JarIndex, row: number, reference: number): boolean {
  if (referenceKindOf(references.kind[reference] ?? 0) !== 'class') return false;
  const name = references.owner[reference];
  if (classes.superName[row] === name) return true;
  const end = classes.interfaceStart[row + 1] ?? 0;
  for (let at = classes.interfaceStart[row] ?? 0; at < end; at++)
    if (classes.interfaces[at] === name) return true;
  return false;
}
