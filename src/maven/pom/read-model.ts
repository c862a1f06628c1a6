import { FormatError } from '../../contract/problem/errors.js';
import { child, childText, type XmlElement } from '../../formats/xml/element.js';
import { parseXml } from '../../formats/xml/parse.js';
import type { PomSource } from './machine.js';
import type { License, Model, ParentReference } from './model.js';
import { readBuild } from './read-build.js';
import { items, optionalText, textList } from './read-element.js';
import { readDependencies, readManagedDependencies } from './read-dependency.js';
import { readFurther } from './read-further.js';
import { readProfile } from './read-profile.js';
import { readProperties } from './read-properties.js';
import { readRepositories } from './read-repository.js';

/**
 * A raw model: the POM as written (maven-model 4.0.0, read as `MavenXpp3Reader` reads it without strictness: unknown
 * elements are skipped). The defaults that the model itself knows are filled in (packaging, type, plugin group,
 * execution id); nothing is inherited or interpolated.
 *
 * Throws `FormatError`: those of `parseXml`; `pom.not-a-pom` where the root is not `<project>` or there is no
 * artifactId; `pom.incomplete-parent`.
 */
export function readModel(source: PomSource): Model {
  const root = parseXml(source.text, source.location);
  const model = readProject(root);
  if (root.name !== 'project' || model.artifactId === '') throw notAPom(source, root);
  return { ...model, parent: readParent(root, source) };
}

/** As `readModel`, for the super POM: without coordinates and parent. */
export function readParentless(source: PomSource): Model {
  const root = parseXml(source.text, source.location);
  if (root.name !== 'project') throw notAPom(source, root);
  return readProject(root);
}

function readProject(root: XmlElement): Model {
  const further = readFurther(root);
  return {
    parent: undefined,
    groupId: optionalText(root, 'groupId'),
    artifactId: optionalText(root, 'artifactId') ?? '',
    version: optionalText(root, 'version'),
    packaging: optionalText(root, 'packaging') ?? 'jar',
    ...readDescription(root),
    properties: readProperties(child(root, 'properties')),
    dependencies: readDependencies(root),
    dependencyManagement: readManagedDependencies(root),
    repositories: readRepositories(root, 'repositories'),
    pluginRepositories: readRepositories(root, 'pluginRepositories'),
    modules: textList(root, 'modules'),
    build: readBuild(child(root, 'build')),
    profiles: items(root, 'profiles').map(readProfile),
    relocation: readRelocation(root),
    ...(further && { further }),
  };
}

function readDescription(
  root: XmlElement,
): Pick<Model, 'name' | 'description' | 'url' | 'inceptionYear' | 'organization' | 'licenses'> {
  const organization = child(root, 'organization');
  return {
    name: optionalText(root, 'name'),
    description: optionalText(root, 'description'),
    url: optionalText(root, 'url'),
    inceptionYear: optionalText(root, 'inceptionYear'),
    organization: organization && {
      name: optionalText(organization, 'name'),
      url: optionalText(organization, 'url'),
    },
    licenses: items(root, 'licenses').map(readLicense),
  };
}

function readLicense(license: XmlElement): License {
  return { name: optionalText(license, 'name'), url: optionalText(license, 'url') };
}

function readParent(root: XmlElement, source: PomSource): ParentReference | undefined {
  const parent = child(root, 'parent');
  if (!parent) return undefined;
  const groupId = optionalText(parent, 'groupId');
  const artifactId = optionalText(parent, 'artifactId');
  const version = optionalText(parent, 'version');
  if (groupId === undefined || artifactId === undefined || version === undefined) {
    throw new FormatError(
      'pom.incomplete-parent',
      `${source.location} has a <parent> without groupId, artifactId or version`,
      { file: source.location, offset: parent.start },
      'write all three in <parent>',
    );
  }
  return { groupId, artifactId, version, relativePath: childText(parent, 'relativePath') };
}

function readRelocation(root: XmlElement): Model['relocation'] {
  const management = child(root, 'distributionManagement');
  const relocation = management && child(management, 'relocation');
  return (
    relocation && {
      groupId: optionalText(relocation, 'groupId'),
      artifactId: optionalText(relocation, 'artifactId'),
      version: optionalText(relocation, 'version'),
      message: optionalText(relocation, 'message'),
    }
  );
}

function notAPom(source: PomSource, root: XmlElement): FormatError {
  const what =
    root.name === 'project' ? 'has no <artifactId>' : `starts with <${root.name}>, not <project>`;
  return new FormatError(
    'pom.not-a-pom',
    `${source.location} is no POM: it ${what}`,
    { file: source.location, offset: root.start },
    'name a Maven POM (model version 4.0.0)',
  );
}
