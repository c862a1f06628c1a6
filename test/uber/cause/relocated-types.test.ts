import { describe, expect, it } from 'vitest';
import { relocatedTypes } from '../../../src/uber/cause/relocated-types.js';

// What maven-shade-plugin's relocator makes of `com/acme/A` with pattern `com.acme`, shadedPattern `shaded.com.acme`.
const plain = '(Lcom/acme/A;[[Lcom/acme/B;I)V';
const shaded = '(Lshaded/com/acme/A;[[Lshaded/com/acme/B;I)V';

describe('descriptors that package relocation tells apart', () => {
  it.each([
    [plain, shaded, { from: 'com.acme', to: 'shaded.com.acme' }],
    [shaded, plain, { from: 'shaded.com.acme', to: 'com.acme' }],
  ])('%s and %s say the same', (wanted, found, moved) => {
    expect(relocatedTypes(wanted, found)).toEqual(moved);
  });

  it('may have names that nothing but the plan connects', () => {
    const isMoved = (one: string, other: string): boolean => one === 'a/A' && other === 'b/A';
    expect(relocatedTypes('()La/A;', '()Lb/A;', isMoved)).toEqual({ from: 'a', to: 'b' });
  });
});

describe('descriptors that differ otherwise', () => {
  it.each([
    ['equal ones', plain, plain],
    ['another number of parameters', '(Lcom/acme/A;)V', '(Lshaded/com/acme/A;I)V'],
    ['another primitive type', '(Lcom/acme/A;I)V', '(Lshaded/com/acme/A;J)V'],
    ['an array and its element', '([Lcom/acme/A;)V', '(Lshaded/com/acme/A;)V'],
    ['another class of that simple name', '(Ljava/util/Date;)V', '(Ljava/sql/Date;)V'],
    ['a name that only ends alike', '(Lacme/A;)V', '(Lcom/bigacme/A;)V'],
    ['a type besides that is another', '(Lcom/acme/A;La/B;)V', '(Lshaded/com/acme/A;La/C;)V'],
  ])('are no relocation: %s', (_title, wanted, found) => {
    expect(relocatedTypes(wanted, found)).toBeUndefined();
  });
});
