import { failuresText } from '../contract/problem/failed-repository.js';
import type { PomProblem } from '../contract/problem/kinds/pom.js';
import type { Words } from './words.js';

/** What is said about findings of the area `pom`. Errors are what Maven itself would stop at. */
export const pomWords = {
  'pom.property-cycle': {
    severity: 'error',
    title: 'Property that leads back to itself',
    message: ({ location, text }) =>
      `${location}: "${text}" leads back to itself, so it is kept as written`,
    advice: () => 'give one property of the cycle a value of its own',
  },
  'pom.unresolved-property': {
    severity: 'error',
    title: 'Property without a value in a coordinate',
    message: ({ location, section, module, text }) =>
      `${location}: "${text}" of ${module} in <${section}> holds a property that nothing sets`,
    advice: () => 'set it in <properties>, with -D, or activate the profile that sets it',
  },
  'pom.missing-version': {
    severity: 'error',
    title: 'Dependency without a version',
    message: ({ location, module }) =>
      `${location}: ${module} has no version, and no dependencyManagement gives it one`,
    advice: () => 'write a version, or import the BOM that manages it',
  },
  'pom.bad-dependency': {
    severity: 'error',
    title: 'Dependency with bad coordinates',
    message: ({ location, section, module }) =>
      `${location}: "${module}" in <${section}> is not groupId:artifactId of letters, digits, "-", "_" and "."`,
    advice: () => 'correct the coordinates; Maven refuses them as well',
  },
  'pom.bad-system-path': {
    severity: 'error',
    title: 'systemPath and scope do not go together',
    message: ({ location, module, systemPath }) =>
      systemPath === undefined
        ? `${location}: ${module} has scope system and no systemPath`
        : `${location}: ${module} has systemPath "${systemPath}", which needs scope system and an absolute path`,
    advice: () => 'give scope system an absolute systemPath, and no other scope one',
  },
  'pom.unknown-packaging': {
    severity: 'error',
    title: 'Unknown packaging',
    message: ({ location, packaging }) =>
      `${location}: Maven has no packaging "${packaging}", and no plugin with <extensions> is declared`,
    advice: () =>
      'use jar, or declare the plugin that brings the packaging, with <extensions>true</extensions>',
  },
  'pom.parent-packaging': {
    severity: 'error',
    title: 'Parent that is not of packaging pom',
    message: ({ location, parent, packaging }) =>
      `${location}: the parent ${parent} has packaging "${packaging}", it must be "pom"`,
    advice: () => 'set <packaging>pom</packaging> in the parent',
  },
  'pom.relative-path-elsewhere': {
    severity: 'warning',
    title: 'relativePath leads to another POM',
    message: ({ location, path, expected, found }) =>
      `${location}: ${path} is ${found}, not the parent ${expected}; repositories are asked for the parent`,
    advice: () => 'correct <relativePath>, or write <relativePath/> for a parent from a repository',
  },
  'pom.import-absent': {
    severity: 'error',
    title: 'Imported BOM is not there',
    message: ({ location, bom, asked }) =>
      `${location}: no repository has the imported BOM ${bom} (asked: ${asked.join(', ') || 'none'})`,
    advice: () => 'correct its version, or name the repository that has it',
  },
  'pom.import-unasked': {
    severity: 'error',
    title: 'Imported BOM could not be asked for',
    message: ({ location, bom, failed }) =>
      `${location}: the imported BOM ${bom} could not be read: ${failuresText(failed)}`,
    advice: () => 'run again when the repository answers, or without --offline',
  },
  'pom.import-cycle': {
    severity: 'error',
    title: 'BOM that imports itself',
    message: ({ location, path }) => `${location}: BOM imports form a cycle: ${path.join(' -> ')}`,
    advice: () => 'take one import out of the cycle',
  },
  'pom.import-unusable': {
    severity: 'error',
    title: 'Imported BOM cannot be used',
    message: ({ location, bom, detail }) =>
      `${location}: the imported BOM ${bom} cannot be used: ${detail}`,
    advice: ({ error }) => `see "uberplan help ${error}"`,
  },
} satisfies Words<PomProblem>;
