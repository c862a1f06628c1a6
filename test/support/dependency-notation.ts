import type { Dependency } from '../../src/maven/pom/model.js';

/**
 * A dependency in one line, for drawings and recorded facts:
 * `g:a:v[:classifier][?][#type][@scope][ =systemPath][ -g:a]…`. `?` is optional, `!` explicitly not; without a version
 * `g:a:`; a coordinate of two parts has group `test`.
 */
export function parseDependency(text: string): Dependency {
  const [head = '', ...exclusions] = text.split(' -');
  const match = /^([^?!#@]*)([?!])?(?:#([^@ ]*))?(?:@([^ ]*))?(?: =(.*))?$/.exec(head);
  if (match === null) throw new Error(`not a dependency: ${text}`);
  const [, coordinates = '', optional, type = 'jar', scope, systemPath] = match;
  const parts = coordinates.split(':');
  const [groupId = '', artifactId = '', version = '', classifier = ''] =
    parts.length === 2 ? ['test', ...parts] : parts;
  return {
    groupId,
    artifactId,
    version: version === '' ? undefined : version,
    type,
    classifier,
    scope,
    optional: optional === undefined ? undefined : optional === '?',
    systemPath,
    exclusions: exclusions.map((each) => {
      const [first = '', second] = each.split(':');
      return second === undefined
        ? { groupId: 'test', artifactId: first }
        : { groupId: first, artifactId: second };
    }),
  };
}

/** The inverse of `parseDependency`. */
export function formatDependency(dependency: Dependency): string {
  const { groupId, artifactId, version = '', classifier, optional, type, scope } = dependency;
  const parts = [groupId, artifactId, version, ...(classifier === '' ? [] : [classifier])];
  const flags = { true: '?', false: '!', undefined: '' } as const;
  return [
    parts.join(':'),
    flags[`${optional}`],
    type === 'jar' ? '' : `#${type}`,
    scope === undefined ? '' : `@${scope}`,
    dependency.systemPath === undefined ? '' : ` =${dependency.systemPath}`,
    ...dependency.exclusions.map((each) => ` -${each.groupId}:${each.artifactId}`),
  ].join('');
}
