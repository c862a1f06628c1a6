import type { Problem } from '../../contract/problem/problem.js';
import { readManifest } from '../../formats/jar/manifest.js';
import type { Manifest, ManifestAttribute } from '../../formats/jar/manifest.js';
import { compareBytes } from '../../formats/text/byte-order.js';
import { readText } from './resource-text.js';
import type { Held } from './resource-text.js';
import type { ManifestChange, ManifestSectionCounts } from './resources.js';

/** How two manifests differ. */
interface ManifestDiff {
  readonly attributes: readonly ManifestChange[];
  readonly sections: ManifestSectionCounts;
}

const none: Manifest = { main: [], sections: [] };

/**
 * Main attributes that differ, and sections counted; a side without manifest has no attributes. Names are compared without
 * case and of equal ones the last counts, as `java.util.jar.Attributes` does. `undefined` where a manifest could not be
 * read.
 */
export function compareManifests(
  old: Held | undefined,
  now: Held | undefined,
  problems: Problem[],
): ManifestDiff | undefined {
  const before = old ? readText(old, readManifest, problems) : none;
  const after = now ? readText(now, readManifest, problems) : none;
  if (before === undefined || after === undefined) return undefined;
  return {
    attributes: changesOf(before.main, after.main),
    sections: sectionCounts(before, after),
  };
}

function changesOf(
  old: readonly ManifestAttribute[],
  now: readonly ManifestAttribute[],
): readonly ManifestChange[] {
  const [before, after] = [byKey(old), byKey(now)];
  return [...new Map([...before, ...after])]
    .map(([key, [attribute]]) => ({
      attribute,
      old: before.get(key)?.[1],
      now: after.get(key)?.[1],
    }))
    .filter((change) => change.old !== change.now)
    .sort((left, right) => compareBytes(left.attribute, right.attribute));
}

function byKey(attributes: readonly ManifestAttribute[]): ReadonlyMap<string, ManifestAttribute> {
  return new Map(attributes.map((attribute) => [attribute[0].toLowerCase(), attribute]));
}

/** Sections of one name are one, as Java reads them. */
function sectionCounts(old: Manifest, now: Manifest): ManifestSectionCounts {
  const [before, after] = [sectionsOf(old), sectionsOf(now)];
  const both = [...before.keys()].filter((name) => after.has(name));
  return {
    added: after.size - both.length,
    removed: before.size - both.length,
    changed: both.filter(
      (name) => changesOf(before.get(name) ?? [], after.get(name) ?? []).length > 0,
    ).length,
  };
}

function sectionsOf({ sections }: Manifest): ReadonlyMap<string, readonly ManifestAttribute[]> {
  const byName = new Map<string, ManifestAttribute[]>();
  for (const { name, attributes } of sections) {
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [...attributes]);
    else same.push(...attributes);
  }
  return byName;
}
