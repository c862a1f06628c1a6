import type { JarClasses } from '../../jvm/classpath/class-list.js';
import type { LinkableContents } from '../../uber/upgrade/link-contents.js';
import type { PlannedDefinition } from './definition.js';
import type { Jars } from './jars.js';

/**
 * What a definition's contents are linked from. One that was planned by its paths alone has no classes yet: they are
 * read here, when a rule asks about them after all, and the same contents are given each time.
 */
export async function linkablesOf(
  definition: Pick<PlannedDefinition, 'depth' | 'files' | 'linkable'>,
  jars: Pick<Jars, 'classes'>,
): Promise<readonly LinkableContents[]> {
  const { depth, files, linkable } = definition;
  if (depth === 'classes') return linkable;
  const known = completed.get(definition);
  if (known !== undefined) return known;
  const classes = await classesOfArtifacts(jars, files);
  const made = linkable.map((one) => ({ ...one, classes }));
  completed.set(definition, made);
  return made;
}

const completed = new WeakMap<object, readonly LinkableContents[]>();

/** By formatted coordinates; an artifact without classes is left out. */
export async function classesOfArtifacts(
  jars: Pick<Jars, 'classes'>,
  files: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, JarClasses>> {
  const byFile = await jars.classes([...files.values()]);
  return new Map(
    [...files].flatMap(([artifact, file]) => {
      const classes = byFile.get(file);
      return classes === undefined ? [] : [[artifact, classes] as const];
    }),
  );
}
