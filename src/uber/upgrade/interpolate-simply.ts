import type { Model } from '../../maven/pom/model.js';

/** Most references in one another that are followed: a cycle stays as text. */
const depth = 8;

/**
 * A text of a raw model with the properties and coordinates of its effective model put in: enough to tell which
 * dependency a raw element speaks of. What is not known stays as it is written.
 */
export function interpolateSimply(text: string, effective: Model): string {
  let value = text;
  for (let round = 0; round < depth && value.includes('${'); round++) {
    value = value.replaceAll(/\$\{([^${}]+)\}/g, (whole, name: string) => {
      return effective.properties[name] ?? coordinate(name, effective) ?? whole;
    });
  }
  return value;
}

function coordinate(name: string, effective: Model): string | undefined {
  switch (name) {
    case 'project.groupId':
    case 'pom.groupId':
      return effective.groupId;
    case 'project.artifactId':
    case 'pom.artifactId':
      return effective.artifactId;
    case 'project.version':
    case 'pom.version':
      return effective.version;
    case 'project.parent.groupId':
      return effective.parent?.groupId;
    case 'project.parent.version':
      return effective.parent?.version;
    default:
      return undefined;
  }
}
