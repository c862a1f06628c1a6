import { FormatError } from '../../contract/problem/errors.js';
import { internalName, toInternalName } from '../../formats/classfile/names.js';
import { readProviders } from '../../formats/jar/services.js';
import { isServiceFile } from '../../jvm/compare/resource-services.js';
import type { SidePart } from '../../jvm/compare/side.js';
import type { ServiceFile } from '../../jvm/linkage/named-services.js';

/** Larger ones are no list of names. */
const mostBytes = 1024 * 1024;

/**
 * The service files of class path entries, in their order, lines that name no class left out. One that cannot be read says
 * nothing: whoever opens the jar tells what is wrong with it.
 */
export function serviceFilesOf(parts: readonly SidePart[]): readonly ServiceFile[] {
  return parts.flatMap((part) => {
    const files = known.get(part) ?? readFiles(part);
    known.set(part, files);
    return files;
  });
}

/** What lies on several consumers' class paths is read once. */
const known = new WeakMap<SidePart, readonly ServiceFile[]>();

function readFiles({ name: origin, entries, read }: SidePart): readonly ServiceFile[] {
  if (read === undefined) return [];
  return entries.flatMap((entry) => {
    const { path } = entry;
    if (!isServiceFile(path) || (entry.size ?? 0) > mostBytes) return [];
    const service = path.slice(path.lastIndexOf('/') + 1);
    if (!isName(service)) return [];
    try {
      const providers = readProviders(read(entry)).filter(isName).map(toInternalName);
      return [{ path, origin, service: internalName(toInternalName(service)), providers }];
    } catch (error) {
      if (error instanceof FormatError) return [];
      throw error;
    }
  });
}

/** What `ServiceLoader` takes for the name of a class. */
function isName(text: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*(?:\.[\p{ID_Start}$_][\p{ID_Continue}$]*)*$/u.test(
    text,
  );
}
