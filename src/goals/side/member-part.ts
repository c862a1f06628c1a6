import type { ByteSource } from '../../contract/ports/bytes.js';
import { UsageError } from '../../contract/problem/errors.js';
import { firstJars, readMember } from '../../formats/tarball/read-member.js';
import type { OpenedPart } from './opened-part.js';
import { openJarPart } from './jar-part.js';

/** Jars that a message names. */
const SHOWN = 3;

/** A jar inside a tarball, as a class path entry: it is read into memory. Throws `FormatError` `tarball.*`, `jar.*`. */
export async function openMemberPart(tarball: ByteSource, name: string): Promise<OpenedPart> {
  const { bytes, problems } = await readMember(tarball, name);
  const jar = openJarPart({
    name: `${tarball.name}!/${name}`,
    size: bytes.length,
    read: (offset, length) => bytes.subarray(offset, offset + length),
  });
  return { ...jar, problems: [...problems, ...jar.problems] };
}

/** Stops where a tarball is named without a member: throws `UsageError` that names some, or the `FormatError` of reading it. */
export async function requireMember(tarball: ByteSource): Promise<never> {
  const { name } = tarball;
  const jars = await firstJars(tarball, SHOWN);
  throw new UsageError(
    'input.member-needed',
    `${name} is a tarball, and which of its members is meant is not said`,
    { file: name },
    jars.length === 0
      ? 'name a jar or a folder of classes; it holds no jar'
      : `name a member, such as ${jars.map((jar) => `${name}!/${jar}`).join(', ')}`,
  );
}
