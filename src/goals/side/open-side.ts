import type { ByteSource } from '../../contract/ports/bytes.js';
import { IoError } from '../../contract/problem/errors.js';
import type { Problem } from '../../contract/problem/problem.js';
import type { Coordinates } from '../../maven/coordinates/coordinates.js';
import { isClassPath } from '../../jvm/compare/class-names.js';
import type { Side } from '../../jvm/compare/side.js';
import type { Attribution } from './attribution.js';
import type { SideSummary } from './side-summary.js';
import type { Input } from '../input/grammar.js';
import { parseInputs } from '../input/grammar.js';
import type { OpenedPart } from './opened-part.js';
import { openJarPart } from './jar-part.js';
import { stopgapIn } from '../input/stopgap-jar.js';
import type { World } from '../input/world.js';
import type { SideOptions } from './side-options.js';

/** A side while it can be read. */
export interface OpenSide {
  readonly side: Side;
  readonly inputs: SideSummary['inputs'];
  /** Of the inputs as files; `undefined` where one is not built. */
  readonly bytes: number | undefined;
  readonly problems: readonly Problem[];
  readonly close: () => void;
}

type InputKind = SideSummary['inputs'][number]['kind'];

/** One input, opened: a plan may be of several jars. */
interface OpenInput {
  readonly name: string;
  readonly kind: InputKind;
  readonly parts: readonly OpenedPart[];
  /** Asked for only where it has no classes. */
  readonly classifiers?: () => Promise<readonly string[]>;
}

/**
 * Opens what an argument names: one input, or several in class-path order. Jars on this machine load no code for anything
 * else. `attribution` finds out where entries come from, once that is asked; both sides of a comparison share it. An input
 * without classes is a problem. Throws `UsageError`, `FormatError`, `ResolutionError`, `IoError`.
 */
export async function openSide(
  world: World,
  text: string,
  options: SideOptions,
  attribution: Attribution,
): Promise<OpenSide> {
  const inputs: OpenInput[] = [];
  try {
    for (const input of parseInputs(text, world.files))
      // One after the other: what is opened first is closed where a later one fails.
      inputs.push(await openInput(world, input, options));
    const opened = await Promise.all(inputs.flatMap(({ parts }) => parts).map(withRecord));
    return {
      side: {
        name: text,
        parts: opened.map((one) => ({ ...one.part, originOf: attribution.of(one) })),
      },
      inputs: inputs.map(({ name, kind }) => ({ name, kind })),
      bytes: sumOf(opened),
      problems: [
        ...opened.flatMap(({ problems }) => problems),
        ...(await withoutClasses(inputs)),
        ...opened.flatMap(({ stopgap }) => stopgap ?? []),
      ],
      close: () => closeAll(inputs),
    };
  } catch (error) {
    closeAll(inputs);
    throw error;
  }
}

async function openInput(world: World, input: Input, options: SideOptions): Promise<OpenInput> {
  switch (input.kind) {
    case 'jar':
      return { name: input.file, kind: 'jar', parts: [openJar(world, input.file)] };
    case 'classes':
      return openFolder(world, input.folder);
    case 'jars':
      return openJars(world, input.folder);
    case 'tarball':
    case 'member':
      return openTarball(world, input);
    case 'pom':
    case 'plan': {
      const { openPlan } = await import('./plan-part.js');
      const kind = input.kind === 'plan' ? 'plan' : 'module';
      return { name: input.file, kind, parts: await openPlan(world, input, options) };
    }
    case 'coordinates':
      return openCoordinates(world, input.coordinates, options);
    default:
      return input satisfies never;
  }
}

/** A folder without any class that has jars is the folder of those jars. */
async function openFolder(world: World, folder: string): Promise<OpenInput> {
  const { openFolderPart } = await import('./folder-part.js');
  const part = openFolderPart(world.files, folder);
  const { entries } = part.part;
  const isOfJars =
    entries.some(({ path }) => /^[^/]+\.(?:jar|JAR)$/.test(path)) &&
    !entries.some(({ path }) => isClassPath(path));
  return isOfJars ? openJars(world, folder) : { name: folder, kind: 'folder', parts: [part] };
}

async function openJars(world: World, folder: string): Promise<OpenInput> {
  const { asGroup, jarsIn } = await import('./jar-group.js');
  const name = folder === '.' ? '*' : `${folder}/*`;
  const parts: OpenedPart[] = [];
  try {
    for (const file of jarsIn(world.files, folder)) parts.push(openJar(world, file));
  } catch (error) {
    for (const part of parts) part.close();
    throw error;
  }
  return { name, kind: 'folder', parts: asGroup(parts, name) };
}

/** Coordinates `@pom` are a module; all others the file that a repository has. */
async function openCoordinates(
  world: World,
  coordinates: Coordinates,
  options: SideOptions,
): Promise<OpenInput> {
  if (coordinates.extension === 'pom') {
    const { openPlan } = await import('./plan-part.js');
    const input = { kind: 'coordinates', coordinates } as const;
    const parts = await openPlan(world, input, options);
    return { name: parts[0]?.part.name ?? '', kind: 'module', parts };
  }
  const { obtainFile } = await import('./coordinates-part.js');
  const { name, path, classifiers, problems } = await obtainFile(world, coordinates, options);
  if (/\.(?:tar|tar\.gz|tgz)$/i.test(path))
    return openTarball(world, { kind: 'tarball', file: path });
  const opened = openJar(world, path);
  const part = { ...opened, coordinates, problems: [...problems, ...opened.problems] };
  return { name, kind: 'jar', parts: [part], classifiers };
}

async function openTarball(
  world: World,
  input: Extract<Input, { readonly kind: 'tarball' | 'member' }>,
): Promise<OpenInput> {
  const { openMemberPart, openMemberParts, requireMember } = await import('./member-part.js');
  const source = openFile(world, input.kind === 'member' ? input.tarball : input.file);
  try {
    if (input.kind === 'tarball') return await requireMember(source);
    const [, folder] = /^(|.*\/)\*?$/.exec(input.entry) ?? [];
    if (folder !== undefined) {
      const parts = await openMemberParts(source, folder);
      return { name: `${input.tarball}!/${folder}*`, kind: 'member', parts };
    }
    const part = await openMemberPart(source, input.entry);
    return { name: part.part.name, kind: 'member', parts: [part] };
  } finally {
    source.close();
  }
}

function openJar(world: World, file: string): OpenedPart {
  const source = openFile(world, file);
  try {
    return openJarPart(source);
  } catch (error) {
    source.close();
    throw error;
  }
}

function openFile({ files }: World, path: string): ByteSource & { close(): void } {
  const source = files.open(path);
  if (source !== undefined) return source;
  throw new IoError(
    'io.unreadable',
    `${path} was there and is gone`,
    { file: path },
    'run again when nothing else writes to that folder',
  );
}

async function withoutClasses(inputs: readonly OpenInput[]): Promise<readonly Problem[]> {
  const empty = inputs.filter(
    ({ parts }) => !parts.some(({ part }) => part.entries.some(({ path }) => isClassPath(path))),
  );
  return Promise.all(
    empty.map(async ({ name, classifiers }): Promise<Problem> => ({
      code: 'input.no-classes',
      input: name,
      classifiers: (await classifiers?.()) ?? [],
    })),
  );
}

/** With what the record says, where this tool patched the jar. */
async function withRecord(
  opened: OpenedPart,
): Promise<OpenedPart & { readonly stopgap: Problem | undefined }> {
  const { entries, read, name } = opened.part;
  const found = read && (await stopgapIn({ entries, read }, name));
  return { ...opened, ...(found && { added: found.added }), stopgap: found?.problem };
}

function sumOf(parts: readonly OpenedPart[]): number | undefined {
  let sum = 0;
  for (const { bytes } of parts) {
    if (bytes === undefined) return undefined;
    sum += bytes;
  }
  return sum;
}

function closeAll(inputs: readonly OpenInput[]): void {
  for (const { parts } of inputs) for (const part of parts) part.close();
}
