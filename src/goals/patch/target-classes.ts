import type { ClassSource } from '../../jvm/compare/class-source.js';
import { platformClasses } from '../../jvm/classpath/platform-classes.js';
import { platformNames } from '../../jvm/classpath/platform-names.js';
import { contentsOf, openPart } from '../../jvm/compare/open-part.js';
import { platformSource } from '../../jvm/compare/platform-source.js';
import { SideClasses } from '../../jvm/compare/side-classes.js';
import type { InternalName } from '../../formats/classfile/names.js';
import type { PatchedClasses } from '../../uber/patch/close-over.js';
import type { NameRoute } from '../../uber/patch/jar-relocation.js';
import { nameInJar } from '../../uber/patch/relocated-class.js';
import type { World } from '../input/world.js';
import type { OpenTarget } from './open-target.js';

/**
 * The classes of the jar that is patched, each read when it is asked for, with the recorded ones of that Java behind them.
 * Throws `UsageError` `class.unknown-java` when a name is first looked for there.
 */
export function targetClasses(
  { platformTable }: Pick<World, 'platformTable'>,
  { file, current: { source, directory } }: Pick<OpenTarget, 'file' | 'current'>,
  java: number,
  routes: readonly NameRoute[],
): PatchedClasses {
  const table = lazily(() => platformTable.read());
  const names = lazily(() => platformNames(table(), java));
  const recorded = lazily(() => platformSource(platformClasses(table(), java)));
  const behind: ClassSource = { find: (name) => recorded().find(name) };
  const open = () => ({ ...source, close: () => {} });
  const part = openPart(
    { kind: 'jar', name: source.name, file, multiRelease: false },
    {
      open,
      read: () => new Uint8Array(),
      contents: new Map([[file, contentsOf(source, directory.columns)]]),
    },
  );
  const classes = new SideClasses([part], java, behind);
  const holds = (name: InternalName): boolean => classes.holds(name);
  const relocated = { routes, holds, adds: () => false };
  return {
    find: (name) => classes.find(name),
    holds,
    movedName: (name) => nameInJar(name, relocated),
    isOfPlatform: (name) => names().has(name) || names().isInternal(name),
  };
}

function lazily<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}
