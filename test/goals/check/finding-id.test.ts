import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consumerKey, findingId, isFindingId } from '../../../src/goals/check/finding-id.js';

describe('the id of a finding', () => {
  it.each([
    ['org.acme.A', undefined, 'NoClassDefFoundError', 'org.acme.A:NoClassDefFoundError'],
    [
      'org.acme.A$1',
      { name: 'go', descriptor: '(ILorg/acme/B;)V' },
      'NoSuchMethodError',
      'org.acme.A$1#go(ILorg/acme/B;)V:NoSuchMethodError',
    ],
    [
      'org.acme.A',
      { name: 'size', descriptor: 'I' },
      'NoSuchFieldError',
      'org.acme.A#size:I:NoSuchFieldError',
    ],
    ['a b#*%\n', undefined, 'LinkageError', 'a%20b%23%2A%25%0A:LinkageError'],
  ])('of %s %j %s can be read', (owner, member, error, id) => {
    expect(findingId({ owner, member, error })).toBe(id);
  });

  it('has the form that a baseline takes, whatever a class file names', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(name, fc.option(fc.record({ name, descriptor: name })), (owner, member) => {
        const id = findingId({ owner, member: member ?? undefined, error: 'NoSuchMethodError' });
        expect(id).not.toMatch(/\s/);
        expect(isFindingId(id) || owner.includes(':')).toBe(true);
      }),
    );
  });

  it.each(['org.acme.A', 'NoSuchMethodError', 'a b:Error', ':NoSuchMethodError', 'a#b', ''])(
    'is not %j',
    (text) => {
      expect(isFindingId(text)).toBe(false);
    },
  );

  it.each(['org.acme.*:NoClassDefFoundError', '*:*', 'org.acme.A#*:NoSuchMethodError'])(
    'may be a pattern: %s',
    (text) => {
      expect(isFindingId(text)).toBe(true);
    },
  );
});

describe('a consumer in a baseline', () => {
  it.each([
    ['org.acme:reader:1.4', 'org.acme:reader'],
    ['org.acme:reader:1.4:tests', 'org.acme:reader:tests'],
    ['org.acme:reader:1.4@jar', 'org.acme:reader'],
    ['lib/reader-1.4.jar', 'reader.jar'],
    ['/opt/x/reader-1.4-SNAPSHOT.jar', 'reader.jar'],
    ['C:\\lib\\reader-1.4.jar', 'reader.jar'],
    ['seatunnel-hadoop3-3.1.4-uber.jar', 'seatunnel-hadoop3-uber.jar'],
    ['seatunnel-hadoop3-3.1.4-uber-2.3.9-optional.jar', 'seatunnel-hadoop3-uber-optional.jar'],
    ['dist.tar.gz!/lib/reader-2.0.jar', 'reader.jar'],
    ['guava-31.1-jre.jar', 'guava-jre.jar'],
    ['build/classes', 'classes'],
    ['my reader.jar', 'my%20reader.jar'],
    ['-1.jar', '.jar'],
  ])('%s is %s', (name, key) => {
    expect(consumerKey(name)).toBe(key);
  });
});
