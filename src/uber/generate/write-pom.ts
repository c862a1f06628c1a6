import type { Activation, Model, Profile } from '../../maven/pom/model.js';
import type { Layout } from './layout.js';
import {
  buildSnippet,
  dependencySnippets,
  furtherSnippets,
  licenseSnippets,
  listSnippet,
  managementSnippets,
  parentSnippet,
  propertySnippets,
  repositorySnippets,
  textSnippet,
} from './model-snippets.js';
import type { Snippet } from './snippet.js';
import { renderSnippet } from './snippet.js';
import { fillTemplate } from './template.js';

/** The template's file name below `templates/`. */
export const pomTemplate = 'module-pom.xml';

const layout: Layout = { newline: '\n', unit: '  ' };

/**
 * A raw model as a POM's text: the inverse of `readModel` for everything that the model holds. `template` is the text of
 * `pomTemplate`.
 */
export function writePom(model: Model, template: string): string {
  return fillTemplate(template, {
    parent: block(parentSnippet(model)),
    coordinates: block([
      ...textSnippet('groupId', model.groupId),
      ...textSnippet('artifactId', model.artifactId),
      ...textSnippet('version', model.version),
      ...textSnippet('packaging', model.packaging, 'jar'),
    ]),
    description: block(description(model)),
    licenses: block(licenseSnippets(model.licenses)),
    modules: block([
      ...furtherSnippets(model, 'prerequisites'),
      ...modules(model.modules),
      ...furtherSnippets(model, 'scm'),
      ...furtherSnippets(model, 'issueManagement'),
      ...furtherSnippets(model, 'ciManagement'),
      ...distribution(model),
    ]),
    properties: block(propertySnippets(model.properties)),
    dependencyManagement: block(managementSnippets(model.dependencyManagement)),
    dependencies: block(dependencySnippets(model.dependencies)),
    repositories: block([
      ...repositorySnippets('repositories', model.repositories),
      ...repositorySnippets('pluginRepositories', model.pluginRepositories),
    ]),
    build: block([
      ...buildSnippet(model.build, furtherSnippets(model, 'build')[0]?.children),
      ...furtherSnippets(model, 'reporting'),
    ]),
    profiles: block(listSnippet('profiles', model.profiles.map(profileSnippet))),
  });
}

function block(snippets: readonly Snippet[]): string {
  return snippets.map((snippet) => renderSnippet(snippet, '', layout)).join(layout.newline);
}

function description(model: Model): readonly Snippet[] {
  const { organization } = model;
  const organizationText = [
    ...textSnippet('name', organization?.name),
    ...textSnippet('url', organization?.url),
  ];
  return [
    ...textSnippet('name', model.name),
    ...textSnippet('description', model.description),
    ...textSnippet('url', model.url),
    ...textSnippet('inceptionYear', model.inceptionYear),
    ...listSnippet('organization', organizationText),
  ];
}

function modules(names: readonly string[]): readonly Snippet[] {
  return listSnippet(
    'modules',
    names.map((text) => ({ name: 'module', text })),
  );
}

/** The leaves by path hold the relocation too, where the model was read from a POM. */
function distribution(model: Model): readonly Snippet[] {
  const further = furtherSnippets(model, 'distributionManagement');
  const moved = model.relocation;
  if (further.length > 0 || moved === undefined) return further;
  const children = [
    ...textSnippet('groupId', moved.groupId),
    ...textSnippet('artifactId', moved.artifactId),
    ...textSnippet('version', moved.version),
    ...textSnippet('message', moved.message),
  ];
  return [{ name: 'distributionManagement', children: [{ name: 'relocation', children }] }];
}

function profileSnippet(profile: Profile): Snippet {
  return {
    name: 'profile',
    children: [
      ...textSnippet('id', profile.id),
      ...(profile.activation === undefined ? [] : [activationSnippet(profile.activation)]),
      ...buildSnippet(profile.build),
      ...modules(profile.modules),
      ...propertySnippets(profile.properties),
      ...managementSnippets(profile.dependencyManagement),
      ...dependencySnippets(profile.dependencies),
      ...repositorySnippets('repositories', profile.repositories),
      ...repositorySnippets('pluginRepositories', profile.pluginRepositories),
    ],
  };
}

function activationSnippet({ activeByDefault, jdk, os, property, file }: Activation): Snippet {
  const osText = [
    ...textSnippet('name', os?.name),
    ...textSnippet('family', os?.family),
    ...textSnippet('arch', os?.arch),
    ...textSnippet('version', os?.version),
  ];
  const fileText = [
    ...textSnippet('missing', file?.missing),
    ...textSnippet('exists', file?.exists),
  ];
  const propertyText = [
    ...textSnippet('name', property?.name),
    ...textSnippet('value', property?.value),
  ];
  return {
    name: 'activation',
    children: [
      ...textSnippet('activeByDefault', activeByDefault ? 'true' : undefined),
      ...textSnippet('jdk', jdk),
      ...listSnippet('os', osText),
      ...listSnippet('property', propertyText),
      ...listSnippet('file', fileText),
    ],
  };
}
