import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/contract/problem/problem.js';
import { reaches } from '../../src/report/verdict.js';
import { tell, withSeverities } from '../../src/wording/tell.js';

const problem: Problem = { code: 'jar.truncated', file: 'a.jar', detail: 'no end of directory' };

describe('severities that a configuration chooses', () => {
  it('are told instead of those of the catalogue, for their codes alone', () => {
    const chosen = withSeverities([problem], { 'jar.truncated': 'note' });
    const other = withSeverities([problem], { 'jar.other': 'note' });
    expect([...chosen, ...other].map((one) => tell(one).severity)).toEqual(['note', 'error']);
    expect([reaches(chosen, 'warning'), reaches(other, 'error')]).toEqual([false, true]);
  });

  it('stay with a problem that is copied, and are no part of what is written', () => {
    const [chosen] = withSeverities([problem], { 'jar.truncated': 'warning' });
    expect(tell({ ...problem, ...chosen }).severity).toBe('warning');
    expect(JSON.stringify(chosen)).toBe(JSON.stringify(problem));
  });

  it('are not taken from what a document says', () => {
    const read: Problem = JSON.parse('{"code":"jar.truncated","file":"a","severity":"note"}');
    expect(tell(read).severity).toBe('error');
  });

  it('an inherited name is no code', () => {
    const inherited = Object.create({ 'jar.truncated': 'note' });
    expect(withSeverities([problem], { ...inherited, 'a.b': 'note' }).map(tell)).toMatchObject([
      { severity: 'error' },
    ]);
  });
});
