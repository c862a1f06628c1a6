import { child, childText, type XmlElement } from '../../formats/xml/element.js';
import type { ModuleId } from '../coordinates/coordinates.js';
import type { Dependency } from './model.js';
import { items, optionalText } from './read-element.js';

/** The `<dependencies>` of an element. */
export function readDependencies(element: XmlElement): readonly Dependency[] {
  return items(element, 'dependencies').map(readDependency);
}

/** The dependencies inside `<dependencyManagement>`. */
export function readManagedDependencies(element: XmlElement): readonly Dependency[] {
  const management = child(element, 'dependencyManagement');
  return management ? readDependencies(management) : [];
}

function readDependency(element: XmlElement): Dependency {
  const optional = optionalText(element, 'optional');
  return {
    ...readModuleId(element),
    version: optionalText(element, 'version'),
    type: optionalText(element, 'type') ?? 'jar',
    classifier: childText(element, 'classifier') ?? '',
    scope: optionalText(element, 'scope'),
    // An expression counts as false until a reader of properties comes along; Maven's getter does the same.
    optional: optional === undefined ? undefined : optional === 'true',
    systemPath: optionalText(element, 'systemPath'),
    exclusions: items(element, 'exclusions').map(readModuleId),
  };
}

/** An absent part is the empty string; the effective model is checked for it. */
export function readModuleId(element: XmlElement): ModuleId {
  return {
    groupId: childText(element, 'groupId') ?? '',
    artifactId: childText(element, 'artifactId') ?? '',
  };
}
