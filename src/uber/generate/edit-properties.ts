import { child } from '../../formats/xml/element.js';
import { insertAt } from './locate.js';
import type { PomDocument } from './pom-document.js';
import { replaceText } from './pom-document.js';
import type { TextEdit } from './text-edit.js';

/**
 * Sets a property of the module: where it stands already (the last one, which is the one that Maven takes), else as the
 * last of `<properties>`. `why` is the comment before it.
 */
export function setProperty(
  document: PomDocument,
  name: string,
  value: string,
  why?: string,
): readonly TextEdit[] {
  const properties = child(document.project, 'properties');
  const own = properties?.children.findLast((property) => property.name === name);
  if (own?.text.trim() === value) return [];
  if (own !== undefined) return replaceText(document, own, value, why);
  return [insertAt(document, [{ name: 'properties' }], { name, text: value, comment: why })];
}
