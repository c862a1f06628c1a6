import type { ManifestAttribute } from './manifest.js';
import { foldedLine } from './manifest.js';

/**
 * A manifest with attributes added at the end of its main section, and every byte that it had. Line ends are those that it
 * has. Where there is none, one that has nothing else. Line breaks and NUL in values become spaces.
 */
export function manifestWith(
  old: Uint8Array | undefined,
  attributes: readonly ManifestAttribute[],
): Uint8Array {
  if (old === undefined || old.length === 0)
    return manifestWith(Buffer.from('Manifest-Version: 1.0\r\n\r\n'), attributes);
  const bytes = Buffer.from(old.buffer, old.byteOffset, old.byteLength);
  const text = bytes.toString('latin1');
  const end = /\r\n|\n|\r/.exec(text)?.[0] ?? '\r\n';
  const at = endOfMain(text);
  const isOpen = at > 0 && !/[\r\n]/.test(text.charAt(at - 1));
  return Buffer.concat([
    bytes.subarray(0, at),
    Buffer.from(isOpen ? end : ''),
    ...attributes.map(([name, value]) => foldedLine(`${name}: ${singleLine(value)}`, end)),
    bytes.subarray(at),
  ]);
}

/** Where the empty line behind the main section begins, or the end. */
function endOfMain(text: string): number {
  if (/^[\r\n]/.test(text)) return 0;
  const empty = /(?:\r\n|\n|\r(?!\n))(?=[\r\n])/.exec(text);
  return empty === null ? text.length : empty.index + empty[0].length;
}

function singleLine(value: string): string {
  return value.replaceAll(/[\r\n\0]/g, ' ');
}
