import type { UpgradeProblem } from '../contract/problem/kinds/upgrade.js';
import { counted, someOf, megabytes } from './count.js';
import type { Words } from './words.js';

/** What is said about findings of the area `upgrade`. */
export const upgradeWords = {
  'upgrade.absent-version': {
    severity: 'error',
    title: 'No repository has a version',
    message: ({ artifact, managed, asked, firstReleased }) =>
      `no repository has ${artifact}${managed ? ` (${asked} was asked for, management holds it there)` : ''}` +
      (firstReleased === undefined ? '' : `; its first release is ${firstReleased}`),
    advice: () => 'exclude it, or manage it at a version that was released',
  },
  'upgrade.class-file-too-new': {
    severity: 'error',
    title: 'The shade plugin cannot read a class file',
    message: ({ artifact, entry, major, plugin, library, limit }) =>
      `${artifact} holds ${entry} of class file version ${major}, and maven-shade-plugin ${plugin} reads up to ${limit} (${library})`,
    advice: () => 'take a newer maven-shade-plugin, or leave the class out with a filter',
  },
  'upgrade.plugin-limit-unknown': {
    severity: 'warning',
    title: 'What the shade plugin can read is not known',
    message: ({ plugin, detail }) =>
      `which class files maven-shade-plugin ${plugin} can read was not found out: ${detail}`,
    advice: () => 'run again when its POM and its bytecode library can be asked for',
  },
  'upgrade.kept-out-returns': {
    severity: 'warning',
    title: 'Classes that are kept out come back',
    message: ({ artifact, keptOut, pattern, shared, of }) =>
      `${artifact} brings back ${counted(shared, 'class', 'classes')} of ${keptOut}, which the definition keeps out (${pattern}); it has ${of}`,
    advice: () => 'exclude it, or keep it out with another artifactSet pattern',
  },
  'upgrade.service-without-provider': {
    severity: 'warning',
    title: 'A service has no provider',
    message: ({ service, provider, artifact, onlyVersioned, before }) =>
      `META-INF/services/${service} of ${artifact} names ${provider}, which ` +
      (onlyVersioned.length === 0
        ? 'is not there at run time'
        : `is there only for Java ${Math.min(...onlyVersioned)} and later while the manifest does not switch that on`) +
      (before ? '; the old jar has the same fault' : ''),
    advice: () => 'drop the service file with a filter, or bring the provider in',
  },
  'upgrade.self-linkage': {
    severity: 'warning',
    title: 'The jar does not link with itself',
    message: ({ artifact, asked, requester, references, count }) =>
      `${counted(count, 'reference does', 'references do')} not resolve with ${artifact}, ${requester} was built with ${asked}: ${references[0]?.from ?? ''} links to ${references[0]?.symbol ?? ''}`,
    advice: () => 'manage a version that has all of them; no single one was found',
  },
  'upgrade.artifact-left': {
    severity: 'warning',
    title: 'An artifact left the tree, and classes still link to it',
    message: ({ artifact, count, names, from }) =>
      `${artifact} left the tree, and ${someOf(from)} still ${from.length === 1 ? 'links' : 'link'} to ${counted(count, 'class', 'classes')} of it${example(names, count)}`,
    advice: ({ artifact }) => `add ${artifact} as a dependency if these parts are used`,
  },
  'upgrade.consumer-breaks': {
    severity: 'warning',
    title: 'A consumer loses names that it links to',
    message: ({ consumer, artifact, names, count }) =>
      `${consumer} links to ${counted(count, 'name')} of ${artifact} that the new jar does not have${example(names, count)}`,
    advice: ({ artifact }) =>
      `take a consumer built for the new version, or add ${artifact} to the module`,
  },
  'upgrade.member-lost': {
    severity: 'warning',
    title: 'A consumer loses members that it links to',
    message: ({ consumer, artifact, names, count }) =>
      `${consumer} links to ${counted(count, 'member')} that ${artifact} does not have${example(names, count)}`,
    advice: () =>
      'take a consumer that was built for the new version; "uberplan check" tells all that breaks',
  },
  'upgrade.could-not-ask': {
    severity: 'warning',
    title: 'A rule could not ask',
    message: ({ rule, subject, failed }) =>
      `rule ${rule} decided nothing on ${subject}, since it could not ask: ${failed.join('; ')}`,
    advice: () => 'run again when the repository answers, or without --offline',
  },
  'upgrade.rule-repeats': {
    severity: 'error',
    title: 'A rule decides twice about one subject',
    message: ({ subject, first, second }) =>
      `two decisions on ${subject} do not agree: ${first}, then ${second}`,
    advice: () => 'decide it in the definition, then plan again',
  },
  'upgrade.size-changed': {
    severity: 'note',
    title: 'The jar changes its size',
    message: ({ before, after, largest }) =>
      `${megabytes(before)} become ${megabytes(after)}` +
      (largest.length === 0
        ? ''
        : `; largest: ${largest.map(({ module, bytes }) => `${module} ${bytes < 0 ? '−' : '+'}${megabytes(Math.abs(bytes))}`).join(', ')}`),
    advice: () => 'look whether all that came in is wanted',
  },
} satisfies Words<UpgradeProblem>;

/** One name for all of them: the only one, or the first. */
function example([first]: readonly string[], count: number): string {
  if (first === undefined) return '';
  return count === 1 ? `: ${first}` : `, among them ${first}`;
}
