import type { Relocator } from './relocator.js';

/** How package relocation renames: the plugin's `DefaultPackageMapper` over its relocators, the first that can wins. */
export interface PackageMapper {
  readonly relocators: readonly Relocator[];
  /** An entry's path, or an internal name (`a/b/C`): under the answer a class goes into the jar and is linked to. */
  readonly mapPath: (path: string) => string;
  /** A string constant: names with slashes and names with dots. */
  readonly mapString: (text: string) => string;
  /** Whether a text of a class would be changed; answers are remembered. */
  readonly changes: (text: string, kind: 'name' | 'string') => boolean;
  /** A quick test: `false` where no pattern is a beginning of the text. */
  readonly mayChange: (text: string) => boolean;
  /** Texts one of which every changed text holds; `undefined` where that cannot be said. */
  readonly needles: readonly string[] | undefined;
  /** Equal for mappers that map alike. */
  readonly key: string;
}

/** A mapper for these relocators, in their order; `key` tells apart what they were read from. */
export function packageMapper(relocators: readonly Relocator[], key: string): PackageMapper {
  const mapString = (text: string): string => map(relocators, text, true);
  const mayChange = quickTest(relocators);
  const names = rememberedMap((name) => map(relocators, name, false));
  const strings = rememberedMap(mapString);
  const mapPath = (path: string): string => (mayChange(path) ? names(path) : path);
  const changes = (text: string, kind: 'name' | 'string'): boolean =>
    mayChange(text) && (kind === 'string' ? strings(text) : names(text)) !== text;
  const needles = needlesOf(relocators);
  return { relocators, mapPath, mapString, changes, mayChange, needles, key };
}

function rememberedMap(rename: (text: string) => string): (text: string) => string {
  const remembered = new Map<string, string>();
  return (text) => {
    const known = remembered.get(text);
    if (known !== undefined) return known;
    const mapped = rename(text);
    remembered.set(text, mapped);
    return mapped;
  };
}

/** `DefaultPackageMapper.map`: a text of the form `[[Lname;` is mapped inside. */
function map(relocators: readonly Relocator[], text: string, dotted: boolean): string {
  const wrapped = text.endsWith(';') ? /^((?:\[*)?)L(.+);$/.exec(text) : null;
  const name = wrapped?.[2] ?? text;
  const around = (mapped: string): string => (wrapped ? `${wrapped[1] ?? ''}L${mapped};` : mapped);
  for (const relocator of relocators) {
    if (dotted && relocator.canRelocateClass(name)) return around(relocator.relocateClass(name));
    if (relocator.canRelocatePath(name)) return around(relocator.relocatePath(name));
  }
  return text;
}

/** Rules most texts out: nothing changes that does not begin as a pattern does, but for what may stand before a name. */
function quickTest(relocators: readonly Relocator[]): (text: string) => boolean {
  const starts = new Set<string>();
  for (const { pathPattern } of relocators) {
    if (pathPattern === undefined || pathPattern === '') return () => true;
    starts.add(pathPattern);
    starts.add(pathPattern.replaceAll('/', '.'));
  }
  const all = [...starts];
  return (text) => {
    if (beforeName.has(text.charCodeAt(0))) return true;
    for (const start of all) if (text.startsWith(start)) return true;
    return false;
  };
}

/** `/`, and what a descriptor begins with. */
const beforeName: ReadonlySet<number> = new Set([0x2f, 0x4c, 0x5b]);

function needlesOf(relocators: readonly Relocator[]): readonly string[] | undefined {
  const needles = new Set<string>();
  for (const { pathPattern } of relocators) {
    // oxlint-disable-next-line no-control-regex -- just the range that is ASCII
    if (pathPattern === undefined || !/^[\x01-\x7f]+$/.test(pathPattern)) return undefined;
    needles.add(pathPattern);
    needles.add(pathPattern.replaceAll('/', '.'));
  }
  return [...needles];
}
