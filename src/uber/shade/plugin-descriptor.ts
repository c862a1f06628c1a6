import { FormatError } from '../../contract/problem/errors.js';
import { decodeXml } from '../../formats/xml/decode.js';
import { child, childText } from '../../formats/xml/element.js';
import { parseXml } from '../../formats/xml/parse.js';
import type { ReadableJar } from './input.js';

/**
 * The parameters of goal `shade`, and their aliases, as a plugin's jar declares them in `META-INF/maven/plugin.xml`;
 * `undefined` where the jar has no descriptor that can be read.
 */
export function pluginParameters(plugin: ReadableJar): readonly string[] | undefined {
  const entry = plugin.directory.entries.find(({ path }) => path === 'META-INF/maven/plugin.xml');
  if (!entry) return undefined;
  try {
    const root = parseXml(decodeXml(plugin.read(entry), entry.path), entry.path);
    const goal = child(root, 'mojos')?.children.find((mojo) => childText(mojo, 'goal') === 'shade');
    const parameters = goal && child(goal, 'parameters');
    return parameters?.children.flatMap((parameter) =>
      ['name', 'alias'].flatMap((name) => childText(parameter, name) ?? []),
    );
  } catch (error) {
    if (error instanceof FormatError) return undefined;
    throw error;
  }
}
