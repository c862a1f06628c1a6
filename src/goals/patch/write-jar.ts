import { UsageError } from '../../contract/problem/errors.js';
import type { AddedEntry } from '../../formats/jar/added-entry.js';
import { storedEntry } from '../../formats/jar/added-entry.js';
import { manifestWith } from '../../formats/jar/manifest-with.js';
import { originalRecord } from '../../formats/jar/original-record.js';
import { patchedJar } from '../../formats/jar/patched-jar.js';
import { partsOf } from '../../formats/jar/pieces.js';
import { manifestBytes } from '../../formats/jar/taken-regions.js';
import { RECORD_PATH, STOPGAP_PATH, stopgapAttributes } from '../../uber/patch/label.js';
import type { PatchRecord } from '../../uber/patch/record.js';
import { recordText } from '../../uber/patch/record.js';
import { stopgapTemplate, stopgapText } from '../../uber/patch/stopgap-text.js';
import type { World } from '../input/world.js';
import type { OpenTarget } from './open-target.js';
import { sha256Of, wholeOf } from './whole-file.js';
import type { Place } from './place.js';

/** What goes into a jar: the classes of this patch and of earlier ones, and what is said of them. */
export interface JarToWrite {
  readonly target: OpenTarget;
  readonly record: Omit<PatchRecord, 'undo' | 'schema'>;
  readonly classes: readonly AddedEntry[];
  /** Files of a signature, which are left out. */
  readonly dropped: readonly string[];
  /** MS-DOS time of the entries that are written. */
  readonly time: number;
}

/** The patched jar as it was written. */
export interface WrittenJar {
  /** Bytes. */
  readonly size: number;
}

/** Writes the patched jar to its place, labelled. Throws `FormatError` `jar.*` and `IoError`. */
export function writePatchedJar(
  { files, templates }: Pick<World, 'files' | 'templates'>,
  { target, record, classes, dropped, time }: JarToWrite,
  place: Place,
): WrittenJar {
  const { source, directory } = target;
  const undo = originalRecord(source, dropped, directory);
  const whole: PatchRecord = { schema: 'uberplan/patch/1', ...record, undo };
  const text = stopgapText(whole, templates.read(stopgapTemplate));
  const added = [
    ...classes,
    storedEntry(STOPGAP_PATH, Buffer.from(text), time),
    storedEntry(RECORD_PATH, Buffer.from(recordText(whole)), time),
  ];
  const manifest = manifestWith(manifestBytes(source, directory), stopgapAttributes(whole));
  const { pieces, size } = patchedJar(source, { manifest, added, dropped }, directory);
  if (place.keptAs !== undefined) keepOriginal(files, target, whole.original.sha256, place.keptAs);
  files.writeParts(place.path, partsOf(source, pieces));
  return { size };
}

/** Kept before anything is written over it. What lies there already may be the original that an earlier run kept. */
function keepOriginal(
  files: Pick<World['files'], 'open' | 'writeParts'>,
  { source }: OpenTarget,
  sha256: string,
  path: string,
): void {
  const there = files.open(path);
  if (there === undefined) return files.writeParts(path, partsOf(source, wholeOf(source)));
  try {
    if (there.size === source.size && sha256Of(there) === sha256) return;
  } finally {
    there.close();
  }
  throw new UsageError(
    'patch.target-exists',
    `${path}, where the original would be kept, is there already and is another file`,
    { file: path },
    'move it away, or write elsewhere with --out',
  );
}
