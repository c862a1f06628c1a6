import type { Files } from '../../contract/ports/files.js';
import { IoError, UsageError } from '../../contract/problem/errors.js';
import type { Coordinates } from '../../maven/coordinates/coordinates.js';
import { parseCoordinates } from '../../maven/coordinates/coordinates.js';

/** What an argument names. Paths are as the user wrote them. */
export type Input =
  | { readonly kind: 'jar'; readonly file: string }
  /** A module definition on disk: the path of its POM. */
  | { readonly kind: 'pom'; readonly file: string }
  | { readonly kind: 'classes'; readonly folder: string }
  /** `FOLDER/*`, as Java's own class path has it: all jars of the folder, and none below it. */
  | { readonly kind: 'jars'; readonly folder: string }
  | { readonly kind: 'plan'; readonly file: string }
  | { readonly kind: 'tarball'; readonly file: string }
  | { readonly kind: 'member'; readonly tarball: string; readonly entry: string }
  | { readonly kind: 'coordinates'; readonly coordinates: Coordinates };

/** The inputs that can be a module; coordinates mean the module's POM. */
export type ModuleInput = Extract<Input, { readonly kind: 'pom' | 'plan' | 'coordinates' }>;

const forms =
  'name a jar, a folder, "FOLDER/*" for its jars, a pom.xml, a NAME.plan.json, TARBALL!/MEMBER, or group:artifact:version[:classifier][@type]';

/**
 * The one grammar of all goals: what `text` names. A path that exists wins over coordinates of the same shape.
 * Throws `IoError` `input.absent` where nothing is there, `UsageError` for a file whose kind its name does not tell.
 */
export function parseInput(text: string, files: Pick<Files, 'stat'>): Input {
  if (text === '') throw new UsageError('input.empty', 'an input is empty', {}, forms);
  const stat = files.stat(text);
  if (stat?.kind === 'folder') return folderInput(text, files);
  if (stat?.kind === 'file') return fileInput(text);
  if (stat) throw unknownKind(text, 'neither a file nor a folder');
  const folder = wildcardFolder(text, files);
  if (folder !== undefined) return { kind: 'jars', folder };
  return memberInput(text, files) ?? coordinatesInput(text) ?? absent(text);
}

/**
 * Several inputs in class-path order, joined with `,`. A path that exists is one input, whatever its name holds: where a
 * part is nothing by itself, it and those behind it are tried together. A part that is nothing at all behind a member of a
 * tarball belongs to the member's name. Throws as `parseInput`.
 */
export function parseInputs(text: string, files: Pick<Files, 'stat'>): readonly Input[] {
  if (files.stat(text)) return [parseInput(text, files)];
  const parts = text.split(',');
  const inputs: Input[] = [];
  for (let at = 0; at < parts.length;) {
    const count = partsOfInput(parts, at, files);
    const last = inputs.at(-1);
    if (count === 0 && last?.kind === 'member') {
      inputs[inputs.length - 1] = { ...last, entry: `${last.entry},${parts[at]}` };
    } else {
      inputs.push(
        parseInput(
          parts
            .slice(at, at + Math.max(1, count))
            .join(',')
            .trim(),
          files,
        ),
      );
    }
    at += Math.max(1, count);
  }
  return inputs;
}

/** Names with more commas are not put together again. */
const mostCommas = 20;

/** How many parts from `at` on name one input: the fewest; 0 where none do. */
function partsOfInput(parts: readonly string[], at: number, files: Pick<Files, 'stat'>): number {
  const first = parts[at]?.trim() ?? '';
  if (first !== '' && namesSomething(first, files)) return 1;
  for (let count = 2; count <= Math.min(mostCommas, parts.length - at); count += 1) {
    const joined = parts
      .slice(at, at + count)
      .join(',')
      .trim();
    if (files.stat(joined) ?? wildcardFolder(joined, files) ?? memberTarball(joined, files))
      return count;
  }
  return 0;
}

function namesSomething(text: string, files: Pick<Files, 'stat'>): boolean {
  if (files.stat(text) ?? wildcardFolder(text, files) ?? memberTarball(text, files)) return true;
  return /^[^/\\]*:[^/\\]*$/.test(text) && !text.includes('!/');
}

/** The folder before `/*`, where there is one; `*` alone is the working folder. */
function wildcardFolder(text: string, files: Pick<Files, 'stat'>): string | undefined {
  if (text !== '*' && !/[\\/]\*$/.test(text)) return undefined;
  const folder = text === '*' ? '.' : text.slice(0, -2);
  return files.stat(folder)?.kind === 'folder' ? folder : undefined;
}

/** The file before `!/`, where there is one. */
function memberTarball(text: string, files: Pick<Files, 'stat'>): string | undefined {
  const at = text.indexOf('!/');
  const tarball = text.slice(0, Math.max(0, at));
  return at > 0 && files.stat(tarball)?.kind === 'file' ? tarball : undefined;
}

/** `parseInput` where only a module will do: coordinates imply `@pom`. Throws `UsageError` `input.not-a-module` for the rest. */
export function parseModuleInput(text: string, files: Pick<Files, 'stat'>): ModuleInput {
  const input = parseInput(text, files);
  switch (input.kind) {
    case 'pom':
    case 'plan':
      return input;
    case 'coordinates':
      return {
        kind: 'coordinates',
        coordinates: { ...input.coordinates, extension: 'pom', classifier: '' },
      };
    case 'jar':
    case 'classes':
    case 'jars':
    case 'tarball':
    case 'member':
      throw new UsageError(
        'input.not-a-module',
        `${text} is ${described(input.kind)}, and a module definition is needed`,
        { file: text },
        'name a pom.xml, a folder that holds one, a NAME.plan.json, or group:artifact:version',
      );
    default:
      return input satisfies never;
  }
}

function folderInput(path: string, files: Pick<Files, 'stat'>): Input {
  const folder = path.replace(/[\\/]+$/, '');
  const pom = `${folder}/pom.xml`;
  if (files.stat(pom)?.kind === 'file') return { kind: 'pom', file: pom };
  return { kind: 'classes', folder: folder === '' ? path : folder };
}

/** By suffix, longest first: reading the file is left to the reader of its format, which then says what is wrong. */
const suffixes: readonly (readonly [RegExp, 'plan' | 'pom' | 'tarball' | 'jar'])[] = [
  [/\.plan\.json$/, 'plan'],
  [/\.(?:tar|tar\.gz|tgz)$/, 'tarball'],
  [/\.(?:xml|pom)$/, 'pom'],
  [/\.(?:jar|war|zip)$/, 'jar'],
];

function fileInput(file: string): Input {
  const kind = suffixes.find(([suffix]) => suffix.test(file.toLowerCase()))?.[1];
  if (kind === undefined) throw unknownKind(file, 'a file of no known suffix');
  return { kind, file };
}

function memberInput(text: string, files: Pick<Files, 'stat'>): Input | undefined {
  const at = text.indexOf('!/');
  if (at < 0) return undefined;
  const tarball = text.slice(0, at);
  const entry = text.slice(at + 2);
  if (files.stat(tarball)?.kind !== 'file') return absent(tarball);
  if (fileInput(tarball).kind !== 'tarball') {
    throw new UsageError(
      'input.not-a-tarball',
      `${tarball} has no members to name with "!/"`,
      { file: tarball },
      'members are named inside a .tar, .tar.gz or .tgz file',
    );
  }
  if (entry === '')
    throw new UsageError('input.empty', `no member is named after ${text}`, {}, forms);
  return { kind: 'member', tarball, entry };
}

function coordinatesInput(text: string): Input | undefined {
  const coordinates = parseCoordinates(text);
  return coordinates && { kind: 'coordinates', coordinates };
}

function described(kind: 'jar' | 'classes' | 'jars' | 'tarball' | 'member'): string {
  const words = {
    jar: 'a jar',
    classes: 'a folder without pom.xml',
    jars: 'a folder of jars',
    tarball: 'a tarball',
    member: 'a member of a tarball',
  };
  return words[kind];
}

function absent(path: string): never {
  throw new IoError('input.absent', `${path} is not there`, { file: path }, forms);
}

function unknownKind(path: string, what: string): UsageError {
  return new UsageError('input.unknown-kind', `${path} is ${what}`, { file: path }, forms);
}
