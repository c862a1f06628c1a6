import type { XmlElement } from '../../formats/xml/element.js';
import { child, childText } from '../../formats/xml/element.js';
import type { Activation, RepositoryDefinition, RepositoryPolicy } from '../pom/model.js';
import type { SettingsProfile } from './settings.js';

/** A `<profile>` of settings: properties, repositories and when it is active. */
export function readSettingsProfile(element: XmlElement): SettingsProfile {
  const activation = child(element, 'activation');
  return {
    id: childText(element, 'id') ?? 'default',
    activation: activation && readActivation(activation),
    properties: Object.fromEntries(
      child(element, 'properties')?.children.map(({ name, text }) => [name, text.trim()]) ?? [],
    ),
    repositories: readRepositories(child(element, 'repositories'), 'repository'),
    pluginRepositories: readRepositories(child(element, 'pluginRepositories'), 'pluginRepository'),
  };
}

function readActivation(element: XmlElement): Activation {
  const os = child(element, 'os');
  const property = child(element, 'property');
  const file = child(element, 'file');
  return {
    activeByDefault: childText(element, 'activeByDefault') === 'true',
    jdk: nonEmpty(childText(element, 'jdk')),
    os: os && {
      name: nonEmpty(childText(os, 'name')),
      family: nonEmpty(childText(os, 'family')),
      arch: nonEmpty(childText(os, 'arch')),
      version: nonEmpty(childText(os, 'version')),
    },
    property: property && {
      name: childText(property, 'name') ?? '',
      value: nonEmpty(childText(property, 'value')),
    },
    file: file && {
      exists: nonEmpty(childText(file, 'exists')),
      missing: nonEmpty(childText(file, 'missing')),
    },
  };
}

function readRepositories(
  list: XmlElement | undefined,
  tag: string,
): readonly RepositoryDefinition[] {
  const elements = list?.children.filter(({ name }) => name === tag) ?? [];
  return elements.map((element) => ({
    id: childText(element, 'id') ?? 'default',
    url: childText(element, 'url') ?? '',
    layout: childText(element, 'layout') ?? 'default',
    releases: readPolicy(child(element, 'releases')),
    snapshots: readPolicy(child(element, 'snapshots')),
  }));
}

function readPolicy(element: XmlElement | undefined): RepositoryPolicy {
  return {
    enabled: (element && childText(element, 'enabled')) !== 'false',
    updatePolicy: element && nonEmpty(childText(element, 'updatePolicy')),
    checksumPolicy: element && nonEmpty(childText(element, 'checksumPolicy')),
  };
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
