import type { PatchProblem } from '../../contract/problem/kinds/patch.js';
import type { InternalName } from '../../formats/classfile/names.js';
import { readGoodEntries } from '../../formats/jar/directory.js';
import { readEntry } from '../../formats/jar/read-entry.js';
import { decodeIndex } from '../../jvm/classpath/encode-index.js';
import { FIRST_REFUSAL, refusedCalls } from '../../jvm/linkage/refused-calls.js';
import type { Closure, PatchedClasses } from '../../uber/patch/close-over.js';
import type { MissingMember } from '../../uber/patch/find-member.js';
import type { World } from '../input/world.js';
import type { AddedClasses } from './added-classes.js';
import type { PatchConsumer } from './consumers.js';
import { lackingMembers } from './consumers.js';
import type { PatchRequest } from './request.js';
import type { OpenTarget } from './open-target.js';
import type { OpenSourceJar } from './source-jar.js';

/** What is wrong with a closure and with the consumers that it is for, and what of the request the jar has already. */
export function closureProblems(
  { missingMembers, absent }: Pick<Closure, 'missingMembers' | 'absent'>,
  present: readonly InternalName[],
  { sources, consumers }: Pick<PatchRequest, 'sources' | 'consumers'>,
  { target, jar }: { readonly target: OpenTarget; readonly jar: PatchedClasses },
): readonly PatchProblem[] {
  const { same, other } = compared(present, sources, target);
  const [first] = absent.values();
  return [
    ...missingMembers.map(({ owner, name, descriptor, neededBy }): PatchProblem => ({
      code: 'patch.member-missing',
      className: binary(owner),
      member: name + descriptor,
      neededBy: binary(neededBy),
    })),
    ...consumerProblems(consumers, jar),
    ...other.map(({ name, source }): PatchProblem => ({
      code: 'patch.other-class',
      className: binary(name),
      source,
    })),
    ...(same.length === 0
      ? []
      : [{ code: 'patch.already-there' as const, classes: same.map(binary) }]),
    ...(first === undefined
      ? []
      : [
          {
            code: 'patch.name-absent' as const,
            names: [...absent.keys()].map(binary),
            neededBy: binary(first),
          },
        ]),
  ];
}

/** What consumers that shall link use of classes that are there without it. */
function consumerProblems(
  consumers: readonly PatchConsumer[],
  jar: PatchedClasses,
): readonly PatchProblem[] {
  return consumers.flatMap((consumer) =>
    lackingMembers(consumer, jar).map(({ owner, name, descriptor }) => ({
      code: 'patch.member-missing',
      className: binary(owner),
      member: name + descriptor,
      neededBy: consumer.name,
    })),
  );
}

/** `org.acme.Held.go()V`. */
export function memberText({ owner, name, descriptor }: MissingMember): string {
  return `${binary(owner)}.${name}${descriptor}`;
}

interface Compared {
  readonly same: readonly InternalName[];
  readonly other: readonly { readonly name: InternalName; readonly source: string }[];
}

/** Classes that were asked for and are there: byte for byte as the first source has them, or not. */
function compared(
  present: readonly InternalName[],
  sources: readonly OpenSourceJar[],
  { current: { source } }: OpenTarget,
): Compared {
  if (present.length === 0) return { same: [], other: [] };
  const own = new Map(
    readGoodEntries(source).directory.entries.map((entry) => [entry.path, entry]),
  );
  const same: InternalName[] = [];
  const other: { readonly name: InternalName; readonly source: string }[] = [];
  for (const name of present) {
    const jar = sources.find((one) => one.has(name));
    const [theirs, ours] = [jar?.entryAt(`${name}.class`), own.get(`${name}.class`)];
    const isSame =
      jar !== undefined &&
      theirs !== undefined &&
      ours !== undefined &&
      Buffer.from(readEntry(source, ours)).equals(readEntry(jar.source, theirs));
    if (isSame) same.push(name);
    else other.push({ name, source: jar?.name ?? '' });
  }
  return { same, other };
}

/** Classes whose bytes are no more those that were published. */
export function relocationNotes(
  { classes, prefixes }: Pick<AddedClasses, 'classes' | 'prefixes'>,
  unclear: readonly string[],
): readonly PatchProblem[] {
  const rewritten = classes.filter((one) => one.rewritten).length;
  if (rewritten === 0) return [];
  const dotted = prefixes.map(({ from, to }) => ({
    from: from.replaceAll('/', '.'),
    to: to.replaceAll('/', '.'),
  }));
  return [
    { code: 'patch.relocated', classes: rewritten, prefixes: dotted },
    ...(unclear.length === 0
      ? []
      : [{ code: 'patch.relocation-unclear' as const, executions: unclear }]),
  ];
}

/** Calls in the jar that this Java answers with an exception. Only newer ones do: the jar is not read for others. */
export async function refusedByPlatform(
  { tasks }: Pick<World, 'tasks'>,
  { file }: OpenTarget,
  java: number,
): Promise<readonly PatchProblem[]> {
  if (java < FIRST_REFUSAL) return [];
  const [indexed] = await tasks.run('index', [{ file }]);
  const index = indexed && decodeIndex(indexed.index);
  if (index === undefined) return [];
  return refusedCalls(index, java).map(({ member, since, callers }) => ({
    code: 'patch.platform-refuses',
    member,
    java,
    since,
    callers: callers.map((name) => name.replaceAll('/', '.')),
  }));
}

function binary(name: InternalName): string {
  return name.replaceAll('/', '.');
}
