/**
 * Text that may go to a terminal: names and messages come from inputs, and an input may hold control characters that
 * would move the cursor or rewrite what was shown. Line ends and tabs stay, and the marks of `paint` (ECMA-48 SGR) where
 * colours are on; every other control character is shown as U+FFFD.
 */
export function printable(text: string, color: boolean): string {
  // oxlint-disable-next-line no-control-regex -- control characters are just what is looked for
  return text.replaceAll(/\u001b\[\d{1,2}m|[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, (found) =>
    color && found.length > 1 ? found : '\uFFFD',
  );
}
