import type { GenerateResult } from '../goals/generate/generate.js';
import type { View } from './paint.js';
import { consumerLines, countLines, decisionLines, decisionsMade, headline } from './plan-parts.js';
import { problemRows } from './problems.js';

/** What `generate` shows: what came of it, why the module is not a plain bump, how it differs, what was written. */
export function generateScreen(result: GenerateResult, view: View): string {
  if ((result.diff ?? '') !== '' && !view.quiet) return result.diff ?? '';
  const verdict = verdictLine(result, view);
  if (view.quiet) return `${verdict}\n`;
  const { plan, problems } = result;
  const refused = result.verdict === 'refused';
  const lines = [
    refused ? `${headline(plan, view)}  ${verdict}` : headline(plan, view),
    '',
    ...whyLines(result, view),
    ...countLines(plan, view),
    ...consumerLines(plan),
    ...problemRows(problems, view, 14),
    ...(refused ? [] : ['', `  ${verdict}`]),
    ...(refused ? [] : hint(result, view)),
  ];
  return `${lines.join('\n')}\n`;
}

/** User properties and `-P` are in no POM: the build needs them again, or its jar is not the planned one. */
function hint({ plan, folder }: GenerateResult, { paint }: View): readonly string[] {
  const properties = Object.entries(plan.inputs.define).map(([name, value]) =>
    quoted(`-D${name}=${value}`),
  );
  const { profiles } = plan.inputs;
  const switches = profiles === undefined ? [] : ['-P', quoted(profiles.join(','))];
  if (properties.length + switches.length === 0) return [];
  const words = ['mvn', '-f', quoted(folder), 'package', ...switches, ...properties];
  const command = words.join(' ');
  return [paint.faint(`  next: ${command}  (as it was planned)`)];
}

/** For a POSIX shell, and only where it needs it. */
function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function whyLines({ plan, verdict }: GenerateResult, view: View): readonly string[] {
  if (plan.decisions.length === 0) return [];
  const written = verdict === 'refused' ? '' : '; each stands in the POM with its reason';
  return [`  ${decisionsMade(plan)}${written}.`, ...decisionLines(plan, view, 17), ''];
}

function verdictLine(result: GenerateResult, { paint }: View): string {
  const names = result.files.map(({ name }) => name).join('  ');
  switch (result.verdict) {
    case 'written':
      return `${paint.good('wrote')} ${result.folder}/  ${names}`;
    case 'unchanged':
      return `${paint.good('up to date')}  ${result.folder}/ holds what would be written`;
    case 'dry-run':
      return result.diff === '' ? 'nothing would change' : 'a dry run: nothing was written';
    case 'refused':
      return paint.bad('incomplete: nothing written');
    default:
      return result.verdict satisfies never;
  }
}
