import type { PlanProblem } from '../contract/problem/kinds/plan.js';
import { counted } from './count.js';
import type { Words } from './words.js';

/** What is said about findings of the area `plan`. */
export const planWords = {
  'plan.artifact-unasked': {
    severity: 'error',
    title: 'An artifact could not be asked for',
    message: ({ artifact, failed }) =>
      `${artifact} is not on this machine, and what the repositories have is not known: ${failed.join('; ')}`,
    advice: () => 'run again when the repository answers, or without --offline',
  },
  'plan.sibling-not-built': {
    severity: 'error',
    title: 'A module of the same checkout is not built',
    message: ({ artifact }) => `${artifact} is a module of this checkout, and its jar is not built`,
    advice: () => 'build it first (mvn package -pl … -am), then plan again',
  },
  'plan.plugin-not-pinned': {
    severity: 'warning',
    title: 'The version of the shade plugin is not pinned',
    message: ({ plugin, version }) =>
      `no POM names a version of ${plugin}: the build takes ${version} today, and what is newest on another day`,
    advice: ({ version }) => `write <version>${version}</version> into the plugin's element`,
  },
  'plan.property-unused': {
    severity: 'warning',
    title: 'A property that was set is not used',
    message: ({ property, module }) =>
      `no POM that ${module} is made of declares or uses the property ${property}: to set it changes nothing in the plan`,
    advice: () => 'correct the name in --set, or leave it out',
  },
  'plan.class-above-java': {
    severity: 'warning',
    title: 'Class files are newer than the target Java',
    message: ({ artifact, classes, entry, major, java }) =>
      `${counted(classes, 'class file')} of ${artifact} ${classes === 1 ? 'needs' : 'need'} Java ${major - 44} (${entry}), and the product runs on Java ${java}`,
    advice: () => 'take a version of the artifact for that Java, or plan with --java',
  },
} satisfies Words<PlanProblem>;
