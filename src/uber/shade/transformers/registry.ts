import type { ConfigurationNode } from '../../../maven/pom/model.js';
import { itemsOf } from '../configuration.js';
import { appendingKind, noticeKind, resourceBundleKind, xmlAppendingKind } from './appending.js';
import { dontIncludeKind, licenseKind } from './dropping.js';
import { includeKind } from './including.js';
import { servicesKind, sisuKind } from './lines.js';
import { componentsXmlKind, pluginXmlKind } from './plexus.js';
import { groovyKind, openWebBeansKind, propertiesKind } from './properties.js';
import type { Transformer, TransformerContext, TransformerKind } from './transformer.js';

const home = 'org.apache.maven.plugins.shade.resource';

/** Every transformer that the plugin ships, but the manifest's, which runs before all entries. */
const kinds: Readonly<Record<string, TransformerKind>> = {
  [`${home}.ApacheLicenseResourceTransformer`]: licenseKind,
  [`${home}.ApacheNoticeResourceTransformer`]: noticeKind,
  [`${home}.AppendingTransformer`]: appendingKind,
  [`${home}.ComponentsXmlResourceTransformer`]: componentsXmlKind,
  [`${home}.DontIncludeResourceTransformer`]: dontIncludeKind,
  [`${home}.GroovyResourceTransformer`]: groovyKind,
  [`${home}.IncludeResourceTransformer`]: includeKind,
  [`${home}.PluginXmlResourceTransformer`]: pluginXmlKind,
  [`${home}.ResourceBundleAppendingTransformer`]: resourceBundleKind,
  [`${home}.ServicesResourceTransformer`]: servicesKind,
  [`${home}.SisuIndexResourceTransformer`]: sisuKind,
  [`${home}.XmlAppendingTransformer`]: xmlAppendingKind,
  [`${home}.properties.MicroprofileConfigTransformer`]: propertiesKind,
  [`${home}.properties.OpenWebBeansPropertiesTransformer`]: openWebBeansKind,
  [`${home}.properties.PropertiesTransformer`]: propertiesKind,
};

/** The class of the manifest's transformer. */
export const manifestTransformer = `${home}.ManifestResourceTransformer`;

/** The transformers of a configuration, in order, the manifest's left out; what is not known is told. */
export function createTransformers(
  configuration: ConfigurationNode | undefined,
  context: TransformerContext,
): readonly Transformer[] {
  return itemsOf(configuration, 'transformers').flatMap((node) => {
    const implementation = node.attributes['implementation'] ?? node.name;
    if (implementation === manifestTransformer) return [];
    const kind = Object.hasOwn(kinds, implementation) ? kinds[implementation] : undefined;
    if (!kind || !context.behaviour.isSince(kind.since ?? '0')) {
      context.tell({ code: 'shade.unknown-transformer', implementation });
      return [];
    }
    for (const { name } of node.children)
      if (!kind.fields.includes(name))
        context.tell({ code: 'shade.unknown-parameter', parameter: name, of: implementation });
    return [kind.create(node, context)];
  });
}
