import type { BaselineLines, BaselineProblem } from '../contract/problem/kinds/baseline.js';
import { counted, someOf } from './count.js';
import type { Words } from './words.js';

/** What is said about findings of the area `baseline`. */
export const baselineWords = {
  'baseline.malformed': {
    severity: 'error',
    title: 'A line of a baseline cannot be understood',
    message: (problem) => `${linesText(problem)} no line of a baseline: ${subjectsText(problem)}`,
    advice: () => 'write FINDING CONSUMER [until YYYY-MM-DD] # REASON',
  },
  'baseline.unknown-id': {
    severity: 'error',
    title: 'A baseline names what no finding can be',
    message: (problem) => `${linesText(problem)} no finding: ${subjectsText(problem)}`,
    advice: () => 'copy the id from the report, or let --write-baseline write the line',
  },
  'baseline.without-reason': {
    severity: 'error',
    title: 'A baseline gives no reason',
    message: (problem) => `${linesText(problem)} without a reason: ${subjectsText(problem)}`,
    advice: () => 'say behind " # " why it may stay, or remove the line',
  },
  'baseline.expired': {
    severity: 'warning',
    title: 'A line of a baseline has expired',
    message: (problem) => `${linesText(problem)} past its day: ${subjectsText(problem)}`,
    advice: () => 'cure what it tells of, or give it a later day',
  },
  'baseline.stale': {
    severity: 'warning',
    title: 'A baseline knows what is not so any more',
    message: (problem) =>
      `${linesText(problem)} about what does not fail: ${subjectsText(problem)}`,
    advice: () => 'remove the line, or write the file again with --write-baseline',
  },
  'baseline.repeated': {
    severity: 'warning',
    title: 'A baseline says something twice',
    message: (problem) => `${linesText(problem)} said before: ${subjectsText(problem)}`,
    advice: () => 'keep one of the lines',
  },
  'baseline.over-broad': {
    severity: 'warning',
    title: 'A line of a baseline absorbs more than one finding',
    message: (problem) =>
      `${linesText(problem)} so broad that ${counted(problem.absorbed, 'finding')} hide behind ${problem.lines.length === 1 ? 'it' : 'them'}: ${subjectsText(problem)}`,
    advice: () => 'name each finding on a line of its own, as --write-baseline does',
  },
} satisfies Words<BaselineProblem>;

/** `lines 3, 4, 5 and 9 more of acme.baseline are`. */
function linesText({ file, lines }: BaselineLines): string {
  const one = lines.length === 1;
  return `${one ? 'line' : 'lines'} ${someOf(lines.map(String))} of ${file} ${one ? 'is' : 'are'}`;
}

function subjectsText({ subjects }: BaselineLines): string {
  return someOf(subjects);
}
