import { describe, expect, it } from 'vitest';
import { askedVersions } from '../../../src/uber/cause/asked-versions.js';
import { coords, tree } from '../../support/upgrade.js';

describe('the versions that an artifact was built with', () => {
  it('are those of its own POM, then of what that brings, nearest first', () => {
    const resolution = tree('a:user:1\n  b:lib:9\n  c:deep:9', {
      'a:user:1': ['b:lib:2', 't:tests:1 test', 'p:provided:5 provided'],
      'b:lib:2': ['c:deep:3', 'q:provided:1 provided'],
    });
    expect(Object.fromEntries(askedVersions(resolution, coords('a:user:1')))).toEqual({
      'b:lib': '2',
      'p:provided': '5',
      'c:deep': '3',
    });
  });

  it('are told by the selected version where the descriptor of another one was never read', () => {
    const resolution = tree('a:user:1\n  b:lib:9', {
      'a:user:1': ['b:lib:2'],
      'b:lib:9': ['c:deep:7'],
    });
    expect(askedVersions(resolution, coords('a:user:1')).get('c:deep')).toBe('7');
  });

  it('end in a cycle, and a range tells none', () => {
    const resolution = tree('', {
      'a:user:1': ['b:lib:[1,2)', 'a:user:1', 'c:cycle:1'],
      'c:cycle:1': ['a:user:2'],
    });
    expect(Object.fromEntries(askedVersions(resolution, coords('a:user:1')))).toEqual({
      'c:cycle': '1',
    });
  });
});
