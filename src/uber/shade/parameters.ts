import type { ShadeProblem } from '../../contract/problem/kinds/shade.js';
import type { ConfigurationNode } from '../../maven/pom/model.js';

type Effect =
  /** Carried out by the module of that name here. */
  | { readonly kind: 'modelled' }
  | { readonly kind: 'none'; readonly because: string }
  /** Changes the contents unless it has one of these values. */
  | { readonly kind: 'changes'; readonly harmless: readonly string[] };

const modelled: Effect = { kind: 'modelled' };
const none = (because: string): Effect => ({ kind: 'none', because });

/** Every parameter of goal `shade` in versions 3.0.0 to 3.6.2, and what it does to the entries of the jar. */
const effects: Readonly<Record<string, Effect>> = {
  artifactSet: modelled,
  filters: modelled,
  relocations: modelled,
  transformers: modelled,
  shadedGroupFilter: modelled,
  skip: modelled,
  finalName: modelled,
  outputFile: modelled,
  outputDirectory: modelled,
  shadedArtifactId: modelled,
  shadedArtifactAttached: modelled,
  shadedClassifierName: modelled,
  createDependencyReducedPom: modelled,
  useDependencyReducedPomInJar: modelled,
  createSourcesJar: none('writes another jar, of sources'),
  createTestSourcesJar: none('writes another jar, of test sources'),
  shadeTestJar: none('writes another jar, of tests'),
  shadeSourcesContent: none('changes the text of sources, in the jar of sources only'),
  dependencyReducedPomLocation: none('a place outside the jar'),
  generateUniqueDependencyReducedPom: none('a place outside the jar'),
  keepDependenciesWithProvidedScope: none('changes the reduced POM, whose checksum is not planned'),
  promoteTransitiveDependencies: none('changes the reduced POM, whose checksum is not planned'),
  useBaseVersion: none('changes the reduced POM, whose checksum is not planned'),
  entryPoints: none('counts with minimizeJar only'),
  session: none('given by Maven'),
  project: none('given by Maven'),
  localRepository: none('given by Maven'),
  remoteArtifactRepositories: none('given by Maven'),
  minimizeJar: { kind: 'changes', harmless: ['false'] },
  shaderHint: { kind: 'changes', harmless: ['', 'default'] },
  extraJars: { kind: 'changes', harmless: [''] },
  extraArtifacts: { kind: 'changes', harmless: [''] },
};

/**
 * What a configuration says that is not planned for: elements that the pinned plugin does not have (Maven drops them
 * silently), parameters that it has and nobody here knows, and parameters whose effect only a build shows.
 * `declared` are the parameters of the pinned version, `undefined` where its descriptor could not be read.
 */
export function checkParameters(
  configuration: ConfigurationNode | undefined,
  version: string,
  declared: readonly string[] | undefined,
): readonly ShadeProblem[] {
  return (configuration?.children ?? []).flatMap((node): readonly ShadeProblem[] => {
    const parameter = node.name;
    const effect = Object.hasOwn(effects, parameter) ? effects[parameter] : undefined;
    if (declared ? !declared.includes(parameter) : !effect)
      return [{ code: 'shade.unknown-parameter', parameter, of: `maven-shade-plugin ${version}` }];
    if (!effect) return [{ code: 'shade.parameter-not-modelled', parameter, version }];
    if (effect.kind === 'none') return [];
    if (effect.kind === 'modelled') return unresolved(node, parameter);
    const value = node.children.length > 0 ? listed(node) : (node.value ?? '').trim();
    return effect.harmless.includes(value.toLowerCase())
      ? []
      : [{ code: 'shade.parameter-changes-contents', parameter, value }];
  });
}

/** Whether a parameter has a place in the table: a test holds the table against the plugin's descriptors. */
export function isKnownParameter(name: string): boolean {
  return Object.hasOwn(effects, name);
}

function listed(node: ConfigurationNode): string {
  return node.children.map(({ value }) => value?.trim() ?? '').join(',');
}

/** Paths of the build are written with expressions that Maven knows and the model does not; they do not matter here. */
function unresolved(node: ConfigurationNode, parameter: string): readonly ShadeProblem[] {
  if (parameter === 'outputDirectory' || parameter === 'outputFile') return [];
  const value = node.value ?? '';
  const own: readonly ShadeProblem[] = /\$\{[^}]*\}/.test(value)
    ? [{ code: 'shade.unresolved-expression', parameter, value }]
    : [];
  return [...own, ...node.children.flatMap((child) => unresolved(child, parameter))];
}
