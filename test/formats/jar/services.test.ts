import { expect, it } from 'vitest';
import { readProviders } from '../../../src/formats/jar/services.js';

it('reads providers as ServiceLoader does: comments, white space and repeats count for nothing', () => {
  const text = '# a licence\n\na.B # the default\r\n  c.D$E\t\na.B\n';
  expect(readProviders(Buffer.from(text))).toEqual(['a.B', 'c.D$E']);
});
