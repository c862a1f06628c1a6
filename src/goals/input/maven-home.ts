import type { World } from './world.js';

/** Deepest a distribution lies below the wrapper's folder: `dists/NAME/HASH/NAME`. */
const wrapperDepth = 3;

/**
 * Folders of Maven installations, the one that the user runs first: `mvn` on the PATH (links followed: `bin` lies below
 * the home), `MAVEN_HOME`, `M2_HOME`, then the distributions that the wrapper has unpacked.
 */
export function mavenHomes({
  files,
  machine,
}: Pick<World, 'files' | 'machine'>): readonly string[] {
  const { environment, homeFolder, platform } = machine;
  const separator = platform === 'win32' ? ';' : ':';
  const names = platform === 'win32' ? ['mvn.cmd', 'mvn'] : ['mvn'];
  const onPath = (environment['PATH'] ?? '')
    .split(separator)
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((name) => `${folder}/${name}`))
    .filter((path) => files.stat(path)?.kind === 'file')
    .flatMap((path) => files.realPath(path) ?? [])
    .map((path) => path.replaceAll('\\', '/').replace(/\/[^/]*\/[^/]*$/, ''));
  const named = ['MAVEN_HOME', 'M2_HOME'].flatMap((name) => environment[name] ?? []);
  const wrapper = `${environment['MAVEN_USER_HOME'] ?? `${homeFolder}/.m2`}/wrapper/dists`;
  const candidates = [...onPath, ...named, ...distributions({ files }, wrapper, wrapperDepth)];
  return [...new Set(candidates)].filter((home) => files.stat(`${home}/lib`)?.kind === 'folder');
}

function distributions(
  { files }: Pick<World, 'files'>,
  folder: string,
  depth: number,
): readonly string[] {
  const names = files.list(folder) ?? [];
  if (names.includes('lib') && names.includes('bin')) return [folder];
  if (depth === 0) return [];
  return names.flatMap((name) => distributions({ files }, `${folder}/${name}`, depth - 1));
}
