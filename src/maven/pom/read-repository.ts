import { child, type XmlElement } from '../../formats/xml/element.js';
import type { RepositoryDefinition, RepositoryPolicy } from './model.js';
import { items, optionalText } from './read-element.js';

/** `<repositories>` or `<pluginRepositories>` of a project, profile or settings profile. */
export function readRepositories(
  element: XmlElement,
  list: 'repositories' | 'pluginRepositories',
): readonly RepositoryDefinition[] {
  return items(element, list).map((repository) => ({
    id: optionalText(repository, 'id') ?? 'default',
    url: optionalText(repository, 'url') ?? '',
    layout: optionalText(repository, 'layout') ?? 'default',
    releases: readPolicy(child(repository, 'releases')),
    snapshots: readPolicy(child(repository, 'snapshots')),
  }));
}

/** Absent means enabled (`RepositoryPolicy` of maven-model). */
function readPolicy(policy: XmlElement | undefined): RepositoryPolicy {
  return {
    enabled: !policy || (optionalText(policy, 'enabled') ?? 'true') === 'true',
    updatePolicy: policy && optionalText(policy, 'updatePolicy'),
    checksumPolicy: policy && optionalText(policy, 'checksumPolicy'),
  };
}
