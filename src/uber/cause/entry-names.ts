import type { SideEntry, SidePart } from '../../jvm/compare/side.js';

/** The classes of a class path entry by what causes look for. */
export interface EntryNames {
  /** Those whose path ends with this part; versioned ones left out. */
  readonly bySimpleName: (name: string) => readonly SideEntry[];
  /** By the path below `META-INF/versions/N/`. */
  readonly versioned: ReadonlyMap<string, readonly VersionedEntry[]>;
}

/** A versioned class, and the Java from which on it counts. */
export interface VersionedEntry {
  readonly java: number;
  readonly entry: SideEntry;
}

/** Gathered once for each class path entry. */
export function entryNames({ entries }: Pick<SidePart, 'entries'>): EntryNames {
  const known = remembered.get(entries) ?? namesOf(entries);
  remembered.set(entries, known);
  return known;
}

/** `a/b/C.class` → `C.class`. */
export function simpleName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

const remembered = new WeakMap<readonly SideEntry[], EntryNames>();

function namesOf(entries: readonly SideEntry[]): EntryNames {
  const first = new Map<string, SideEntry>();
  const others = new Map<string, SideEntry[]>();
  const versioned = new Map<string, VersionedEntry[]>();
  for (const entry of entries) {
    const { path } = entry;
    if (!path.endsWith('.class')) continue;
    const [, java, below] = path.startsWith('META-INF/versions/') ? (pattern.exec(path) ?? []) : [];
    const name = simpleName(path);
    if (java !== undefined && below !== undefined)
      add(versioned, below, { java: Number(java), entry });
    else if (first.has(name)) add(others, name, entry);
    else first.set(name, entry);
  }
  // A list for each name would be tens of thousands, nearly all of one.
  const bySimpleName = (name: string): readonly SideEntry[] => {
    const one = first.get(name);
    return one === undefined ? [] : [one, ...(others.get(name) ?? [])];
  };
  return { bySimpleName, versioned };
}

const pattern = /^META-INF\/versions\/(\d{1,3})\/(.*)$/s;

function add<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
