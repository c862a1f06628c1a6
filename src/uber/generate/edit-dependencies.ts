import type { XmlElement } from '../../formats/xml/element.js';
import { child, childText } from '../../formats/xml/element.js';
import type { ModuleId } from '../../maven/coordinates/coordinates.js';
import { moduleKey } from '../../maven/coordinates/coordinates.js';
import type { Dependency, Model } from '../../maven/pom/model.js';
import { plainDependency } from '../../maven/pom/plain-dependency.js';
import type { Decision } from '../plan/decision.js';
import { interpolateSimply } from '../upgrade/interpolate-simply.js';
import { hasCoordinates, insertAt } from './locate.js';
import type { PomDocument } from './pom-document.js';
import { insertChild, replaceText } from './pom-document.js';
import { pomOrder } from './pom-order.js';
import type { Snippet } from './snippet.js';
import type { TextEdit } from './text-edit.js';

type Of<Kind extends Decision['kind']> = Extract<Decision, { readonly kind: Kind }>;

const managedPath = [{ name: 'dependencyManagement' }, { name: 'dependencies' }];

/**
 * An `<exclusion>` under each dependency that brings the module. A dependency that the module inherits is written
 * again in full, since a POM cannot add to an inherited one.
 */
export function exclude(
  document: PomDocument,
  decision: Of<'exclude'>,
  effective: Model,
  why: string,
): readonly TextEdit[] {
  return decision.under.flatMap((under) => {
    const exclusion = exclusionSnippet(decision.module, why);
    const own = ownDependencies(document).filter((element) =>
      hasCoordinates(element, under, effective),
    );
    if (own.length > 0) {
      return own.flatMap((element) =>
        addExclusion(document, element, exclusion, decision, effective),
      );
    }
    return effective.dependencies
      .filter((dependency) => moduleKey(dependency) === moduleKey(under))
      .map((inherited) => {
        const snippet = dependencySnippet(inherited, { extra: [exclusion] });
        return insertAt(document, [{ name: 'dependencies' }], snippet);
      });
  });
}

/**
 * The module's own management holds the version: in its entry if it has one, else in a new one that repeats what an
 * inherited entry says besides, since it replaces that entry as a whole.
 */
export function manage(
  document: PomDocument,
  { module, to }: Of<'manage'>,
  effective: Model,
  why: string,
): readonly TextEdit[] {
  const matches = (element: XmlElement): boolean =>
    element.name === 'dependency' &&
    hasCoordinates(element, module, effective) &&
    interpolateSimply(childText(element, 'type') ?? 'jar', effective) === module.type &&
    interpolateSimply(childText(element, 'classifier') ?? '', effective) === module.classifier;
  const managed = child(document.project, 'dependencyManagement');
  const own = managed && child(managed, 'dependencies')?.children.findLast(matches);
  if (own !== undefined) return setVersion(document, own, to, why);
  const inherited = effective.dependencyManagement.find(
    (entry) =>
      moduleKey(entry) === moduleKey(module) &&
      entry.type === module.type &&
      entry.classifier === module.classifier,
  );
  const entry: Dependency = { ...(inherited ?? plainDependency(module)), version: to };
  const snippet = dependencySnippet(entry, { comment: why });
  return [insertAt(document, managedPath, snippet)];
}

/** A dependency of its own, the last one. */
export function addDependency(
  document: PomDocument,
  { coordinates, scope }: Of<'add'>,
  why: string,
): readonly TextEdit[] {
  const { classifier, extension, version } = coordinates;
  const dependency: Dependency = {
    ...plainDependency({ ...coordinates, type: extension, classifier }),
    version,
    scope: scope === 'compile' ? undefined : scope,
  };
  const snippet = dependencySnippet(dependency, { comment: why });
  return [insertAt(document, [{ name: 'dependencies' }], snippet)];
}

/** A dependency as an element; `extra` are exclusions besides its own. */
export function dependencySnippet(
  dependency: Dependency,
  more: { readonly comment?: string; readonly extra?: readonly Snippet[] } = {},
): Snippet {
  const exclusions = [
    ...dependency.exclusions.map((module) => exclusionSnippet(module, undefined)),
    ...(more.extra ?? []),
  ];
  return {
    name: 'dependency',
    comment: more.comment,
    children: [
      ...textSnippet('groupId', dependency.groupId),
      ...textSnippet('artifactId', dependency.artifactId),
      ...textSnippet('version', dependency.version),
      ...textSnippet('type', dependency.type, 'jar'),
      ...textSnippet('classifier', dependency.classifier),
      ...textSnippet('scope', dependency.scope),
      ...textSnippet('systemPath', dependency.systemPath),
      ...(exclusions.length === 0 ? [] : [{ name: 'exclusions', children: exclusions }]),
      ...textSnippet('optional', dependency.optional?.toString()),
    ],
  };
}

/** An element with a text; none where there is none, or where `plain` is what a POM without it says. */
function textSnippet(name: string, value: string | undefined, plain = ''): readonly Snippet[] {
  return value === undefined || value === plain ? [] : [{ name, text: value }];
}

/** Sets `<version>` of a dependency or plugin element, with the reason before it. */
export function setVersion(
  document: PomDocument,
  element: XmlElement,
  version: string,
  why: string,
): readonly TextEdit[] {
  const own = child(element, 'version');
  if (own?.text.trim() === version) return [];
  if (own !== undefined) return replaceText(document, own, version, why);
  const snippet = { name: 'version', text: version, comment: why };
  return [insertChild(document, element, snippet, pomOrder[element.name])];
}

function ownDependencies(document: PomDocument): readonly XmlElement[] {
  const lists = [
    child(document.project, 'dependencies'),
    ...(child(document.project, 'profiles')?.children ?? []).map((profile) =>
      child(profile, 'dependencies'),
    ),
  ];
  return lists.flatMap((list) => list?.children ?? []);
}

function addExclusion(
  document: PomDocument,
  element: XmlElement,
  exclusion: Snippet,
  decision: Of<'exclude'>,
  effective: Model,
): readonly TextEdit[] {
  const exclusions = child(element, 'exclusions');
  if (exclusions === undefined) {
    const list = { name: 'exclusions', children: [exclusion] };
    return [insertChild(document, element, list, pomOrder['dependency'])];
  }
  const there = exclusions.children.some((own) => hasCoordinates(own, decision.module, effective));
  return there ? [] : [insertChild(document, exclusions, exclusion)];
}

function exclusionSnippet({ groupId, artifactId }: ModuleId, why: string | undefined): Snippet {
  return {
    name: 'exclusion',
    comment: why,
    children: [
      { name: 'groupId', text: groupId },
      { name: 'artifactId', text: artifactId },
    ],
  };
}
