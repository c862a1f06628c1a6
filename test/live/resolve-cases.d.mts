/** A root, and what it is for. */
export interface ResolveCase {
  readonly name: string;
  readonly reason: string;
  /** What stands in its POM besides the coordinates. */
  readonly pom?: string;
  /** Coordinates of the root; `example:NAME:1` where not said. */
  readonly coordinates?: string;
  /** `g:a:v` of the published POM that is the root. */
  readonly published?: string;
  /** User properties (`-D`). */
  readonly define?: Readonly<Record<string, string>>;
}

export const resolveCases: readonly ResolveCase[];

export function rootPom(from: ResolveCase): string;
