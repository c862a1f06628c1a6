import type { ShadeProblem } from '../../contract/problem/kinds/shade.js';
import { compareBytes, startingWith } from '../../formats/text/byte-order.js';
import type { ContentEntry, Overlap } from './contents.js';
import type { PackageMapper } from './relocation/mapper.js';
import { relocationFindings } from './relocation/findings.js';
import type { IncomingJar, ShadedJars } from './shade-jars.js';
import { isMultiRelease } from './shaded-manifest.js';

/** What one run gave, for a look at what may be wrong with it. */
export interface FindingsInput {
  readonly shaded: ShadedJars;
  /** Sorted by path. */
  readonly entries: readonly ContentEntry[];
  readonly jars: readonly IncomingJar[];
  readonly mapper: PackageMapper;
  readonly manifest: Readonly<Record<string, string>>;
}

/** What the contents show to be wrong or worth a look: told with numbers, not decided. */
export function contentFindings(input: FindingsInput): readonly ShadeProblem[] {
  const { shaded, entries, mapper, manifest } = input;
  return [
    ...shaded.duplicates.map((found) => ({ code: 'shade.duplicate-output' as const, ...found })),
    ...shaded.hidden.map((found) => ({ code: 'shade.hidden-by-folder' as const, ...found })),
    ...relocationFindings(entries, mapper),
    ...differing(shaded.overlaps),
    ...versionedWithoutFlag(entries, manifest),
    ...staleSignatures(entries),
  ];
}

function differing(overlaps: readonly Overlap[]): readonly ShadeProblem[] {
  const pairs = new Map<string, { winner: string; loser: string; paths: string[] }>();
  const resources: string[] = [];
  for (const { path, winner, losers } of overlaps)
    for (const { origin, sameBytes } of losers) {
      if (sameBytes || origin === winner) continue;
      if (!path.endsWith('.class')) {
        if (resources.at(-1) !== path) resources.push(path);
        continue;
      }
      const key = `${winner} ${origin}`;
      const pair = pairs.get(key) ?? { winner, loser: origin, paths: [] };
      pairs.set(key, pair);
      pair.paths.push(path);
    }
  const classes = [...pairs.values()].map(({ winner, loser, paths }): ShadeProblem => {
    const [example = ''] = paths.toSorted(compareBytes);
    return { code: 'shade.differing-classes', winner, loser, count: paths.length, example };
  });
  const [example] = resources.toSorted(compareBytes);
  return example === undefined
    ? classes
    : [...classes, { code: 'shade.differing-resources', count: resources.length, example }];
}

function versionedWithoutFlag(
  entries: readonly ContentEntry[],
  manifest: Readonly<Record<string, string>>,
): readonly ShadeProblem[] {
  if (isMultiRelease(manifest)) return [];
  const versioned = startingWith(entries, 'META-INF/versions/').flatMap(({ path, origin }) => {
    const version = /^META-INF\/versions\/(\d{1,4})\/.*\.class$/.exec(path)?.[1];
    return version === undefined ? [] : [{ version: Number(version), origin }];
  });
  if (versioned.length === 0) return [];
  const versions = [...new Set(versioned.map(({ version }) => version))].sort((a, b) => a - b);
  const artifacts = [...new Set(versioned.map(({ origin }) => origin))].sort(compareBytes);
  return [{ code: 'shade.versioned-without-flag', count: versioned.length, versions, artifacts }];
}

/** A block file beside its signature file is what makes a JVM verify (JAR specification, "Signed JAR File"). */
function staleSignatures(entries: readonly ContentEntry[]): readonly ShadeProblem[] {
  const paths: string[] = [];
  for (const { path } of entries)
    if (/^META-INF\/[^/]+\.(?:SF|DSA|RSA|EC)$/i.test(path)) paths.push(path);
  return paths.some((path) => /\.SF$/i.test(path)) && paths.some((path) => !/\.SF$/i.test(path))
    ? [{ code: 'shade.stale-signature', paths }]
    : [];
}
