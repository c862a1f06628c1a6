/** A table; the cells are Markdown already. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  return [tableRow(head), tableRow(head.map(() => '---')), ...rows.map(tableRow)].join('\n');
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Foreign text inside Markdown: nothing of it is markup, nothing ends a cell. */
export function markdownText(value: string): string {
  return value.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>|]/g, String.raw`\$&`);
}

/**
 * A name as code, also inside a table: no `$` of it is a formula, no `@` calls a person. What would end a code span or a
 * cell stands in an HTML element instead, where every special character is a reference.
 */
export function markdownCode(name: string): string {
  if (spanned.test(name)) return `\`${name}\``;
  const text = name.replaceAll(/[^\w. -]/gu, (found) => `&#${found.codePointAt(0)};`);
  return `<code>${text}</code>`;
}

/** No space at an end, and nothing that means something inside a code span or a cell. */
const spanned = /^(?! )[^`|\\\n\r]+(?<! )$/;
