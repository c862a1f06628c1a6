import { describe, expect, test } from 'vitest';
import { internalName } from '../../../src/formats/classfile/names.js';
import { canonicalClass } from '../../../src/jvm/compare/canonical-class.js';
import type { RelocatedJar } from '../../../src/uber/patch/relocated-class.js';
import { nameInJar, relocatedClass } from '../../../src/uber/patch/relocated-class.js';
import { executionMapper } from '../../../src/uber/shade/plan-contents.js';
import { codedClass } from '../../support/coded-class.js';
import { relocating } from '../../support/relocations.js';

const execution = relocating('com.lib', 'hidden.com.lib', ['com.lib.open.*']);

/** A jar that holds these classes, to which those are added. */
function jar(held: readonly string[], added: readonly string[] = []): RelocatedJar {
  return {
    routes: [executionMapper(execution, '3.6.0')],
    holds: (name) => held.includes(name),
    adds: (name) => added.includes(name),
  };
}

describe('the name of a class in a jar with relocated packages', () => {
  test.each([
    ['is the moved one where the jar holds it', ['hidden/com/lib/A'], [], 'hidden/com/lib/A'],
    ['stays where the jar does not hold the moved one', ['hidden/com/lib/B'], [], undefined],
    ['stays where the jar holds both', ['hidden/com/lib/A', 'com/lib/A'], [], undefined],
    ['stays where the class is added', ['hidden/com/lib/A'], ['com/lib/A'], undefined],
  ] as const)('%s', (_, held, added, expected) => {
    expect(nameInJar(internalName('com/lib/A'), jar(held, added))).toBe(expected);
  });

  test('is that of the first route which ends at a class of the jar', () => {
    const routes = ['two.com.lib', 'one.com.lib'].map((shaded) =>
      executionMapper(relocating('com.lib', shaded), '3.6.0'),
    );
    const of = (held: readonly string[]) => ({ ...jar(held), routes });
    const name = internalName('com/lib/A');
    expect(nameInJar(name, of(['one/com/lib/A']))).toBe('one/com/lib/A');
    expect(nameInJar(name, of(['one/com/lib/A', 'two/com/lib/A']))).toBe('two/com/lib/A');
  });

  test('stays where the relocation leaves it out', () => {
    const open = jar(['hidden/com/lib/open/A']);
    expect(nameInJar(internalName('com/lib/open/A'), open)).toBeUndefined();
  });
});

describe('a class for such a jar', () => {
  const bytes = codedClass({
    name: 'app/User',
    field: { name: 'a', type: 'com/lib/A', signature: 'Lcom/lib/A<Lcom/lib/New;>;' },
    steps: [
      { load: 'com.lib.A' },
      { load: 'com.lib.New' },
      { load: 'com/lib/A' },
      { load: 'com.lib' },
      { load: 'see com.lib.A' },
      { call: ['com/lib/A', 'of', '(Lcom/lib/New;)V'] },
    ],
  });

  test('speaks of held classes by their moved names, and of added ones by their own', () => {
    const { bytes: now, prefixes } = relocatedClass(
      bytes,
      jar(['hidden/com/lib/A'], ['app/User', 'com/lib/New']),
    );
    const form = canonicalClass(now);
    expect(form.name).toBe('app/User');
    expect(form.names).toEqual(
      expect.arrayContaining([
        'Lhidden/com/lib/A;',
        'Lhidden/com/lib/A<Lcom/lib/New;>;',
        '(Lcom/lib/New;)V',
      ]),
    );
    expect(prefixes).toEqual([{ from: '', to: 'hidden/' }]);
  });

  /** By the rule that the live test of renamed classes compares with the plugin's, but for the class that is added. */
  test('has the strings that the plugin would make', () => {
    const now = relocatedClass(bytes, jar(['hidden/com/lib/A'], ['app/User', 'com/lib/New']));
    expect(canonicalClass(now.bytes).strings).toEqual([
      'hidden.com.lib.A',
      'com.lib.New',
      'hidden/com/lib/A',
      'hidden.com.lib',
      'see com.lib.A',
    ]);
  });

  test('keeps its bytes where the jar moved nothing of it', () => {
    const other = codedClass({ name: 'app/Other', steps: [{ load: 'nothing' }] });
    const { bytes: now, prefixes } = relocatedClass(other, jar(['hidden/com/lib/A']));
    expect(now).toBe(other);
    expect(prefixes).toEqual([]);
  });
});
