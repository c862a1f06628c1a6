import { recordText } from '../../src/uber/patch/record.js';

/** What a jar says of itself to which one class was added (`META-INF/uberplan/patch.json`); what undoes that is left out. */
export function recordOf(name: string, source: string): string {
  return recordText({
    schema: 'uberplan/patch/1',
    tool: 'uberplan 0',
    date: '2024-01-01T00:00:00',
    original: { name: 'original.jar', sha256: '0'.repeat(64), size: 1 },
    patches: [
      {
        classes: [name],
        consumers: [],
        sources: [{ name: source, sha256: '1'.repeat(64) }],
        added: [{ name, source, size: 1, reason: 'asked for', rewritten: false }],
        missing: [],
      },
    ],
    undo: {
      size: 1,
      entries: 1,
      directory: 0,
      hasManifest: false,
      regions: [],
      rows: [],
      tail: '',
    },
  });
}
