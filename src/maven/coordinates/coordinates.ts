import { UsageError } from '../../contract/problem/errors.js';

/** `groupId:artifactId`: what mediation, management and exclusions speak of. */
export interface ModuleId {
  readonly groupId: string;
  readonly artifactId: string;
}

/** A POM's coordinates. */
export interface ModuleVersion extends ModuleId {
  readonly version: string;
}

/** An artifact: one file in a repository. `extension` is the file's (`jar`, `pom`, `tar.gz`), `classifier` may be empty. */
export interface Coordinates extends ModuleVersion {
  readonly extension: string;
  readonly classifier: string;
}

/** `g:a`, the key of mediation and exclusion. */
export function moduleKey({ groupId, artifactId }: ModuleId): string {
  return `${groupId}:${artifactId}`;
}

/** `g:a:v`. */
export function moduleVersionKey({ groupId, artifactId, version }: ModuleVersion): string {
  return `${groupId}:${artifactId}:${version}`;
}

/** As Gradle writes it and the command line takes it: `g:a:v[:classifier][@extension]`; `@jar` is left out. */
export function formatCoordinates(c: Coordinates): string {
  const classifier = c.classifier === '' ? '' : `:${c.classifier}`;
  const extension = c.extension === 'jar' ? '' : `@${c.extension}`;
  return `${c.groupId}:${c.artifactId}:${c.version}${classifier}${extension}`;
}

/** The inverse of `formatCoordinates`; `undefined` where the text has another shape (a path, say). Throws `UsageError` for an unsafe part. */
export function parseCoordinates(text: string): Coordinates | undefined {
  const match = /^([^:@\s]+):([^:@\s]+):([^:@\s]+)(?::([^:@\s]+))?(?:@([^:@\s]+))?$/.exec(text);
  if (!match) return undefined;
  const [, groupId = '', artifactId = '', version = '', classifier = '', extension = 'jar'] = match;
  for (const part of [groupId, artifactId, version, classifier, extension]) requireSafe(part, text);
  return { groupId, artifactId, version, classifier, extension };
}

/**
 * A part of coordinates becomes a part of a path in the repository and the cache. Whatever could leave its folder is
 * refused: Maven itself forbids `\ / : " < > | ? *` (`DefaultModelValidator`), `..` is ours.
 */
export function isSafePart(part: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are just what is refused
  return !/[\\/:"<>|?*\u0000-\u001f]/.test(part) && !part.includes('..');
}

function requireSafe(part: string, text: string): void {
  if (part === '' || isSafePart(part)) return;
  throw new UsageError(
    'coordinates.unsafe',
    `coordinates "${text}" hold ${JSON.stringify(part)}, which cannot be a part of a repository path`,
    {},
    'name groupId:artifactId:version[:classifier][@extension] without "/", "\\" or ".."',
  );
}
