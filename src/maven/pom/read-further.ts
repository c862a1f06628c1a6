import { child, type XmlElement } from '../../formats/xml/element.js';

/** Elements of a project that only `${project.…}` can name. */
const sections = [
  'scm',
  'issueManagement',
  'ciManagement',
  'distributionManagement',
  'prerequisites',
] as const;

const buildDirectories = ['testOutputDirectory', 'testSourceDirectory', 'scriptSourceDirectory'];

/** Switches of maven-model 4.0.0 that keep a child from appending its path to an inherited address. */
const appendSwitches = /^child\.[a-zA-Z.]+\.inherit\.append\.path$/;

/** Text by dotted path (`scm.url`), leaves only; `undefined` where there is none. */
export function readFurther(project: XmlElement): Readonly<Record<string, string>> | undefined {
  const found: [string, string][] = [];
  for (const section of sections) collect(child(project, section), section, found, 0);
  const build = child(project, 'build');
  for (const element of build?.children ?? []) {
    if (buildDirectories.includes(element.name))
      collect(element, `build.${element.name}`, found, 0);
  }
  const reporting = child(project, 'reporting');
  const site = reporting && child(reporting, 'outputDirectory');
  collect(site, 'reporting.outputDirectory', found, 0);
  collect(child(project, 'modelVersion'), 'modelVersion', found, 0);
  const scm = child(project, 'scm');
  for (const [name, value] of [...project.attributes, ...(scm?.attributes ?? [])]) {
    if (appendSwitches.test(name)) found.push([name, value]);
  }
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

function collect(
  element: XmlElement | undefined,
  path: string,
  found: [string, string][],
  depth: number,
): void {
  if (!element || depth > 3) return;
  const text = element.text.trim();
  if (element.children.length === 0 && text !== '') found.push([path, text]);
  for (const inner of element.children) collect(inner, `${path}.${inner.name}`, found, depth + 1);
}
