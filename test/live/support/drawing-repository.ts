import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ModuleVersion } from '../../../src/maven/coordinates/coordinates.js';
import type { Dependency } from '../../../src/maven/pom/model.js';
import type { Descriptor } from '../../../src/maven/resolve/machine.js';
import type { ResolveFacts } from '../../support/resolve-facts.js';

/**
 * A local repository in which Maven finds its plugins (by links to the user's) and, as if installed, the POMs of
 * drawings: each drawing in groups of its own, made by `groupOf`.
 */
export function openDrawingRepository(folder: string, userRepository: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(userRepository)) {
    if (!name.startsWith('test.')) symlinkSync(join(userRepository, name), join(folder, name));
  }
}

/** Puts the POMs of one drawing into the repository. */
export function installDrawing(
  folder: string,
  facts: ResolveFacts,
  groupOf: (group: string) => string,
): void {
  for (const [key, descriptor] of facts.descriptors) {
    const [groupId = '', artifactId = '', version = ''] = key.split(':');
    const module = { groupId, artifactId, version };
    const place = join(folder, ...groupOf(groupId).split('.'), artifactId, version);
    put(join(place, `${artifactId}-${version}.pom`), pomText(module, descriptor, groupOf));
    // The goal reads POMs only, but Maven wants the files of scopes that it does not know before it starts a goal.
    put(join(place, `${artifactId}-${version}.jar`), '');
  }
  for (const [key, versions] of facts.versions) {
    const [groupId = '', artifactId = ''] = key.split(':');
    const list = versions.map((version) => element('version', version)).join('');
    put(
      join(folder, ...groupOf(groupId).split('.'), artifactId, 'maven-metadata-local.xml'),
      `<metadata>${element('groupId', groupOf(groupId))}${element('artifactId', artifactId)}<versioning>${element('versions', list)}</versioning></metadata>`,
    );
  }
}

/** The root's POM. */
export function rootPomText({ root }: ResolveFacts, groupOf: (group: string) => string): string {
  const { dependencies, managedDependencies, repositories } = root;
  const descriptor = {
    module: root.coordinates,
    dependencies,
    repositories,
    licenses: [],
    relocatedFrom: [],
  };
  return pomText(root.coordinates, descriptor, groupOf, managedDependencies);
}

function pomText(
  { groupId, artifactId, version }: ModuleVersion,
  { module, relocatedFrom, dependencies }: Descriptor,
  groupOf: (group: string) => string,
  managedDependencies: readonly Dependency[] = [],
): string {
  const toText = (dependency: Dependency): string => dependencyText(dependency, groupOf);
  const moved =
    element('groupId', groupOf(module.groupId)) +
    element('artifactId', module.artifactId) +
    element('version', module.version);
  return [
    '<project><modelVersion>4.0.0</modelVersion>',
    element('groupId', groupOf(groupId)) + element('artifactId', artifactId),
    element('version', version),
    element('dependencies', dependencies.map(toText).join('\n')),
    element(
      'dependencyManagement',
      element('dependencies', managedDependencies.map(toText).join('\n')),
    ),
    relocatedFrom.length === 0
      ? ''
      : `<distributionManagement>${element('relocation', moved)}</distributionManagement>`,
    '</project>\n',
  ].join('\n');
}

function dependencyText(dependency: Dependency, groupOf: (group: string) => string): string {
  const { artifactId, version, classifier, type, scope, optional, exclusions } = dependency;
  const excluded = exclusions.map((each) =>
    element(
      'exclusion',
      element('groupId', groupOf(each.groupId)) + element('artifactId', each.artifactId),
    ),
  );
  return element(
    'dependency',
    [
      element('groupId', groupOf(dependency.groupId)),
      element('artifactId', artifactId),
      element('version', version),
      element('classifier', classifier),
      element('type', type),
      element('scope', scope),
      element('optional', optional === undefined ? undefined : String(optional)),
      // A file that is there on every machine: whether it is one does not matter to the tree.
      element('systemPath', dependency.systemPath && '${java.home}/lib/jrt-fs.jar'),
      element('exclusions', excluded.join('')),
    ].join(''),
  );
}

function element(name: string, content: string | undefined): string {
  return content === undefined || content === '' ? '' : `<${name}>${content}</${name}>`;
}

function put(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
