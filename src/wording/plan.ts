import type { PlanProblem } from '../contract/problem/kinds/plan.js';
import type { Words } from './words.js';

/** What is said about findings of the area `plan`. */
export const planWords = {
  'plan.artifact-unasked': {
    severity: 'error',
    title: 'An artifact could not be asked for',
    message: ({ artifact, failed }) =>
      `${artifact} is not on this machine, and what the repositories have is not known: ${failed.join('; ')}`,
    advice: () => 'Run again when the repository answers, or without --offline.',
  },
  'plan.sibling-not-built': {
    severity: 'error',
    title: 'A module of the same checkout is not built',
    message: ({ artifact }) => `${artifact} is a module of this checkout, and its jar is not built`,
    advice: () => 'Build it first (mvn package -pl … -am), then plan again.',
  },
  'plan.class-above-java': {
    severity: 'warning',
    title: 'Class files are newer than the target Java',
    message: ({ artifact, classes, entry, major, java }) =>
      `${classes} class files of ${artifact} need Java ${major - 44} (${entry}), and the product runs on Java ${java}`,
    advice: () => 'Take a version of the artifact for that Java, or plan with --java.',
  },
  'plan.unreadable-class': {
    severity: 'warning',
    title: 'A class file cannot be read',
    message: ({ artifact, entry, count, detail }) =>
      `${count} class files of ${artifact} cannot be read, among them ${entry}: ${detail}`,
    advice: () => 'Fetch the artifact again; what it links to was left out of every answer.',
  },
  'plan.no-shade-plugin': {
    severity: 'error',
    title: 'The module has no shade plugin',
    message: ({ module }) =>
      `${module} has no execution of maven-shade-plugin: it makes no uber jar`,
    advice: () => 'Name the module whose POM, or whose parent, runs the goal "shade".',
  },
  'plan.dependency-reduced': {
    severity: 'error',
    title: 'The POM was reduced by the shade plugin',
    message: ({ module, jar }) =>
      `the POM of ${module} is the one that the shade plugin reduced: its dependencies are inside ${jar} and no longer named`,
    advice: () => 'Plan from the pom.xml of the source tree.',
  },
} satisfies Words<PlanProblem>;
