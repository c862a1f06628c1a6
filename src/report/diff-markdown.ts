import type { DiffResult } from '../goals/diff/result.js';
import { thousands } from '../wording/count.js';
import { countedWords, differing, sizeText, verdictText } from './diff-parts.js';
import { diffBlocks } from './diff-markdown-blocks.js';
import { clipped, fitBlocks } from './markdown-blocks.js';
import { markdownCode } from './markdown.js';

/**
 * A comparison as Markdown for a pull request: the verdict, then tables that fold. What does not
 * fit a comment is counted, block by block.
 */
export function diffMarkdown(result: DiffResult): string {
  return fitBlocks(headText(result), diffBlocks(result));
}

function sideName({ name }: DiffResult['old']): string {
  return markdownCode(clipped(name, 600));
}

function headText(result: DiffResult): string {
  const { verdict, old, now, counts } = result;
  const size =
    old.bytes === undefined || now.bytes === undefined
      ? []
      : [`Size: ${sizeText(old.bytes)} → ${sizeText(now.bytes)}`];
  const unknown =
    counts.unknown === 0
      ? []
      : [`${thousands(counts.unknown)} classes may be equal or not: one side does not tell.`];
  return [
    `### ${sideName(old)} → ${sideName(now)}: ${verdictText(result)}`,
    [
      `Classes: ${thousands(old.classes)} → ${thousands(now.classes)}, ${countedWords(counts).replaceAll('  ', ', ')}`,
      ...size,
      ...unknown,
      ...(verdict === 'differ' && differing(counts) === 0
        ? ['No class differs; what does stands below.']
        : []),
    ]
      .map((line) => `- ${line.replaceAll(/[~>]/g, String.raw`\$&`)}`)
      .join('\n'),
  ].join('\n\n');
}
