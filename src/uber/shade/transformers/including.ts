import { textOf } from '../configuration.js';
import type { TransformerKind } from './transformer.js';

/** `IncludeResourceTransformer`: a file of the module's folder under a path of the jar; its bytes are not known here. */
export const includeKind: TransformerKind = {
  fields: ['file', 'resource'],
  create: (node) => {
    const file = textOf(node, 'file');
    const resource = textOf(node, 'resource');
    return {
      claims: () => false,
      add: () => undefined,
      finish: () =>
        file === undefined || resource === undefined
          ? []
          : [{ path: resource, bytes: undefined, sources: [] }],
    };
  },
};
