import { listOf, textOf } from '../configuration.js';
import type { Transformer, TransformerKind } from './transformer.js';

/** `ApacheLicenseResourceTransformer`: licence files of the artifacts are left out, in any case, `.txt` and `.md` also as a prefix. */
export const licenseKind: TransformerKind = {
  fields: [],
  create: (_node, { behaviour }) =>
    dropping((path) => {
      const lower = path.toLowerCase();
      return (
        lower === 'meta-inf/license' ||
        lower.startsWith('meta-inf/license.txt') ||
        (behaviour.knowsMarkdownLicences && lower.startsWith('meta-inf/license.md'))
      );
    }),
};

/** `DontIncludeResourceTransformer`: what ends in one of the texts is left out. */
export const dontIncludeKind: TransformerKind = {
  fields: ['resource', 'resources'],
  create: (node) => {
    const ends = [textOf(node, 'resource') ?? [], listOf(node, 'resources') ?? []].flat();
    return dropping((path) => ends.some((end) => path.endsWith(end)));
  },
};

function dropping(claims: (path: string) => boolean): Transformer {
  return { claims, add: () => undefined, finish: () => [] };
}
