import { child, type XmlElement } from '../../formats/xml/element.js';
import type { Activation, Profile } from './model.js';
import { readBuild } from './read-build.js';
import { readDependencies, readManagedDependencies } from './read-dependency.js';
import { optionalText, textList } from './read-element.js';
import { readProperties } from './read-properties.js';
import { readRepositories } from './read-repository.js';

/** A `<profile>` of a POM; those of settings have the same shape without dependencies and build. */
export function readProfile(profile: XmlElement): Profile {
  return {
    id: optionalText(profile, 'id') ?? 'default',
    activation: readActivation(child(profile, 'activation')),
    properties: readProperties(child(profile, 'properties')),
    dependencies: readDependencies(profile),
    dependencyManagement: readManagedDependencies(profile),
    repositories: readRepositories(profile, 'repositories'),
    pluginRepositories: readRepositories(profile, 'pluginRepositories'),
    modules: textList(profile, 'modules'),
    build: readBuild(child(profile, 'build')),
  };
}

function readActivation(activation: XmlElement | undefined): Activation | undefined {
  if (!activation) return undefined;
  const os = child(activation, 'os');
  const property = child(activation, 'property');
  const file = child(activation, 'file');
  return {
    activeByDefault: optionalText(activation, 'activeByDefault') === 'true',
    jdk: optionalText(activation, 'jdk'),
    os: os && {
      name: optionalText(os, 'name'),
      family: optionalText(os, 'family'),
      arch: optionalText(os, 'arch'),
      version: optionalText(os, 'version'),
    },
    property: property && {
      name: optionalText(property, 'name') ?? '',
      value: optionalText(property, 'value'),
    },
    file: file && { exists: optionalText(file, 'exists'), missing: optionalText(file, 'missing') },
  };
}
