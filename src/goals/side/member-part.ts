import type { ByteSource } from '../../contract/ports/bytes.js';
import { UsageError } from '../../contract/problem/errors.js';
import { firstJars, readJars, readMember } from '../../formats/tarball/read-member.js';
import type { OpenedPart } from './opened-part.js';
import { openJarPart } from './jar-part.js';
import { asGroup } from './jar-group.js';

/** Jars that a message names. */
const SHOWN = 3;

/** A jar inside a tarball, as a class path entry: it is read into memory. Throws `FormatError` `tarball.*`, `jar.*`. */
export async function openMemberPart(tarball: ByteSource, name: string): Promise<OpenedPart> {
  const { bytes, problems } = await readMember(tarball, name);
  const jar = openInMemory(`${tarball.name}!/${name}`, bytes);
  return { ...jar, problems: [...problems, ...jar.problems] };
}

/**
 * The jars right below a folder of a tarball (`lib/`, or nothing for its root), as class path entries without a defined order:
 * what a start script does with `lib/*`. Throws as `openMemberPart`.
 */
export async function openMemberParts(
  tarball: ByteSource,
  folder: string,
): Promise<readonly OpenedPart[]> {
  const { jars, problems } = await readJars(tarball, folder);
  const parts = jars.map(({ name, bytes }, at) => {
    const jar = openInMemory(`${tarball.name}!/${name}`, bytes);
    return at === 0 ? { ...jar, problems: [...problems, ...jar.problems] } : jar;
  });
  return asGroup(parts, `${tarball.name}!/${folder}*`);
}

function openInMemory(name: string, bytes: Uint8Array): OpenedPart {
  return openJarPart({
    name,
    size: bytes.length,
    read: (offset, length) => bytes.subarray(offset, offset + length),
  });
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
