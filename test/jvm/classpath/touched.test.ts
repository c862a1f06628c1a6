import { expect, test } from 'vitest';
import { classesTouched } from '../../../src/jvm/classpath/touched.js';
import { indexFolder } from '../../support/class-index.js';

const index = indexFolder(new URL('../../fixtures/classes/everything/', import.meta.url).pathname);

/** Each stands in the fixture's source in one kind of place only. */
test.each([
  ['the class itself', 'Everything$Square', 'name'],
  ['the type of an annotation', 'Everything$Mark', 'name'],
  ['a class in an annotation', 'java/lang/Thread', 'name'],
  ['the type of an enum constant in an annotation', 'java/lang/Thread$State', 'name'],
  ['the bound of a type parameter', 'java/lang/Runnable', 'name'],
  ['a type argument of the superclass', 'java/util/Map$Entry', 'name'],
  ['the descriptor of a field', 'java/util/Map', 'name'],
  ['the owner of a method', 'java/util/Iterator', 'name'],
  ['a type in a call of a lambda factory', 'java/lang/invoke/CallSite', 'name'],
  ['a caught class', 'java/lang/IllegalStateException', 'name'],
  ['the element of an array', 'java/lang/String', 'name'],
  ['a member of a generic class', 'Everything$Inner$Deeper', 'name'],
  ['a string in an annotation', 'a string in an annotation', 'string'],
  ['a string in a nested annotation', 'deep', 'string'],
  ['the default of an annotation', 'a default', 'string'],
  ['an annotation on a type argument', 'on a type argument', 'string'],
  ['an annotation on a type parameter', 'on a parameter', 'string'],
  ['an annotation on a local variable', 'on a local variable', 'string'],
  ["an annotation on a local variable's argument", "on a local's argument", 'string'],
  ['an annotation on instanceof', 'on instanceof', 'string'],
  ['an annotation on a cast', 'cast', 'string'],
  ['an annotation on a caught class', 'caught', 'string'],
  ['an annotation on a component of a record', 'x', 'string'],
  ['a constant value', 'zero \0, umlaut ä, euro €, clef 𝄞', 'string'],
])('%s is asked about', (_, text, kind) => {
  expect(touched((asked, as) => asked === text && as === kind)).not.toEqual([]);
});

test.each([
  ['the name of a method', 'work'],
  ['the name of a local variable', 'local'],
  ['the name of an attribute', 'RuntimeVisibleAnnotations'],
])('%s is not', (_, text) => {
  expect(touched((asked) => asked === text)).toEqual([]);
});

test('only the classes that hold it are touched', () => {
  expect(touched((text) => text === 'Everything$Round')).toEqual([
    'Everything$Round.class',
    'Everything$Shape.class',
    'Everything.class',
  ]);
});

/** The places are read off `javap -v` of JDK 17, which lies beside the classes. */
test.each([
  ['names itself', 'Everything$Round', 'Everything$Round.class'],
  ['has it as an interface', 'Everything$Shape', 'Everything$Round.class'],
  ['extends it', 'java/lang/Record', 'Everything$Round.class'],
  ['calls a method of it', 'java/util/Iterator', 'Everything.class'],
  ['catches it', 'java/lang/IllegalStateException', 'Everything.class'],
  ['has it in a descriptor', 'java/util/Map', 'Everything.class'],
  ['has it in a signature only', 'java/util/Map$Entry', 'Everything.class'],
])('a class that %s is touched for certain', (_, text, path) => {
  expect(classesTouched(index, (asked) => asked === text).certainly).toContain(path);
});

test('a class that only lists another may be touched: the index does not say what uses the constant', () => {
  expect(classesTouched(index, (text) => text === 'Everything$Round')).toEqual({
    certainly: new Set(['Everything$Round.class']),
    perhaps: new Set(['Everything$Shape.class', 'Everything.class']), // PermittedSubclasses, InnerClasses
  });
});

test('each text is asked about once', () => {
  const asked: string[] = [];
  classesTouched(index, (text, kind) => {
    asked.push(`${kind} ${text}`);
    return false;
  });
  expect(asked).toHaveLength(new Set(asked).size);
});

function touched(changes: Parameters<typeof classesTouched>[1]): readonly string[] {
  const { certainly, perhaps } = classesTouched(index, changes);
  return [...certainly, ...perhaps].sort();
}
