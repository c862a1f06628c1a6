import { readProviders } from '../../formats/jar/services.js';
import { compareBytes, startingWith } from '../../formats/text/byte-order.js';
import type { ContentEntry, PlannedService } from './contents.js';
import type { IncomingJar } from './shade-jars.js';
import type { MergedEntry } from './transformers/transformer.js';

const folder = 'META-INF/services/';

/**
 * The services of the planned jar: from the lines of merged files, else from the file that won. A file below a folder
 * of `META-INF/services` names no service. Where a file's bytes are not known, its providers are not either. The entries
 * are sorted by path.
 */
export function plannedServices(
  entries: readonly ContentEntry[],
  merged: readonly MergedEntry[],
  jars: readonly IncomingJar[],
): readonly PlannedService[] {
  const lines = new Map(merged.map((entry) => [entry.path, entry.lines]));
  return startingWith(entries, folder)
    .filter(({ path }) => !path.slice(folder.length).includes('/'))
    .map((entry) => ({
      service: entry.path.slice(folder.length),
      providers: mergedProviders(lines.get(entry.path)) ?? copiedProviders(entry, jars),
    }))
    .sort((left, right) => compareBytes(left.service, right.service));
}

function mergedProviders(lines: MergedEntry['lines']): PlannedService['providers'] | undefined {
  const providers = new Map<string, PlannedService['providers'][number]>();
  for (const { text, original, origin } of lines ?? []) {
    const [name] = readProviders(Buffer.from(text));
    const [originalName = name] = readProviders(Buffer.from(original));
    if (name === undefined || originalName === undefined || providers.has(name)) continue;
    providers.set(name, { name, origin, originalName });
  }
  return lines && [...providers.values()];
}

function copiedProviders(
  entry: ContentEntry,
  jars: readonly IncomingJar[],
): PlannedService['providers'] {
  const jar = jars.find(({ origin }) => origin === entry.origin);
  const path = jar?.paths.find((candidate) => candidate.path === entry.originalPath);
  const bytes = path && jar?.entry(path).read();
  return (bytes ? readProviders(bytes) : []).map((name) => ({
    name,
    origin: entry.origin,
    originalName: name,
  }));
}
