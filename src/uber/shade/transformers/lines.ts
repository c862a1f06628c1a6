import type { PackageMapper } from '../relocation/mapper.js';
import type {
  MergedEntry,
  ServiceLine,
  TransformedEntry,
  Transformer,
  TransformerKind,
} from './transformer.js';

const services = 'META-INF/services';

/**
 * `ServicesResourceTransformer`: one file per service, its lines from every artifact, names relocated. Everything whose
 * path merely begins with `META-INF/services` is taken.
 */
export const servicesKind: TransformerKind = {
  fields: [],
  create: (_node, { mapper, behaviour }) =>
    lineTransformer(
      (path) => path.startsWith(services),
      mapper,
      behaviour.mergesServicesAsSet,
      (path) => servicePath(path, mapper),
    ),
};

/** `SisuIndexResourceTransformer` (from 3.3.0): the index of injectable components, lines kept even if repeated. */
export const sisuKind: TransformerKind = {
  since: '3.3.0',
  fields: [],
  create: (_node, { mapper }) =>
    lineTransformer(
      (path) => path === 'META-INF/sisu/javax.inject.Named',
      mapper,
      false,
      (path) => path,
    ),
};

/** The lines of a text as `java.util.Scanner.nextLine` gives them. */
export function scanLines(bytes: Uint8Array): readonly string[] {
  const lines = new TextDecoder('utf-8', { ignoreBOM: true })
    .decode(bytes)
    .split(/\r\n|[\n\r\u2028\u2029\u0085]/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

interface LineFile {
  readonly lines: ServiceLine[];
  readonly sources: TransformedEntry[];
  known: boolean;
}

function lineTransformer(
  claims: (path: string) => boolean,
  mapper: PackageMapper,
  asSet: boolean,
  target: (path: string) => string,
): Transformer {
  const files = new Map<string, LineFile>();
  return {
    claims,
    add(entry) {
      // Before 3.4.1 the path was relocated only at the end: two files of one name then stay two, and the build breaks.
      const key = asSet ? target(entry.path) : entry.path;
      const file: LineFile = files.get(key) ?? { lines: [], sources: [], known: true };
      files.set(key, file);
      file.sources.push(entry);
      const bytes = entry.read();
      if (!bytes) file.known = false;
      for (const original of bytes ? scanLines(bytes) : []) {
        const text = relocateLine(original, mapper);
        if (asSet && file.lines.some((line) => line.text === text)) continue;
        file.lines.push({ text, original, origin: entry.origin });
      }
    },
    finish: () =>
      [...files].map(([path, { lines, sources, known }]): MergedEntry => ({
        path: asSet ? path : target(path),
        bytes: known ? Buffer.from(lines.map(({ text }) => `${text}\n`).join('')) : undefined,
        sources,
        lines,
      })),
  };
}

/** Every relocator that can relocate the line as a class name does so, one after the other. */
function relocateLine(line: string, mapper: PackageMapper): string {
  return mapper.relocators.reduce(
    (text, relocator) =>
      relocator.canRelocateClass(text) ? relocator.applyToSourceContent(text) : text,
    line,
  );
}

function servicePath(path: string, mapper: PackageMapper): string {
  const service = path.slice(services.length + 1);
  const relocator = mapper.relocators.find((candidate) => candidate.canRelocateClass(service));
  return `${services}/${relocator ? relocator.relocateClass(service) : service}`;
}
