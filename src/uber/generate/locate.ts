import type { XmlElement } from '../../formats/xml/element.js';
import { child, childText } from '../../formats/xml/element.js';
import type { ModuleId } from '../../maven/coordinates/coordinates.js';
import type { Model } from '../../maven/pom/model.js';
import { interpolateSimply } from '../upgrade/interpolate-simply.js';
import type { PomDocument } from './pom-document.js';
import { insertChild } from './pom-document.js';
import { pomOrder } from './pom-order.js';
import type { Snippet } from './snippet.js';
import type { TextEdit } from './text-edit.js';

/** One step down into a POM: the child of that name for which `is` holds, or what to write where there is none. */
export interface PathStep {
  readonly name: string;
  readonly is?: (element: XmlElement) => boolean;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Children that a new element begins with (an id, coordinates). */
  readonly head?: readonly Snippet[];
}

/** The element at the end of the path, if all of it is there. */
export function find(root: XmlElement, path: readonly PathStep[]): XmlElement | undefined {
  let at: XmlElement | undefined = root;
  for (const step of path) at = at && stepDown(at, step);
  return at;
}

/** Inserts `snippet` at the end of the path, and writes what of the path is not there. */
export function insertAt(
  document: PomDocument,
  path: readonly PathStep[],
  snippet: Snippet,
): TextEdit {
  let at = document.project;
  for (const [index, step] of path.entries()) {
    const next = stepDown(at, step);
    if (next === undefined) return insertIn(document, at, nested(path.slice(index), snippet));
    at = next;
  }
  return insertIn(document, at, snippet);
}

/** Whether an element's `groupId` and `artifactId` are these, after interpolation. */
export function hasCoordinates(
  element: XmlElement,
  module: ModuleId,
  model: Model,
  defaultGroup = '',
): boolean {
  const groupId = interpolateSimply(childText(element, 'groupId') ?? defaultGroup, model);
  const artifactId = interpolateSimply(childText(element, 'artifactId') ?? '', model);
  return groupId === module.groupId && artifactId === module.artifactId;
}

function stepDown(element: XmlElement, { name, is }: PathStep): XmlElement | undefined {
  if (is === undefined) return child(element, name);
  return element.children.find((candidate) => candidate.name === name && is(candidate));
}

function insertIn(document: PomDocument, parent: XmlElement, snippet: Snippet): TextEdit {
  return insertChild(document, parent, snippet, pomOrder[parent.name] ?? []);
}

function nested(path: readonly PathStep[], snippet: Snippet): Snippet {
  return path.reduceRight<Snippet>(
    (inner, { name, attributes = {}, head = [] }) => ({
      name,
      attributes,
      children: [...head, inner],
    }),
    snippet,
  );
}
