import { textOf } from '../configuration.js';
import type { ConfigurationNode } from '../../../maven/pom/model.js';
import { collecting } from './appending.js';
import { readProperties } from './java-properties.js';
import type { Transformer, TransformerKind } from './transformer.js';

const propertiesFields = [
  'resource',
  'alreadyMergedKey',
  'ordinalKey',
  'defaultOrdinal',
  'reverseOrder',
];

/**
 * `PropertiesTransformer`, and `MicroprofileConfigTransformer` with another key for the ordinal: one file of properties
 * out of several, by ordinals; the order of its keys is the plugin's own.
 */
export const propertiesKind: TransformerKind = {
  since: '3.2.2',
  fields: propertiesFields,
  create: (node) => merging(node, undefined),
};

/** `OpenWebBeansPropertiesTransformer`: the same for one path, unless told otherwise. */
export const openWebBeansKind: TransformerKind = {
  since: '3.2.2',
  fields: propertiesFields,
  create: (node) => merging(node, 'META-INF/openwebbeans/openwebbeans.properties'),
};

const extensionModules = [
  'META-INF/groovy/org.codehaus.groovy.runtime.ExtensionModule',
  'META-INF/services/org.codehaus.groovy.runtime.ExtensionModule',
] as const;

/**
 * `GroovyResourceTransformer`: one descriptor of extension modules, at the newer of its two paths; written only where
 * there are both extension classes and static ones (so a descriptor with one kind alone is lost).
 */
export const groovyKind: TransformerKind = {
  fields: ['extModuleName', 'extModuleVersion'],
  create: () => {
    const transformer = collecting(
      (path) => extensionModules.some((known) => known === path),
      () => extensionModules[0],
      () => undefined,
    );
    return {
      ...transformer,
      finish: () =>
        transformer.finish().filter(({ sources }) => {
          const files = sources.flatMap((source) => {
            const bytes = source.read();
            return bytes ? [readProperties(bytes)] : [];
          });
          const some = (key: string): boolean =>
            files.some((file) => (file.get(key) ?? '').trim() !== '');
          return some('extensionClasses') && some('staticExtensionClasses');
        }),
    };
  },
};

function merging(node: ConfigurationNode, fallback: string | undefined): Transformer {
  const resource = textOf(node, 'resource') ?? fallback;
  return collecting(
    (path) => path === resource,
    (path) => path,
    () => undefined,
  );
}
