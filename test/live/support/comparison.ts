import { judge } from './linkage-judgement.js';
import type { Oracle } from './linkage-oracle.js';
import type { JudgedPath, Site } from './linkage-sites.js';
import { referenceText } from './linkage-sites.js';
import type { PeerFinding } from './peers.js';
import { drawn } from './seed.js';

/**
 * The unit in which tools are compared, since each counts in its own: a class that asks, and what it lacks. That is a
 * class where the class is not there, however often and through which members it is asked for, else a member.
 */
export interface Lack {
  readonly source: string;
  /** An internal name, or `owner.name` and descriptor. */
  readonly lacking: string;
}

/** What the JVM makes of a lack. */
export type Verdict =
  /** An instruction of the class raises a linkage error. */
  | 'refused'
  /** Every instruction resolves. */
  | 'resolves'
  /** No instruction of the class asks for it. */
  | 'not-asked';

/** Lacks by key: the same one twice is one. */
export type Lacks = ReadonlyMap<string, Lack>;

/** What one tool tells and the other does not, and what the JVM says to some of it. */
export interface OneSided {
  readonly count: number;
  readonly verdicts: readonly (Lack & { readonly verdict: Verdict })[];
}

/** What our check tells of the code of the classes; with `optional` also what the code goes on without. */
export function ownLacks({ findings }: JudgedPath, optional: boolean): Lacks {
  const told = findings.filter(({ isOptional }) => optional || !isOptional);
  return keyed(told.map(lackOfSite));
}

/** What a peer tells, in the same unit. */
export function peerLacks(findings: readonly PeerFinding[]): Lacks {
  return keyed(
    findings.map(({ kind, source, owner, name, descriptor }) => ({
      source,
      lacking: name === '' || isOfClass(kind) ? elementOf(owner) : `${owner}.${name}${descriptor}`,
    })),
  );
}

/** Kinds of both peers that tell that the class is not there. */
function isOfClass(kind: string): boolean {
  return kind === 'ClassNotFoundProblem' || kind === 'CLASS_NOT_FOUND';
}

/** What is in one and not in the other, judged on a sample. */
export async function oneSided(
  oracle: Oracle,
  path: JudgedPath,
  [one, other]: readonly [Lacks, Lacks],
  most: number,
  random: () => number,
): Promise<OneSided> {
  const alone = [...one].filter(([key]) => !other.has(key)).map(([, lack]) => lack);
  const sample = drawn(alone, most, random);
  const sites = sample.map((lack) => sitesOf(path, lack));
  const judgements = await judge(oracle, path, sites.flat(), random);
  let at = 0;
  const verdicts = sample.map((lack, place) => {
    const asked = judgements.slice(at, (at += sites[place]?.length ?? 0));
    const outcomes = asked.flatMap(({ answers }) => answers.map(({ outcome }) => outcome));
    return { ...lack, verdict: verdictOf(outcomes) };
  });
  return { count: alone.length, verdicts };
}

function verdictOf(outcomes: readonly string[]): Verdict {
  if (outcomes.length === 0) return 'not-asked';
  return outcomes.every((outcome) => outcome === 'resolved') ? 'resolves' : 'refused';
}

/** What is to be executed: the finding itself where it is ours, else all that the code does with what is named. */
function sitesOf(path: JudgedPath, { source, lacking }: Lack): readonly Site[] {
  const told = path.findings.filter(
    (site) => site.source === source && lackOfSite(site).lacking === lacking,
  );
  const executed = path
    .executedBy(source)
    .filter(
      ({ reference }) =>
        elementOf(reference.owner) === lacking || memberText(reference) === lacking,
    );
  return told.length > 0 ? told : executed;
}

function lackOfSite({ source, reference, predicted }: Site): Lack {
  const isClass = reference.kind === 'class' || predicted === 'NoClassDefFoundError';
  return { source, lacking: isClass ? elementOf(reference.owner) : memberText(reference) };
}

/** Without the colon before a field's type: peers tell both alike. */
function memberText(reference: Site['reference']): string {
  return reference.kind === 'field'
    ? `${reference.owner}.${reference.name}${reference.descriptor}`
    : referenceText(reference);
}

function elementOf(owner: string): string {
  return /^\[+L(.+);$/.exec(owner)?.[1] ?? owner.replace(/(\[\])+$/, '');
}

function keyed(lacks: readonly Lack[]): Lacks {
  return new Map(lacks.map((lack) => [`${lack.source} ${lack.lacking}`, lack]));
}
