import { flagOf, textOf } from '../configuration.js';
import { javaPattern } from '../../../formats/text/java-pattern.js';
import type { MergedEntry, TransformedEntry, Transformer, TransformerKind } from './transformer.js';

/** `AppendingTransformer`: files of one path, whatever the case of its letters, one after the other, each with a line end. */
export const appendingKind: TransformerKind = {
  fields: ['resource'],
  create: (node) => {
    const resource = textOf(node, 'resource');
    return collecting(
      (path) => path.toLowerCase() === resource?.toLowerCase(),
      () => resource ?? '',
      appended,
    );
  },
};

/** `ResourceBundleAppendingTransformer`: the same for the bundles of a base name, each language by itself. */
export const resourceBundleKind: TransformerKind = {
  fields: ['basename'],
  create: (node, { tell }) => {
    const basename = textOf(node, 'basename');
    const pattern =
      basename === undefined
        ? undefined
        : javaPattern(`^(?:${basename}(_[a-zA-Z]+){0,3}\\.properties)$`);
    if (basename !== undefined && !pattern)
      tell({ code: 'shade.unknown-pattern', pattern: basename, parameter: 'basename' });
    return collecting(
      (path) => pattern?.test(path) ?? false,
      (path) => path,
      appended,
    );
  },
};

/** `XmlAppendingTransformer`: documents of one path made one; how the serializer prints it is not known here. */
export const xmlAppendingKind: TransformerKind = {
  fields: ['resource', 'ignoreDtd'],
  create: (node) => {
    const resource = textOf(node, 'resource');
    flagOf(node, 'ignoreDtd', true);
    return collecting(
      (path) => path.toLowerCase() === resource?.toLowerCase(),
      () => resource ?? '',
      () => undefined,
    );
  },
};

/** `ApacheNoticeResourceTransformer`: always writes one notice, with the year of the build in it. */
export const noticeKind: TransformerKind = {
  fields: [
    'addHeader',
    'projectName',
    'preamble1',
    'preamble2',
    'preamble3',
    'organizationName',
    'organizationURL',
    'inceptionYear',
    'copyright',
    'encoding',
  ],
  create: (_node, { behaviour }) => {
    const target = 'META-INF/NOTICE';
    const transformer = collecting(
      (path) => {
        const lower = path.toLowerCase();
        return (
          lower === 'meta-inf/notice' ||
          lower === 'meta-inf/notice.txt' ||
          (behaviour.knowsMarkdownLicences && lower === 'meta-inf/notice.md')
        );
      },
      () => target,
      () => undefined,
    );
    return {
      ...transformer,
      finish: () => {
        const merged = transformer.finish();
        return merged.length > 0 ? merged : [{ path: target, bytes: undefined, sources: [] }];
      },
    };
  },
};

/** A transformer that gathers the entries it claims under a path each and writes one entry per path. */
export function collecting(
  claims: (path: string) => boolean,
  target: (path: string) => string,
  merge: (sources: readonly TransformedEntry[]) => Uint8Array | undefined,
): Transformer {
  const files = new Map<string, TransformedEntry[]>();
  return {
    claims,
    add(entry) {
      const path = target(entry.path);
      const file = files.get(path);
      if (file) file.push(entry);
      else files.set(path, [entry]);
    },
    finish: () =>
      [...files].map(([path, sources]): MergedEntry => ({ path, sources, bytes: merge(sources) })),
  };
}

function appended(sources: readonly TransformedEntry[]): Uint8Array | undefined {
  const parts: Uint8Array[] = [];
  for (const source of sources) {
    const bytes = source.read();
    if (!bytes) return undefined;
    parts.push(bytes, Buffer.from('\n'));
  }
  return Buffer.concat(parts);
}
