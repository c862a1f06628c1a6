import type { JarFormatCode, JarFormatProblem, JarProblem } from '../contract/problem/kinds/jar.js';
import type { ProblemWords, Words } from './words.js';

/** What is said about findings of the area `jar`. */
export const jarWords = {
  'jar.empty': unreadable('A jar is empty'),
  'jar.not-a-zip': unreadable('A jar is no zip file'),
  'jar.truncated': unreadable('A jar ends too early'),
  'jar.spanned': unreadable('A jar is one part of several'),
  'jar.damaged-directory': unreadable("A jar's table of contents is damaged"),
  'jar.unsafe-path': unreadable('An entry has an unsafe path'),
  'jar.encrypted': unreadable('An entry is encrypted'),
  'jar.unknown-compression': unreadable('An entry is compressed in an unknown way'),
  'jar.overlapping-entries': unreadable('Two entries claim the same bytes'),
  'jar.header-mismatch': unreadable('An entry is not what the table of contents says'),
  'jar.damaged-data': unreadable('An entry cannot be inflated'),
  'jar.wrong-size': unreadable('An entry has another size than declared'),
  'jar.wrong-checksum': unreadable('An entry has another checksum than declared'),
  'jar.too-large': unreadable('An entry is too large'),
  'jar.bad-manifest': unreadable('A manifest cannot be read'),
  'jar.duplicate-entry': {
    severity: 'note',
    title: 'A jar holds a path twice',
    message: ({ file, entry, count, sameBytes }) =>
      `${file} holds ${entry} ${count} times, ${sameBytes ? 'with equal bytes' : 'with differing bytes'}`,
    advice: () => 'build the jar again so that each path is in it once',
  },
} satisfies Words<JarProblem>;

function unreadable<Code extends JarFormatCode>(
  title: string,
): ProblemWords<JarFormatProblem<Code>> {
  return {
    severity: 'error',
    title,
    message: ({ file, artifact, entry, offset, detail }) =>
      `${artifact ?? file}${entry === undefined ? '' : `, entry ${entry}`}: ${detail}${placeIn(offset, artifact && file)}`,
    advice: ({ file }) => `fetch or build the jar again; if ${file} is a damaged copy, delete it`,
  };
}

/** Where in the file; the file itself where the artifact was named in its place. Last, since such a path may be long. */
function placeIn(offset: number | undefined, file: string | undefined): string {
  const parts = [
    ...(offset === undefined ? [] : [`at byte ${offset}`]),
    ...(file === undefined ? [] : [`of ${file}`]),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(' ')})`;
}
