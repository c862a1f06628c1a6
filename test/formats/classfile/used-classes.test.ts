import { expect, it } from 'vitest';
import { readClassFile } from '../../../src/formats/classfile/class-file.js';
import { usedClassNames } from '../../../src/formats/classfile/used-classes.js';
import { tinyClass } from '../../support/tiny-class.js';

it('leaves out a class constant that nothing uses', () => {
  const file = readClassFile(tinyClass({ name: 'p/A', unused: ['q/Inlined'] }));
  expect([...usedClassNames(file)].sort()).toEqual(['java/lang/Object', 'p/A']);
});
