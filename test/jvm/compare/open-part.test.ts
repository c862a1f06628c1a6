import { expect, it } from 'vitest';
import { internalName } from '../../../src/formats/classfile/names.js';
import { openPart } from '../../../src/jvm/compare/open-part.js';
import { SideClasses } from '../../../src/jvm/compare/side-classes.js';
import { tinyClass } from '../../support/tiny-class.js';
import { byteSource, zip } from '../../support/zip.js';

const ENCRYPTED = 1;
const jars = new Map<string, Buffer>();

function classOf(superName: string, flags = 0) {
  return { path: 'a/M.class', content: tinyClass({ name: 'a/M', superName }), flags };
}

/** The class path of these jars, as a thread opens it. */
function sideOf(...classes: readonly ReturnType<typeof classOf>[]): SideClasses {
  const open = (file: string) => ({
    ...byteSource(jars.get(file) ?? Buffer.alloc(0), file),
    close: () => {},
  });
  const read = (): never => {
    throw new Error('a jar is opened');
  };
  const parts = classes.map((one, at) => {
    const file = `/${at}.jar`;
    jars.set(file, zip([one]));
    return openPart({ name: file, multiRelease: false, kind: 'jar', file }, { open, read });
  });
  return new SideClasses(parts, 8, { find: () => undefined });
}

const m = internalName('a/M');

it('a class that a jar refuses is there, and no loader looks for it behind that jar', () => {
  const side = sideOf(classOf('of/First', ENCRYPTED), classOf('of/Second'));
  side.prepare([m], () => true);
  expect(side.find(m)).toBeUndefined();
  expect(side.isHidden(m)).toBe(true);
  // It was told when the side was opened.
  expect(side.takeProblems()).toEqual([]);
});

it('one that is refused behind another hides nothing', () => {
  const side = sideOf(classOf('of/First'), classOf('of/Second', ENCRYPTED));
  expect(side.find(m)?.superName).toBe('of/First');
});
