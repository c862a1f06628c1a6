import type { Problem } from '../../contract/problem/problem.js';
import { compareBytes, sortedByPath } from '../../formats/text/byte-order.js';
import { compareManifests } from './resource-manifests.js';
import { compareServices, isServiceFile } from './resource-services.js';
import type { Held } from './resource-text.js';
import type { Side } from './side.js';

/** What changed beyond classes. */
export interface ResourceDiff {
  readonly services: readonly ServiceDiff[];
  /** Attributes of the main section that differ, sorted by name. */
  readonly manifest: readonly ManifestChange[];
  /** Sections of single entries (signatures, sealing), counted. */
  readonly manifestSections: ManifestSectionCounts;
  /** Native libraries, licences and notices, and all others; by path. */
  readonly files: readonly ResourceChange[];
}

/** A file under `META-INF/services`, line by line; order counts for none of them. */
export interface ServiceDiff {
  readonly service: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** A main attribute of the manifest; `undefined` on the side that lacks it. */
export interface ManifestChange {
  readonly attribute: string;
  readonly old: string | undefined;
  readonly now: string | undefined;
}

/** How many sections of single entries (`Name: …`) only one manifest has, or both have with other attributes. */
export interface ManifestSectionCounts {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
}

/** A resource that is not equal on both sides. */
export interface ResourceChange {
  readonly path: string;
  readonly kind: 'native' | 'licence' | 'resource';
  readonly status: 'added' | 'removed' | 'changed' | 'unknown';
  readonly oldSize: number | undefined;
  readonly newSize: number | undefined;
}

/** What `compareResources` answers. */
export interface ComparedResources {
  readonly resources: ResourceDiff;
  /** Services and manifests that could not be read: their files are told as changed. */
  readonly problems: readonly Problem[];
}

const MANIFEST = 'META-INF/MANIFEST.MF';

/**
 * Compares what is no class, by path: equal CRC-32 and size is equal. Nothing is inflated but services and manifests that
 * differ. Services are compared line by line, those of all class path entries together, as `ServiceLoader` reads them;
 * of any other path the first in class-path order counts. What a side cannot read (a plan) is told as its table has it:
 * a service file that differs stands among the files, *unknown* where the table has no CRC-32. A damaged text is a
 * problem and hides no other.
 */
export function compareResources(old: Side, now: Side): ComparedResources {
  const [before, after] = [resourcesOf(old), resourcesOf(now)];
  const services: ServiceDiff[] = [];
  const files: ResourceChange[] = [];
  const problems: Problem[] = [];
  let manifest: ReturnType<typeof compareManifests> = undefined;
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const [left = [], right = []] = [before.get(path), after.get(path)];
    const isService = isServiceFile(path);
    const status = isService ? statusOfAll(left, right) : statusOf(left[0], right[0]);
    if (status === 'equal') continue;
    const service = isService ? compareServices(path, left, right, problems) : undefined;
    if (path === MANIFEST) manifest = compareManifests(left[0], right[0], problems);
    if (service) services.push(service);
    else if (path !== MANIFEST || !manifest) files.push(changeOf(path, status, left[0], right[0]));
  }
  return {
    resources: {
      services: services
        .filter(({ added, removed }) => added.length + removed.length > 0)
        .sort((left, right) => compareBytes(left.service, right.service)),
      ...manifestPart(manifest),
      files: sortedByPath(files),
    },
    problems,
  };
}

function manifestPart(
  compared: ReturnType<typeof compareManifests>,
): Pick<ResourceDiff, 'manifest' | 'manifestSections'> {
  if (compared) return { manifest: compared.attributes, manifestSections: compared.sections };
  return { manifest: [], manifestSections: { added: 0, removed: 0, changed: 0 } };
}

function changeOf(
  path: string,
  status: ResourceChange['status'],
  old: Held | undefined,
  now: Held | undefined,
): ResourceChange {
  return {
    path,
    kind: kindOf(path),
    status,
    oldSize: old?.entry.size,
    newSize: now?.entry.size,
  };
}

type Resources = ReadonlyMap<string, readonly Held[]>;

/** By path, the holders in class-path order; of several in one class path entry the first. */
function resourcesOf({ parts }: Side): Resources {
  const found = new Map<string, Held[]>();
  for (const part of parts)
    for (const entry of part.entries) {
      if (entry.path.endsWith('.class') || entry.path.endsWith('/')) continue;
      const same = found.get(entry.path);
      if (same === undefined) found.set(entry.path, [{ part, entry }]);
      else if (same.at(-1)?.part !== part) same.push({ part, entry });
    }
  return found;
}

type Status = ResourceChange['status'] | 'equal';

function statusOf(old: Held | undefined, now: Held | undefined): Status {
  if (old === undefined) return 'added';
  if (now === undefined) return 'removed';
  const [left, right] = [old.entry, now.entry];
  if (differ(left.crc32, right.crc32) || differ(left.size, right.size)) return 'changed';
  return [left.crc32, right.crc32, left.size, right.size].includes(undefined) ? 'unknown' : 'equal';
}

/** Of files that count all together. */
function statusOfAll(old: readonly Held[], now: readonly Held[]): Status {
  if (old.length === 0 || now.length === 0) return old.length === 0 ? 'added' : 'removed';
  if (old.length !== now.length) return 'changed';
  const each = old.map((held, index) => statusOf(held, now[index]));
  if (each.includes('changed')) return 'changed';
  return each.includes('unknown') ? 'unknown' : 'equal';
}

function differ(left: number | undefined, right: number | undefined): boolean {
  return left !== undefined && right !== undefined && left !== right;
}

const native = /\.(?:so(?:\.\d+)*|dll|dylib|jnilib)$/i;
const licence =
  /(?:^|\/)(?:(?:licen[cs]e|notice|copying|copyright)s?(?:[-._][^/]*)?|licen[cs]es\/.*)$/i;

function kindOf(path: string): ResourceChange['kind'] {
  if (native.test(path)) return 'native';
  return licence.test(path) ? 'licence' : 'resource';
}
