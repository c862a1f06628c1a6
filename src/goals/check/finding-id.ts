import type { CheckGroup } from './result.js';

/**
 * The stable id of what does not resolve: `org.acme.A:NoClassDefFoundError`, `org.acme.A#go(I)V:NoSuchMethodError`,
 * `org.acme.A#size:I:NoSuchFieldError`. A person can read and sort it; it holds no white space, no path and no version, and
 * what would end it inside a line of a baseline is written as `%` and the code point.
 */
export function findingId({
  owner,
  member,
  error,
}: Pick<CheckGroup, 'owner' | 'member' | 'error'>): string {
  if (member === undefined) return `${escaped(owner)}:${error}`;
  const descriptor = escaped(member.descriptor);
  const between = descriptor.startsWith('(') ? '' : ':';
  return `${escaped(owner)}#${escaped(member.name)}${between}${descriptor}:${error}`;
}

/** Whether a text has the form of an id, `*` for any characters included. */
export function isFindingId(text: string): boolean {
  return text.length <= longest && /^[^\s#:]+(?:#[^\s#]+)?:(?:[A-Z]\w*|\*)$/.test(text);
}

/** Twice what a name of a class file may hold (JVMS §4.4.7), and a descriptor beside it. */
const longest = 4 * 65_535;

/**
 * A consumer in a baseline, without its version and path: `org.acme:consumer`, `org.acme:consumer:tests`,
 * `seatunnel-hadoop3-uber.jar`.
 */
export function consumerKey(name: string): string {
  const [groupId = '', artifactId, , classifier] = (name.split('@')[0] ?? '').split(':');
  if (artifactId !== undefined && artifactId !== '' && !/[/\\!]/.test(name)) {
    return escaped([groupId, artifactId, ...(classifier ? [classifier] : [])].join(':'));
  }
  const file = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  return escaped(file.replaceAll(version, '') || file);
}

/** A part of a file name that begins with a digit, and what qualifies it. */
const version = /-\d[\w.+]*?(?:-(?:SNAPSHOT|(?:alpha|beta|rc|m)-?\d*))?(?=-|\.[a-z]+$|$)/gi;

/** White space, control characters and what has a meaning in a line of a baseline. */
function escaped(text: string): string {
  return text.replaceAll(
    /[\s\p{C}%#*]/gu,
    (found) => `%${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
