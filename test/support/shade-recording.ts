import type { Recorded } from './shade-module.js';

/** A recording as text: a header, then each case's name and its entries, or `broken`, indented. */
export function writeRecording(header: string, recorded: ReadonlyMap<string, Recorded>): string {
  const cases = [...recorded].map(([name, made]) => {
    const lines =
      made === 'broken'
        ? ['  broken']
        : made.map(
            ({ path, crc32, size }) => `  ${path}\t${crc32.toString(16).padStart(8, '0')}\t${size}`,
          );
    return [name, ...lines].join('\n');
  });
  return `# ${header}\n${cases.join('\n')}\n`;
}

/** The inverse. */
export function readRecording(text: string): ReadonlyMap<string, Recorded> {
  const result = new Map<string, Recorded>();
  let name = '';
  for (const line of text.split('\n')) {
    if (line.startsWith('#') || line === '') continue;
    if (!line.startsWith('  ')) {
      name = line;
      result.set(name, []);
      continue;
    }
    const [path = '', crc = '', size = ''] = line.slice(2).split('\t');
    const entries = result.get(name);
    if (line === '  broken') result.set(name, 'broken');
    else if (Array.isArray(entries))
      result.set(name, [...entries, { path, crc32: parseInt(crc, 16), size: Number(size) }]);
  }
  return result;
}
