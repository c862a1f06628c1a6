import { describe, expect, it } from 'vitest';
import { isMeant, parseSubject } from '../../../src/goals/why/subject.js';

const known = (name: string): boolean => name === 'org/acme/A' || name === 'org/acme/A$B';
const owner = 'org/acme/A';
const member = { kind: 'member', owner, name: 'go', descriptor: undefined };

describe('what why is asked about', () => {
  it.each([
    ['org.acme.A', { kind: 'class', owner }],
    ['org/acme/A', { kind: 'class', owner }],
    ['org.acme.A$B', { kind: 'class', owner: 'org/acme/A$B' }],
    // As source code writes a nested class (JLS §13.1 says what its file is called).
    ['org.acme.A.B', { kind: 'class', owner: 'org/acme/A$B' }],
    ['org.acme.Nope', { kind: 'class', owner: 'org/acme/Nope' }],
    ['Unpackaged', { kind: 'class', owner: 'Unpackaged' }],
    ['org.acme:a', { kind: 'module', groupId: 'org.acme', artifactId: 'a' }],
    ['org.acme:a:1.0', { kind: 'module', groupId: 'org.acme', artifactId: 'a' }],
    ['org.acme.A#go', member],
    ['org.acme.A#go(I)V', { ...member, descriptor: '(I)V' }],
    ['org.acme.A#go(Ljava.lang.String;)', { ...member, descriptor: '(Ljava/lang/String;)' }],
    ['org.acme.A.go([[I)V', { ...member, descriptor: '([[I)V' }],
    ['org.acme.A.go:()V', { ...member, descriptor: '()V' }],
    ['org.acme.A.<init>(I)V', { ...member, name: '<init>', descriptor: '(I)V' }],
    ['org.acme.A.<init>', { ...member, name: '<init>' }],
    ['org.acme.A#size:I', { ...member, name: 'size', descriptor: 'I' }],
    // A field as check prints it: what is before the last dot is a class that is known.
    ['org.acme.A.size', { ...member, name: 'size' }],
    // Ids of findings.
    ['org.acme.A:NoClassDefFoundError', { kind: 'class', owner }],
    ['org.acme.A#go(I)V:NoSuchMethodError', { ...member, descriptor: '(I)V' }],
    ['org.acme.A#size:I:NoSuchFieldError', { ...member, name: 'size', descriptor: 'I' }],
  ])('%s', (text, subject) => {
    expect(parseSubject(text, known)).toEqual(subject);
  });

  it.each([
    '',
    '#go',
    'org.acme.A#',
    'org.acme.A#go(',
    'org.acme.A#go(int)',
    'a b',
    '../../etc',
    'org..A',
    'org.acme.',
    '/org/acme/A',
    'a:',
    ':b',
    '()V',
    'A#size:integer',
  ])('is not %j', (text) => {
    expect(() => parseSubject(text, known)).toThrow(
      expect.objectContaining({ code: 'usage.subject' }),
    );
  });
});

describe('the members that are meant', () => {
  const go = { name: 'go', descriptor: '(I)V' };

  it.each([
    [{ name: 'go', descriptor: undefined }, true],
    [{ name: 'go', descriptor: '(I)' }, true],
    [{ name: 'go', descriptor: '(I)V' }, true],
    [{ name: 'go', descriptor: '(I)J' }, false],
    [{ name: 'went', descriptor: undefined }, false],
  ])('%j', (asked, meant) => {
    expect(isMeant(asked, go)).toBe(meant);
  });
});
