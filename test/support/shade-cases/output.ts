import type { ShadeCase } from './shade-case.js';

/** Where the jar goes, and what it is called. */
export const outputCases: readonly ShadeCase[] = [
  {
    name: 'final-name',
    purpose: 'the jar under a name of its own',
    artifacts: { a: { 'a.txt': 'a' } },
    configuration: '<finalName>other</finalName>',
  },
  {
    name: 'attached',
    purpose: 'the jar under a classifier',
    artifacts: { a: { 'a.txt': 'a' } },
    configuration:
      '<shadedArtifactAttached>true</shadedArtifactAttached><shadedClassifierName>all</shadedClassifierName>',
  },
  {
    name: 'output-file',
    purpose: 'the jar where it is told',
    artifacts: { a: { 'a.txt': 'a' } },
    configuration: '<outputFile>${project.build.directory}/out.jar</outputFile>',
  },
];
