import type { PatchProblem } from '../contract/problem/kinds/patch.js';
import { counted, someOf } from './count.js';
import type { Words } from './words.js';

/** What is said about findings of the area `patch`. */
export const patchWords = {
  'patch.stopgap': {
    severity: 'warning',
    title: 'A jar is a stopgap',
    message: ({ file, classes, sources }) =>
      `${file} is a stopgap: ${counted(classes, 'class', 'classes')} of ${someOf(sources)} ${classes === 1 ? 'was' : 'were'} put into it, and nobody built or tested them together`,
    advice: () => 'plan the upgrade (uberplan plan), and put the original back with patch --undo',
  },
  'patch.damaged-record': {
    severity: 'error',
    title: 'The record of a stopgap is damaged',
    message: ({ file, detail }) =>
      `${file} says that it was patched, and how is not known: ${detail}`,
    advice: () => 'take the original jar from where it was published',
  },
  'patch.still-missing': {
    severity: 'warning',
    title: 'A consumer still does not link',
    message: ({ consumer, names }) =>
      `${consumer} still does not find ${counted(names.length, 'name', 'names')} in the patched jar: ${someOf(names)}`,
    advice: ({ consumer }) => `add what it lacks with --for ${consumer}, or plan the upgrade`,
  },
  'patch.name-absent': {
    severity: 'warning',
    title: 'Added classes use names that nothing holds',
    message: ({ names, neededBy }) =>
      `the jar, the platform and the sources all lack ${counted(names.length, 'class', 'classes')} that ${neededBy} or another added class uses: ${someOf(names)}`,
    advice: () => 'name the jar that holds them with --from, if that code runs',
  },
  'patch.member-missing': {
    severity: 'error',
    title: 'A class in the jar lacks a member',
    message: ({ className, member, neededBy }) =>
      `${neededBy} uses ${member} of ${className}, which the jar holds without it`,
    advice: () =>
      'plan the upgrade (uberplan plan): no class can be added in place of one that is there',
  },
  'patch.other-class': {
    severity: 'error',
    title: 'The jar holds the class with other bytes',
    message: ({ className, source }) =>
      `the jar holds ${className} already, and not as ${source} has it`,
    advice: () => 'plan the upgrade (uberplan plan): no class is put over one that is there',
  },
  'patch.already-there': {
    severity: 'note',
    title: 'The jar holds the class already',
    message: ({ classes }) => `the jar holds ${someOf(classes)} already, byte for byte`,
    advice: () =>
      'look for another reason why it is not found, such as two such jars on one class path',
  },
  'patch.newer-class-file': {
    severity: 'warning',
    title: 'Added classes need a newer Java',
    message: ({ classes, java, target }) =>
      `${counted(classes, 'added class needs', 'added classes need')} Java ${java}, and the jar was made for Java ${target}`,
    advice: ({ java }) =>
      `run it on Java ${java} or later, or take the classes from an older version`,
  },
  'patch.signature-dropped': {
    severity: 'warning',
    title: "The jar's signature was taken out",
    message: ({ files }) => `the patched jar is not signed any more: ${someOf(files)} left out`,
    advice: () => 'sign it again, if whoever loads it asks for that',
  },
  'patch.relocated': {
    severity: 'note',
    title: 'Names were moved in the added classes',
    message: ({ classes, prefixes }) =>
      `in ${counted(classes, 'added class', 'added classes')} names were moved as the jar holds them: ${someOf(prefixes.map(moveText))}`,
    advice: () => 'nothing, if the classes behave: their bytes are not those that were published',
  },
  'patch.relocation-unclear': {
    severity: 'warning',
    title: 'It is not clear how names were moved in the jar',
    message: ({ executions }) =>
      `${counted(executions.length, 'execution', 'executions')} of the shade plugin may have written the jar, and each moves names in its own way: ${someOf(executions)}; names of classes were moved as the jar holds them, texts by the first that changes them`,
    advice: () => 'name the jar by its coordinates, with its classifier, to tell which one it was',
  },
  'patch.platform-refuses': {
    severity: 'warning',
    title: 'The Java that runs it refuses a call',
    message: ({ member, java, since, callers }) =>
      `on Java ${java} ${member} throws an exception, as it does since Java ${since}; ${someOf(callers)} in the jar calls it, patched or not`,
    advice: ({ since }) =>
      `run it on a Java before ${since}, or use a version that does without the call`,
  },
} satisfies Words<PatchProblem>;

/** Of the two beginnings of a name either may be empty. */
function moveText({ from, to }: { readonly from: string; readonly to: string }): string {
  if (from === '') return `${to} put in front`;
  return to === '' ? `${from} taken away` : `${from} to ${to}`;
}
