import type { ByteSource } from '../../contract/ports/bytes.js';
import { UsageError } from '../../contract/problem/errors.js';
import type { Problem } from '../../contract/problem/problem.js';
import { contentsOf } from '../../jvm/compare/open-part.js';
import { RECORD_PATH } from '../../uber/patch/label.js';
import type { PatchSourceJar } from '../../uber/patch/close-over.js';
import { stopgapNotice } from '../input/stopgap-jar.js';
import type { World } from '../input/world.js';
import type { BegunDigest } from './begin-digest.js';
import { beginDigest } from './begin-digest.js';
import type { SourceClasses } from './source-classes.js';
import { sourceClasses } from './source-classes.js';
import { sha256Of } from './whole-file.js';

/** An artifact that classes are taken from, while it is open. */
export interface OpenSourceJar extends PatchSourceJar, Pick<SourceClasses, 'entryAt' | 'read'> {
  readonly file: string;
  readonly source: ByteSource;
  /** Lower-case hex. */
  sha256(): Promise<string>;
  /** Whether the artifact was itself patched. */
  stopgap(): Promise<readonly Problem[]>;
  close(): void;
}

/** Where a digest is made: on a thread, from when a class is first looked at, or here, when it is asked for. */
type DigestPlace = 'thread' | 'here';

/** Opens an artifact; its table of contents is read, classes when they are asked for. Throws what reading throws. */
export function openSourceJar(
  { files, tasks }: Pick<World, 'files' | 'tasks'>,
  name: string,
  file: string,
  digestPlace: DigestPlace = 'here',
): OpenSourceJar {
  const source = files.open(file);
  if (source === undefined || files.stat(file)?.kind !== 'file')
    throw new UsageError(
      'patch.not-a-jar',
      `${name} is no jar`,
      { file },
      'name a jar file or its coordinates',
    );
  const classes = sourceClasses(source, contentsOf(source));
  let digest: BegunDigest | undefined;
  return {
    ...classes,
    name,
    file,
    source,
    sha256: () => (digest ??= digestHere(source))(),
    stopgap: () => {
      const record = classes.entryAt(RECORD_PATH);
      const entries = record === undefined ? [] : [record];
      return stopgapNotice({ entries, read: (entry) => classes.read(entry) }, name);
    },
    factsOf: (names) => {
      if (digestPlace === 'thread') digest ??= beginDigest({ tasks }, file);
      return classes.factsOf(names);
    },
    close: () => source.close(),
  };
}

function digestHere(source: ByteSource): BegunDigest {
  const made = Promise.resolve(sha256Of(source));
  return () => made;
}
