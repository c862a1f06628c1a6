import { failJar } from './fail.js';

/** A manifest (JAR File Specification, "JAR Manifest"): attributes in order, names as written. */
export interface Manifest {
  readonly main: readonly ManifestAttribute[];
  readonly sections: readonly ManifestSection[];
}

/** A section for one entry or package. */
export interface ManifestSection {
  readonly name: string;
  readonly attributes: readonly ManifestAttribute[];
}

/** `[name, value]`. */
export type ManifestAttribute = readonly [string, string];

const MAX_LINE = 72;

/** Reads a manifest. Throws `FormatError` `jar.bad-manifest`; `file` is what messages call the jar. */
export function readManifest(bytes: Uint8Array, file: string): Manifest {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(joined(bytes));
  const blocks: ManifestAttribute[][] = [[]];
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line === '') {
      if (blocks.length === 1 || blocks.at(-1)?.length !== 0) blocks.push([]);
      continue;
    }
    blocks.at(-1)?.push(attribute(line, file));
  }
  const [main = [], ...rest] = blocks;
  const sections = rest
    .filter((block) => block.length > 0)
    .map(([first, ...attributes]): ManifestSection => {
      if (first?.[0].toLowerCase() !== 'name')
        return bad(file, `a section begins with ${first?.[0]}`);
      return { name: first[1], attributes };
    });
  return { main, sections };
}

/** Writes a manifest as Java does: lines of at most 72 bytes with their line end apart, continued after a space. */
export function writeManifest({ main, sections }: Manifest): Uint8Array {
  const blocks = [
    main,
    ...sections.map(({ name, attributes }): readonly ManifestAttribute[] => [
      ['Name', name],
      ...attributes,
    ]),
  ];
  return Buffer.concat(
    blocks.flatMap((block) => [
      ...block.map(([name, value]) => foldedLine(`${name}: ${value}`, '\r\n')),
      Buffer.from('\r\n'),
    ]),
  );
}

/** A line of a manifest with its line end, in lines of at most 72 bytes; a fold may lie inside a character. */
export function foldedLine(line: string, end: string): Buffer {
  const bytes = Buffer.from(line);
  const parts: Buffer[] = [bytes.subarray(0, MAX_LINE)];
  for (let at = MAX_LINE; at < bytes.length; at += MAX_LINE - 1)
    parts.push(Buffer.from(`${end} `), bytes.subarray(at, at + MAX_LINE - 1));
  return Buffer.concat([...parts, Buffer.from(end)]);
}

/** A main attribute's value; names are compared without case (`java.util.jar.Attributes.Name`), the last one counts. */
export function mainAttribute(manifest: Manifest, name: string): string | undefined {
  return manifest.main.findLast(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

/**
 * Whether a manifest switches versioned classes on: `Multi-Release: true` in the main section, as `java.util.jar.JarFile`
 * looks for it, which reads no manifest for that. A damaged one may say it, too.
 */
export function switchesVersionsOn(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const main = text.split(/\r?\n\r?\n/, 1)[0] ?? '';
  return /^Multi-Release: true$/im.test(main.replaceAll('\r', '\n'));
}

/** Continuation lines are joined as bytes: a fold may lie inside a character. */
function joined(bytes: Uint8Array): Uint8Array {
  const result = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const fold = foldAt(bytes, at);
    if (fold > 0) at += fold - 1;
    else result[length++] = bytes[at] ?? 0;
  }
  return result.subarray(0, length);
}

/** Bytes of a line end with a space behind it, or 0. */
function foldAt(bytes: Uint8Array, at: number): number {
  const [cr, lf, space] = [13, 10, 32];
  const end = bytes[at] === cr ? (bytes[at + 1] === lf ? 2 : 1) : bytes[at] === lf ? 1 : 0;
  return end > 0 && bytes[at + end] === space ? end + 1 : 0;
}

function attribute(line: string, file: string): ManifestAttribute {
  const match = /^([A-Za-z0-9][\w-]*): ?([^]*)$/.exec(line);
  return match
    ? [match[1] ?? '', match[2] ?? '']
    : bad(file, `no "Name: value" in ${JSON.stringify(line.slice(0, 72))}`);
}

function bad(file: string, detail: string): never {
  return failJar('jar.bad-manifest', { file, entry: 'META-INF/MANIFEST.MF' }, detail);
}
