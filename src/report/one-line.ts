/**
 * A text as one line of a screen: what an input could break it with (line ends, tabs, other control characters, marks of
 * writing direction, Unicode line ends) is shown as U+FFFD; our own colours stay. At most `width` characters are seen;
 * what is cut is shown by `…`.
 */
export function oneLine(text: string, width = Infinity): string {
  const clean = text.replaceAll(broken, (found) => (found.length > 1 ? found : '\uFFFD'));
  if (clean.length <= width) return clean;
  return cut(clean, width);
}

/** Marks of ECMA-48 SGR are kept whole, all else is to be replaced. */
const broken =
  // oxlint-disable-next-line no-control-regex -- control characters are just what is looked for
  /\u001b\[\d{1,2}m|[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Counts what is seen: marks have no width, and those behind the cut are kept, since they switch off. */
function cut(text: string, width: number): string {
  // oxlint-disable-next-line no-control-regex -- control characters are just what is looked for
  const parts = text.split(/(\u001b\[\d{1,2}m)/);
  const seen = parts.reduce((sum, part, index) => sum + (index % 2 === 0 ? part.length : 0), 0);
  if (seen <= width) return text;
  let room = Math.max(0, width - 1);
  let open = true;
  return parts
    .map((part, index) => {
      if (index % 2 === 1) return part;
      if (!open) return '';
      if (part.length <= room) {
        room -= part.length;
        return part;
      }
      open = false;
      return `${part.slice(0, room)}…`;
    })
    .join('');
}
