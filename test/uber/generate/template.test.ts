import { expect, test } from 'vitest';
import { fillTemplate } from '../../../src/uber/generate/template.js';

test('a hole alone in its line takes lines at its indentation, and goes with its line when empty', () => {
  const template = 'a {{one}}\n  {{two}}\n  {{three}}\nb\n';
  expect(fillTemplate(template, { one: '1', two: 'x\n\n  y', three: '' })).toBe(
    'a 1\n  x\n\n    y\nb\n',
  );
});

test('a value is not a template', () => {
  expect(fillTemplate('{{a}}!', { a: '{{b}} $& $1' })).toBe('{{b}} $& $1!');
});

test('a hole without value and a value without hole are bugs', () => {
  expect(() => fillTemplate('{{a}}', {})).toThrow('hole "a"');
  expect(() => fillTemplate('x', { a: '1' })).toThrow('no hole for a');
});
