import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextInterner } from '../../../src/jvm/classpath/text-interner.js';

test('equal texts have one number, different texts have two, and the empty one has 0', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-c]{0,4}$/), { maxLength: 400 }), (texts) => {
      const interner = new TextInterner();
      const numbers = texts.map((text) => {
        const bytes = Buffer.from(`--${text}--`);
        return interner.intern(bytes, 2, bytes.length - 2);
      });
      expect(numbers.map((number) => interner.text(number))).toEqual(texts);
      expect(interner.count).toBe(new Set(['', ...texts]).size);
      expect(texts.filter((text, i) => (text === '') !== (numbers[i] === 0))).toEqual([]);
    }),
  );
});

test('a hundred thousand texts are kept apart', () => {
  const interner = new TextInterner();
  const texts = Array.from({ length: 100_000 }, (_, i) => `text ${i.toString(36)}`);
  const numbers = texts.map((text) => interner.intern(Buffer.from(text), 0, text.length));
  expect(numbers.map((number) => interner.text(number))).toEqual(texts);
  expect(interner.count).toBe(100_001);
});
