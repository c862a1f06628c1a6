import { FormatError } from '../../../contract/problem/errors.js';
import { decodeXml } from '../../../formats/xml/decode.js';
import { child } from '../../../formats/xml/element.js';
import { parseXml } from '../../../formats/xml/parse.js';
import { collecting } from './appending.js';
import type { TransformedEntry, TransformerContext, TransformerKind } from './transformer.js';

/** `ComponentsXmlResourceTransformer`: one set of Plexus components; nothing is written where no file has any. */
export const componentsXmlKind = descriptorKind('META-INF/plexus/components.xml', [
  'components',
  'component',
]);

/** `PluginXmlResourceTransformer`: one descriptor of Maven goals. */
export const pluginXmlKind = descriptorKind('META-INF/maven/plugin.xml', ['mojos', 'mojo']);

function descriptorKind(path: string, [list, item]: readonly [string, string]): TransformerKind {
  return {
    fields: [],
    create: (_node, context) => {
      const transformer = collecting(
        (candidate) => candidate === path,
        () => path,
        () => undefined,
      );
      return {
        ...transformer,
        finish: () =>
          transformer
            .finish()
            .filter(({ sources }) => sources.some((source) => holds(source, list, item, context))),
      };
    },
  };
}

/** A descriptor that is no XML breaks the build. */
function holds(
  source: TransformedEntry,
  list: string,
  item: string,
  { tell }: TransformerContext,
): boolean {
  const bytes = source.read();
  if (!bytes) return false;
  try {
    const root = parseXml(decodeXml(bytes, source.originalPath), source.originalPath);
    return child(root, list)?.children.some(({ name }) => name === item) ?? false;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    tell({
      code: 'shade.unreadable-descriptor',
      artifact: source.origin,
      entry: source.originalPath,
      detail: error.message,
    });
    return false;
  }
}
