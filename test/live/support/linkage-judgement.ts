import { referenceUse } from '../../../src/jvm/classpath/jar-index.js';
import type { Oracle, OracleAnswer, OracleRequest } from './linkage-oracle.js';
import type { JudgedPath, Site, Stratum } from './linkage-sites.js';
import { referenceText, usesOfCode } from './linkage-sites.js';

/** What the JVM said to one site: one answer for each instruction. */
export interface Judgement {
  readonly site: Site;
  readonly answers: readonly (OracleAnswer & { readonly op: string })[];
}

/** As many of each stratum in turn as there are, until there are enough; members first, to at least half. */
export function drawSites(
  strata: readonly Stratum[],
  most: number,
  random: () => number,
  neverRun: ReadonlySet<string>,
): readonly Site[] {
  const members = strata.filter(({ isMember }) => isMember);
  const classes = strata.filter(({ isMember }) => !isMember);
  const ofClasses = inTurn(classes, Math.floor(most / 2), random, neverRun);
  return [...inTurn(members, most - ofClasses.length, random, neverRun), ...ofClasses];
}

function inTurn(
  strata: readonly Stratum[],
  most: number,
  random: () => number,
  neverRun: ReadonlySet<string>,
): readonly Site[] {
  const urns = strata.map((stratum) => ({ stratum, left: urn(stratum.count, random) }));
  const chosen: Site[] = [];
  for (let isEmpty = false; !isEmpty && chosen.length < most;) {
    isEmpty = true;
    for (const { stratum, left } of urns) {
      const next = left();
      if (next === undefined || chosen.length >= most) continue;
      isEmpty = false;
      const site = stratum.at(next);
      if (site !== undefined && !neverRun.has(referenceText(site.reference))) chosen.push(site);
    }
  }
  return chosen;
}

/** Numbers below `count` in any order, one with each call. */
function urn(count: number, random: () => number): () => number | undefined {
  const moved = new Map<number, number>();
  let left = count;
  return () => {
    if (left === 0) return undefined;
    const at = Math.floor(random() * left--);
    const number = moved.get(at) ?? at;
    moved.set(at, moved.get(left) ?? left);
    return number;
  };
}

/** Lets the JVM execute what each site does. */
export async function judge(
  oracle: Oracle,
  path: JudgedPath,
  sites: readonly Site[],
  random: () => number,
): Promise<readonly Judgement[]> {
  const asked = sites.map((site) => ({ site, requests: requestsOf(site, random) }));
  const answers = await oracle(
    path,
    asked.flatMap(({ requests }) => requests),
  );
  let at = 0;
  return asked.map(({ site, requests }) => ({
    site,
    answers: requests.map(({ op = 'load' }) => ({
      op,
      ...(answers[at++] ?? { outcome: '', detail: '' }),
    })),
  }));
}

/**
 * Whether what was foretold is what happened: no instruction raised anything else, and one at least raised this. Where the
 * JVM does not get there, that has to be foretold.
 */
export function isRight(path: JudgedPath, { site, answers }: Judgement): boolean {
  const { predicted } = site;
  const reached = answers.filter(({ outcome }) => outcome !== 'unreached');
  const errors = answers.filter((one) => !reached.includes(one)).map(({ detail }) => detail);
  if (answers.length === 0 || !errors.every((error) => isForetold(path, site, error))) return false;
  const isExpected = reached.every(({ outcome }) => [predicted, 'resolved'].includes(outcome));
  const isRaised = reached.length === 0 || reached.some(({ outcome }) => outcome === predicted);
  return isExpected && isRaised;
}

/** No object of that class is made whose constructor could be called, or the class that asks is never loaded. */
function isForetold({ told }: JudgedPath, { source, reference }: Site, error: string): boolean {
  return told.some(
    (one) =>
      one.source === source &&
      one.reference.kind === 'class' &&
      (one.role !== 'reference' || one.reference.owner === reference.owner) &&
      [error, 'unknown'].includes(one.predicted),
  );
}

function requestsOf(
  { source, role, reference, use, predicted }: Site,
  random: () => number,
): readonly OracleRequest[] {
  // What must not be overridden is no matter of a call.
  if (role === 'method' && predicted === 'LinkageError') return [{ mode: 'link', source }];
  if (role === 'supertype' || role === 'itself') return [{ mode: 'load', source }];
  const isInterface = reference.kind === 'interface-method';
  const words =
    reference.kind === 'class'
      ? { owner: reference.owner }
      : { owner: reference.owner, name: reference.name, descriptor: reference.descriptor };
  if (role === 'method') {
    const op = isInterface ? 'invokeinterface' : 'invokevirtual';
    return [{ mode: 'select', source, op, ...words, isInterface }];
  }
  return usesOfCode
    .filter((name) => (use & referenceUse[name]) !== 0)
    .map((name) => ({
      mode: 'site',
      source,
      op: instructionOf(name, random),
      ...words,
      isInterface,
    }));
}

/** What tells a type is one of four instructions. */
function instructionOf(use: (typeof usesOfCode)[number], random: () => number): string {
  if (use === 'newObject') return 'new';
  if (use === 'caught') return 'catch';
  if (use !== 'type') return use.toLowerCase();
  return ofType[Math.floor(random() * ofType.length)] ?? 'ldc';
}

const ofType = ['checkcast', 'instanceof', 'anewarray', 'ldc'] as const;
