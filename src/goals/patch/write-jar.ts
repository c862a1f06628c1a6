import { UsageError } from '../../contract/problem/errors.js';
import type { AddedEntry } from '../../formats/jar/added-entry.js';
import { storedEntry } from '../../formats/jar/added-entry.js';
import { manifestWith } from '../../formats/jar/manifest-with.js';
import { originalRecord } from '../../formats/jar/original-record.js';
import type { PatchedJar } from '../../formats/jar/patched-jar.js';
import { patchedJar } from '../../formats/jar/patched-jar.js';
import { partsOf, placedParts } from '../../formats/jar/pieces.js';
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
  /** Of the original the digest is asked for last. */
  readonly record: Omit<PatchRecord, 'undo' | 'schema' | 'original'> & {
    readonly original: Omit<PatchRecord['original'], 'sha256'>;
  };
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

/**
 * Writes the patched jar to its place, labelled. The label names the digest of the original, which a thread may still be at
 * work on: since all digests are equally long, it is known where everything lies, and what is copied is written while the
 * digest is waited for. Throws `FormatError` `jar.*` and `IoError`.
 */
export async function writePatchedJar(
  { files, templates }: Pick<World, 'files' | 'templates'>,
  jar: JarToWrite,
  place: Place,
): Promise<WrittenJar> {
  const { source, directory, sha256 } = jar.target;
  const undo = originalRecord(source, jar.dropped, directory);
  const template = templates.read(stopgapTemplate);
  const layout = labelled(jar, { undo, template, sha256: '0'.repeat(64) });
  const draft = files.draft(place.path);
  try {
    for (const { at, bytes } of placedParts(source, layout.pieces, 'copy')) draft.write(at, bytes);
    const original = await sha256();
    const { pieces, size } = labelled(jar, { undo, template, sha256: original });
    if (size !== layout.size) throw new Error('the label takes another length with its digest');
    for (const { at, bytes } of placedParts(source, pieces, 'bytes')) draft.write(at, bytes);
    if (place.keptAs !== undefined) keepOriginal(files, jar.target, original, place.keptAs);
    draft.finish();
    return { size };
  } finally {
    draft.discard();
  }
}

interface Label {
  readonly undo: PatchRecord['undo'];
  readonly template: string;
  /** Of the original. */
  readonly sha256: string;
}

/** The jar with its label. */
function labelled(
  { target: { source, directory }, record, classes, dropped, time }: JarToWrite,
  { undo, template, sha256 }: Label,
): PatchedJar {
  const original = { ...record.original, sha256 };
  const whole: PatchRecord = { schema: 'uberplan/patch/1', ...record, original, undo };
  const added = [
    ...classes,
    storedEntry(STOPGAP_PATH, Buffer.from(stopgapText(whole, template)), time),
    storedEntry(RECORD_PATH, Buffer.from(recordText(whole)), time),
  ];
  const manifest = manifestWith(manifestBytes(source, directory), stopgapAttributes(whole));
  return patchedJar(source, { manifest, added, dropped }, directory);
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
