import { createHash } from 'node:crypto';
import { FormatError } from '../../contract/problem/errors.js';
import { decodeXml } from '../../formats/xml/decode.js';
import type { Model } from '../../maven/pom/model.js';
import type { PomSource } from '../../maven/pom/machine.js';
import { readModel } from '../../maven/pom/read-model.js';
import { parentOf } from './maven-config.js';
import type { World } from './world.js';

/** Larger than any POM ever seen, in bytes. */
const largestPom = 16 * 1024 * 1024;

/** POM texts and raw models, each read once. */
export interface PomFiles {
  /** A POM of a project on disk; a folder means its `pom.xml`. */
  ofProject(path: string): PomSource | undefined;
  /** A POM of a repository: it has no folder. */
  ofRepository(path: string): PomSource | undefined;
  /** The raw model, remembered by checksum and place. */
  raw(source: PomSource): Model;
}

/** Reads POMs with a memory: parents and BOMs are asked for by hundreds of descriptors. */
export function createPomFiles({ files }: Pick<World, 'files'>): PomFiles {
  const sources = new Map<string, PomSource | undefined>();
  const models = new Map<string, Model>();

  function read(path: string, folder: string | undefined): PomSource | undefined {
    const key = `${folder ?? ''}\n${path}`;
    if (sources.has(key)) return sources.get(key);
    const source = readSource({ files }, path, folder);
    sources.set(key, source);
    return source;
  }

  return {
    ofProject: (path) => {
      const isFolder = files.stat(path)?.kind === 'folder';
      const file = isFolder ? `${path.replace(/\/+$/, '')}/pom.xml` : path;
      return read(file, parentOf(file));
    },
    ofRepository: (path) => read(path, undefined),
    raw: (source) => {
      const key = `${source.sha256} ${source.location}`;
      const known = models.get(key);
      if (known !== undefined) return known;
      const model = readModel(source);
      models.set(key, model);
      return model;
    },
  };
}

/** A text as a POM source. */
export function sourceOfText(
  text: string,
  location: string,
  folder: string | undefined,
): PomSource {
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { text, location, folder, sha256 };
}

function readSource(
  { files }: Pick<World, 'files'>,
  path: string,
  folder: string | undefined,
): PomSource | undefined {
  const stat = files.stat(path);
  if (stat?.kind !== 'file') return undefined;
  if (stat.size > largestPom) {
    throw new FormatError(
      'pom.too-large',
      `${path} has ${stat.size} bytes, more than a POM can sensibly have`,
      { file: path },
      'see whether this is a POM',
    );
  }
  const bytes = files.read(path);
  if (bytes === undefined) return undefined;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { text: decodeXml(bytes, path), location: path, folder, sha256 };
}
