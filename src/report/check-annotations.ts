import type { CheckResult } from '../goals/check/result.js';
import { counted } from '../wording/count.js';
import type { Finding } from './check-findings.js';
import { findingTexts, findingTitle, findingsOf } from './check-findings.js';
import { checkVerdictText } from './check-parts.js';
import { oneLine } from './one-line.js';
import { sortedProblems } from './problems.js';

/** More of one kind than these in a step are not shown by GitHub. */
const most = 10;

/** How GitHub calls the levels. */
const commands = { error: 'error', warning: 'warning', note: 'notice' } as const;

/**
 * A check as workflow commands of GitHub Actions, which shows them beside the run: the first ten of each level, and how
 * many there are. What a baseline knows is not among them. Empty where there is nothing to tell.
 */
export function checkAnnotations(result: CheckResult): string {
  const told = [
    ...sortedProblems(result.problems).map(({ severity, title, message, advice }) => ({
      level: severity,
      title,
      text: `${message}\n${advice}`,
    })),
    ...findingsOf({ ...result, baselined: [] }).map(findingAnnotation),
  ];
  return (['error', 'warning', 'note'] as const)
    .flatMap((level) => {
      const all = told.filter((one) => one.level === level);
      const shown = all.length <= most ? all : all.slice(0, most - 1);
      const rest = {
        title: checkVerdictText(result),
        text: `${counted(all.length, level)} in all`,
      };
      return [...shown, ...(shown.length < all.length ? [rest] : [])].map(
        ({ title, text }) => `::${commands[level]} title=${property(title)}::${data(text)}\n`,
      );
    })
    .join('');
}

function findingAnnotation(finding: Finding): {
  level: Finding['level'];
  title: string;
  text: string;
} {
  return {
    level: finding.level,
    title: findingTitle(finding.group),
    text: findingTexts(finding).join('\n'),
  };
}

/** The value of a command: what would end it is percent-encoded, as `@actions/core` does; the rest is one line each. */
function data(text: string): string {
  return text
    .split('\n')
    .map((line) => oneLine(line, 1000).replaceAll('%', '%25'))
    .join('%0A');
}

/** A property of a command, which `:` and `,` would end as well. */
function property(text: string): string {
  return oneLine(text, 250).replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll(',', '%2C');
}
