import type { Files } from '../../contract/ports/files.js';
import { sortedBytewise } from '../../formats/text/byte-order.js';
import type { OpenedPart } from './opened-part.js';

/**
 * The jars that Java's `FOLDER/*` stands for, in byte order: files of the folder itself whose names end in `.jar` or `.JAR`
 * (java(1), "Setting the Class Path").
 */
export function jarsIn(files: Pick<Files, 'list' | 'stat'>, folder: string): readonly string[] {
  const jars = (files.list(folder) ?? []).filter((name) => /\.(?:jar|JAR)$/.test(name));
  return sortedBytewise(jars, (name) => name)
    .map((name) => (folder === '.' ? name : `${folder}/${name}`))
    .filter((path) => files.stat(path)?.kind === 'file');
}

/** Class path entries that have no defined order among each other: a JVM takes a folder's jars as the folder lists them. */
export function asGroup(parts: readonly OpenedPart[], group: string): readonly OpenedPart[] {
  if (parts.length < 2) return parts;
  return parts.map((one) => ({ ...one, part: { ...one.part, group } }));
}
