import type { ShadeProblem } from '../contract/problem/kinds/shade.js';
import { counted, someOf, thousands } from './count.js';
import type { Words } from './words.js';

/** What is said about findings of the area `shade`. */
export const shadeWords = {
  'shade.unknown-parameter': {
    severity: 'warning',
    title: 'A parameter that does not exist',
    message: ({ parameter, of }) => `${of} has no parameter <${parameter}>`,
    advice: ({ parameter }) => `remove <${parameter}>, or correct its name`,
  },
  'shade.parameter-not-modelled': {
    severity: 'error',
    title: 'A parameter that is not modelled',
    message: ({ parameter, version }) =>
      `maven-shade-plugin ${version} has a parameter <${parameter}> whose effect is not known here`,
    advice: ({ parameter }) => `remove <${parameter}>, or pin a plugin version up to 3.6.2`,
  },
  'shade.parameter-changes-contents': {
    severity: 'error',
    title: 'A parameter changes the contents in a way that only a build shows',
    message: ({ parameter, value }) =>
      `<${parameter}>${value}</${parameter}> changes the contents in a way that only a build shows`,
    advice: ({ parameter }) => `plan without <${parameter}>, and compare the built jar`,
  },
  'shade.unresolved-expression': {
    severity: 'error',
    title: 'An expression has no value',
    message: ({ parameter, value }) => `<${parameter}> is ${value}, which has no value`,
    advice: () => 'define the property in the module, or with -D',
  },
  'shade.unknown-plugin-version': {
    severity: 'warning',
    title: 'A plugin version whose rules were not read',
    message: ({ version }) =>
      `the rules of maven-shade-plugin ${version} are taken from the nearest version between 3.0.0 and 3.6.2`,
    advice: () => 'pin a version of that range, or compare the built jar',
  },
  'shade.unknown-transformer': {
    severity: 'error',
    title: 'An unknown transformer',
    message: ({ implementation }) =>
      `transformer ${implementation} is none of maven-shade-plugin's own: what it writes is not known`,
    advice: () => 'use a transformer that the plugin ships, or leave this one out of the plan',
  },
  'shade.unknown-pattern': {
    severity: 'error',
    title: 'A regular expression that cannot be read here',
    message: ({ pattern, parameter }) =>
      `<${parameter}> ${JSON.stringify(pattern)} uses what only Java's regular expressions have`,
    advice: () => 'write the pattern without possessive quantifiers, inline flags and quoting',
  },
  'shade.unreadable-descriptor': {
    severity: 'error',
    title: 'A descriptor cannot be read',
    message: ({ artifact, entry, detail }) => `${artifact}, entry ${entry}: ${detail}`,
    advice: ({ artifact }) => `drop the entry with a filter on ${artifact}; the build stops at it`,
  },
  'shade.artifact-missing': {
    severity: 'error',
    title: 'An artifact goes in and its file is not there',
    message: ({ artifact }) => `${artifact} goes into the jar, and its file could not be read`,
    advice: () => 'see the problem that names why; then plan again',
  },
  'shade.duplicate-output': {
    severity: 'error',
    title: 'Two entries of one path',
    message: ({ path, first, second }) =>
      `${first} and ${second} both write ${path}: the build stops with "duplicate entry"`,
    advice: () => 'drop one of them with a filter or a DontIncludeResourceTransformer',
  },
  'shade.hidden-by-folder': {
    severity: 'warning',
    title: 'A file is lost because a folder has its path',
    message: ({ path, artifact }) => `${path} of ${artifact} is lost: a folder of that path exists`,
    advice: () => 'drop the file or the folder with a filter, so that the loss is meant',
  },
  'shade.sources-not-compiled': {
    severity: 'warning',
    title: 'The module was not compiled',
    message: ({ module }) =>
      `${module} has sources and no built jar: its own classes are not in the plan`,
    advice: () => 'run "mvn package" in the module, then plan again',
  },
  'shade.resource-bundle-unread': {
    severity: 'warning',
    title: 'A resource bundle could not be read',
    message: ({ bundle }) =>
      `the build adds the files of ${bundle} to the module's jar, and the bundle could not be read`,
    advice: () => 'build the module once, or let the bundle be fetched',
  },
  'shade.dead-relocation': {
    severity: 'warning',
    title: 'A relocation that moves nothing',
    message: ({ pattern, shadedPattern }) =>
      `the relocation of ${pattern} to ${shadedPattern} matches nothing in the contents`,
    advice: () => 'remove it, or correct its pattern',
  },
  'shade.half-relocated': {
    severity: 'warning',
    title: 'A package is half relocated',
    message: ({ pattern, shadedPattern, moved, left, packages }) =>
      `of ${pattern}, ${counted(moved, 'class moves', 'classes move')} to ${shadedPattern} and ${thousands(left)} ${left === 1 ? 'stays' : 'stay'} (${someOf(packages)})`,
    advice: () => 'relocate all of it or nothing, unless the rest is meant to be shared',
  },
  'shade.versioned-not-relocated': {
    severity: 'warning',
    title: 'Versioned classes do not move with their package',
    message: ({ pattern, count, example }) =>
      `${counted(count, 'versioned class', 'versioned classes')} of ${pattern} ${count === 1 ? 'keeps its place' : 'keep their place'} (${example}), where no JVM looks for the relocated name`,
    advice: () => 'drop META-INF/versions of that artifact with a filter',
  },
  'shade.differing-classes': {
    severity: 'warning',
    title: 'Classes of one name differ',
    message: ({ winner, loser, count, example }) =>
      `${winner} wins over ${loser} at ${counted(count, 'class', 'classes')} with differing bytes (${example})`,
    advice: () => 'exclude one of the two artifacts, or drop its classes with a filter',
  },
  'shade.differing-resources': {
    severity: 'note',
    title: 'Resources of one path differ',
    message: ({ count, example }) =>
      `at ${counted(count, 'path')} artifacts have resources with differing bytes, and the first wins (${example})`,
    advice: () => 'add a transformer for those that must be merged',
  },
  'shade.versioned-without-flag': {
    severity: 'warning',
    title: 'Versioned classes that nothing switches on',
    message: ({ count, versions, artifacts }) =>
      `the manifest has no Multi-Release: true, so ${counted(count, 'class', 'classes')} for Java ${versions.join(', ')} under META-INF/versions ${count === 1 ? 'is' : 'are'} never used (${someOf(artifacts)})`,
    advice: () => 'drop META-INF/versions with a filter, or set Multi-Release: true',
  },
  'shade.stale-signature': {
    severity: 'warning',
    title: 'A signature that does not fit the jar',
    message: ({ paths }) =>
      `signature files come into the jar (${someOf(paths)}): a JVM refuses to load classes from it`,
    advice: () => 'drop META-INF/*.SF, *.DSA, *.RSA and *.EC with a filter on *:*',
  },
} satisfies Words<ShadeProblem>;
