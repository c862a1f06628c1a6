const SUFFIX = '.class';
const VERSIONED = /^META-INF\/versions\/(\d{1,9})\/(.+)$/;

/** Whether an entry of this path holds a class. */
export function isClassPath(path: string): boolean {
  return path.endsWith(SUFFIX);
}

/** The name that is shown for a class at this path: its binary name; of a versioned class `META-INF.versions.9.a.b.C`. */
export function binaryNameOf(path: string): string {
  return path.slice(0, -SUFFIX.length).replaceAll('/', '.');
}

/** A class that only a Java from `java` on loads from a multi-release jar (JAR File Specification, "Multi-release"). */
export interface VersionedPath {
  readonly java: number;
  /** Where a class for every Java would lie. */
  readonly path: string;
}

/** `undefined` for a class of every Java; below `META-INF/versions` no version lower than 9 counts. */
export function versionedPath(path: string): VersionedPath | undefined {
  if (!path.startsWith('META-INF/versions/')) return undefined;
  const [, java, rest] = VERSIONED.exec(path) ?? [];
  return rest === undefined || Number(java) < 9 ? undefined : { java: Number(java), path: rest };
}

/** The package that a class belongs to, a versioned one to that of its plain name: `a.b`; empty for the unnamed one. */
export function packageOf(path: string): string {
  const plain = versionedPath(path)?.path ?? path;
  return plain.slice(0, Math.max(0, plain.lastIndexOf('/'))).replaceAll('/', '.');
}
