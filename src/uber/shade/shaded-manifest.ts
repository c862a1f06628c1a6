import { FormatError } from '../../contract/problem/errors.js';
import { mainAttribute, readManifest } from '../../formats/jar/manifest.js';
import type { ConfigurationNode } from '../../maven/pom/model.js';
import { childOf, itemsOf, textOf } from './configuration.js';
import type { PluginBehaviour } from './plugin-behaviour.js';
import { manifestTransformer } from './transformers/registry.js';

/** The manifest's transformer that runs for the main jar: of several, the last that `ShadeMojo.toResourceTransformers` leaves. */
export function selectManifestTransformer(
  configuration: ConfigurationNode | undefined,
  behaviour: PluginBehaviour,
): ConfigurationNode | undefined {
  const all = itemsOf(configuration, 'transformers').filter(
    ({ attributes }) => attributes['implementation'] === manifestTransformer,
  );
  if (!behaviour.knowsForShade) return all.at(-1);
  const forMain = all.filter((node) => (purpose(node) ?? 'jar') === 'jar');
  return forMain.findLast((node) => purpose(node) === 'jar') ?? forMain.at(-1);
}

/** Attributes that a transformer sets; an entry without text removes the attribute and is not listed. */
export function transformedAttributes(
  node: ConfigurationNode | undefined,
): Readonly<Record<string, string>> {
  const mainClass = textOf(node, 'mainClass');
  const entries = childOf(node, 'manifestEntries')?.children ?? [];
  return Object.fromEntries([
    ...(mainClass === undefined ? [] : [['Main-Class', mainClass] as const]),
    ...entries.map(({ name, value }) => [name, value?.trim() ?? ''] as const),
  ]);
}

/** What decides how a JVM uses the jar, of a manifest that was built. */
export function decisiveAttributes(
  bytes: Uint8Array | undefined,
  file: string,
): Readonly<Record<string, string>> {
  if (!bytes) return {};
  try {
    const manifest = readManifest(bytes, file);
    return Object.fromEntries(
      decisive.flatMap((name) => {
        const value = mainAttribute(manifest, name);
        return value === undefined ? [] : [[name, value]];
      }),
    );
  } catch (error) {
    if (error instanceof FormatError) return {};
    throw error;
  }
}

/** What the archive configuration of the jar plugin says of the same attributes, before anything is built. */
export function archivedAttributes(
  archive: ConfigurationNode | undefined,
): Readonly<Record<string, string>> {
  const entries = childOf(archive, 'manifestEntries')?.children ?? [];
  const mainClass = textOf(childOf(archive, 'manifest'), 'mainClass');
  return Object.fromEntries([
    ...(mainClass === undefined ? [] : [['Main-Class', mainClass] as const]),
    ...entries
      .filter(({ name }) => decisive.some((one) => one.toLowerCase() === name.toLowerCase()))
      .map(({ name, value }) => [name, value?.trim() ?? ''] as const),
  ]);
}

/**
 * Whether these main attributes switch versioned classes on, as a JVM reads them: neither their names nor the value have a
 * case, and of one name the last counts.
 */
export function isMultiRelease(manifest: Readonly<Record<string, string>>): boolean {
  const flag = Object.entries(manifest).findLast(
    ([name]) => name.toLowerCase() === 'multi-release',
  );
  return flag?.[1].toLowerCase() === 'true';
}

const decisive: readonly string[] = ['Main-Class', 'Multi-Release'];

function purpose(node: ConfigurationNode): string | undefined {
  return textOf(node, 'forShade')?.toLowerCase();
}
