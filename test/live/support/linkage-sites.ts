import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readDirectory } from '../../../src/formats/jar/directory.js';
import { readEntry } from '../../../src/formats/jar/read-entry.js';
import type { Reference } from '../../../src/jvm/classpath/class-facts.js';
import { referenceAt } from '../../../src/jvm/classpath/class-facts.js';
import type {
  ClassPath,
  ClassPathEntry,
  LoaderEntries,
} from '../../../src/jvm/classpath/class-path.js';
import {
  buildLoaders,
  classNumber,
  nameOfClass,
  textNumber,
} from '../../../src/jvm/classpath/class-path.js';
import { indexClasses } from '../../../src/jvm/classpath/index-classes.js';
import { referenceKindOf, referenceUse } from '../../../src/jvm/classpath/jar-index.js';
import { checkLinkage, sourceClasses } from '../../../src/jvm/linkage/check-linkage.js';
import type { SiteFinding } from '../../../src/jvm/linkage/site-finding.js';
import { recordedPlatform } from '../../support/class-index.js';
import { byteSource } from '../../support/zip.js';
import { javaOfBuild } from './drivers.js';
import type { OraclePath } from './linkage-oracle.js';

/** One thing that one class asks of a class path, and what becomes of it, as `checkLinkage` has it. */
export interface Site {
  readonly source: string;
  readonly role: SiteFinding['role'];
  readonly reference: Reference;
  /** By bits of `referenceUse`. */
  readonly use: number;
  /** `resolved`, `unknown`, or the name of the error. */
  readonly predicted: string;
  /** The code goes on without it. */
  readonly isOptional: boolean;
}

/** Sites that are alike, to be drawn from. */
export interface Stratum {
  readonly name: string;
  readonly isMember: boolean;
  readonly count: number;
  /** `undefined`: it is none of them after all. */
  readonly at: (index: number) => Site | undefined;
}

/** A class path of which it is asked what the classes of some jars refer to. */
export interface JudgedPath extends OraclePath {
  /** Findings, and what cannot be said. */
  readonly told: readonly Site[];
  readonly findings: readonly Site[];
  readonly findingStrata: readonly Stratum[];
  /** Of what resolves, by instruction. */
  readonly resolvedStrata: readonly Stratum[];
  /** All that the code of a class executes, whatever becomes of it. */
  readonly executedBy: (source: string) => readonly Site[];
}

/** The bits that are instructions of their own. */
export const usesOfCode = [
  'getStatic',
  'putStatic',
  'getField',
  'putField',
  'invokeVirtual',
  'invokeSpecial',
  'invokeStatic',
  'invokeInterface',
  'newObject',
  'type',
  'caught',
] as const satisfies readonly (keyof typeof referenceUse)[];

/** The class path on the platform of Java 17; the classes of the jar in place `asked` are asked. */
export function judgedPath({ jars, child }: OraclePath, asked: number): JudgedPath {
  const parent: LoaderEntries = { entries: jars.map(entryOf) };
  const order = 'child-first';
  const loaders: readonly LoaderEntries[] =
    child === undefined
      ? [parent]
      : [
          parent,
          {
            entries: child.jars.map(entryOf),
            delegation: { parent: 0, order, delegated: child.delegated },
          },
        ];
  const path = buildLoaders(loaders, recordedPlatform(javaOfBuild));
  const name = basename([...jars, ...(child?.jars ?? [])][asked] ?? '');
  const sources = (origin: string): boolean => origin === name;
  const told = checkLinkage(path, { sources, unknown: true }).map(siteOf);
  const findings = told.filter(({ predicted }) => predicted !== 'unknown');
  return {
    jars,
    child,
    told,
    findings,
    findingStrata: strataOf(findings),
    resolvedStrata: resolvedStrata(path, sources, told),
    executedBy: (source) => {
      const number = classNumber(path, textNumber(path, source));
      return number === undefined
        ? []
        : [...sitesOfClass(path, number)].map(([at]) => resolvedSite(path, number, at));
    },
  };
}

function entryOf(jar: string): ClassPathEntry {
  const source = byteSource(readFileSync(jar), jar);
  const index = indexClasses(readDirectory(source), (entry) => readEntry(source, entry));
  return { multiRelease: index.multiRelease, parts: [{ index, origin: basename(jar) }] };
}

/** As it is printed and listed. */
export function referenceText(reference: Reference): string {
  return reference.kind === 'class'
    ? reference.owner
    : `${reference.owner}.${reference.name}${reference.kind === 'field' ? ':' : ''}${reference.descriptor}`;
}

function siteOf({ source, role, reference, use, answer, strength }: SiteFinding): Site {
  const predicted = answer.kind === 'absent' ? answer.error : 'unknown';
  return { source, role, reference, use, predicted, isOptional: strength === 'optional' };
}

function strataOf(findings: readonly Site[]): readonly Stratum[] {
  const groups = new Map<string, Site[]>();
  for (const site of findings) {
    const name = [site.predicted, site.role, site.reference.kind, ...useNames(site.use)].join(' ');
    const group = groups.get(name) ?? [];
    group.push(site);
    groups.set(name, group);
  }
  return [...groups].map(([name, sites]) => ({
    name,
    isMember: sites[0]?.reference.kind !== 'class',
    count: sites.length,
    at: (index) => sites[index],
  }));
}

function useNames(use: number): readonly string[] {
  return usesOfCode.filter((name) => (use & referenceUse[name]) !== 0);
}

/** Sites that code executes and of which nothing is told, by kind and instruction. */
function resolvedStrata(
  path: ClassPath,
  sources: (origin: string) => boolean,
  findings: readonly Site[],
): readonly Stratum[] {
  const told = new Set(findings.map(({ source, reference }) => siteKey(source, reference)));
  const groups = new Map<string, { readonly isMember: boolean; readonly rows: number[] }>();
  for (const number of sourceClasses(path, sources))
    for (const [at, kind, use] of sitesOfClass(path, number)) {
      const name = ['resolved', kind, ...useNames(use)].join(' ');
      const group = groups.get(name) ?? { isMember: kind !== 'class', rows: [] };
      group.rows.push(number, at);
      groups.set(name, group);
    }
  return [...groups].map(([name, { isMember, rows }]) => ({
    name,
    isMember,
    count: rows.length / 2,
    at: (index) => {
      const site = resolvedSite(path, rows[2 * index] ?? 0, rows[2 * index + 1] ?? 0);
      return told.has(siteKey(site.source, site.reference)) ? undefined : site;
    },
  }));
}

/** Place of the reference, its kind and use: numbers, since there are half a million. */
function* sitesOfClass(
  path: ClassPath,
  number: number,
): IterableIterator<readonly [number, Reference['kind'], number]> {
  const part = path.parts[path.classPart[number] ?? 0];
  if (part === undefined) return;
  const { classes, references } = part.index;
  const row = path.classRow[number] ?? 0;
  const end = classes.referenceStart[row + 1] ?? 0;
  for (let at = classes.referenceStart[row] ?? 0; at < end; at++) {
    const use = classes.referenceUses[at] ?? 0;
    const kind = referenceKindOf(references.kind[classes.referenceRows[at] ?? 0] ?? 0);
    if ((use & ofCode) !== 0) yield [at, kind, use];
  }
}

const ofCode = usesOfCode.reduce((bits, name) => bits | referenceUse[name], 0);

function resolvedSite(path: ClassPath, number: number, at: number): Site {
  const part = path.parts[path.classPart[number] ?? 0];
  if (part === undefined) throw new Error(`no part holds class ${number}`);
  const { classes } = part.index;
  return {
    source: nameOfClass(path, number),
    role: 'reference',
    reference: referenceAt(part.index, classes.referenceRows[at] ?? 0),
    use: classes.referenceUses[at] ?? 0,
    predicted: 'resolved',
    isOptional: false,
  };
}

function siteKey(source: string, reference: Reference): string {
  return `${source} ${reference.kind} ${referenceText(reference)}`;
}
