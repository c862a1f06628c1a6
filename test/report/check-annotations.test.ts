import { describe, expect, it } from 'vitest';
import { checkAnnotations } from '../../src/report/check-annotations.js';
import { aBrokenCheck, aCheck, aGroup, aHostileCheck } from '../support/checks.js';

describe('a check as annotations of GitHub Actions', () => {
  it('are drawn like this', async () => {
    await expect(checkAnnotations(aBrokenCheck)).toMatchFileSnapshot(
      'screens/check-annotations.txt',
    );
  });

  it('there are none where there is nothing to tell', () => {
    expect(checkAnnotations(aCheck())).toBe('');
  });

  it('are at most ten of a level, the last of which tells how many there are', () => {
    const groups = Array.from({ length: 30 }, (_, index) => aGroup(`org.acme.Class${index}`));
    const lines = checkAnnotations(aCheck({ groups })).trim().split('\n');
    expect(lines).toHaveLength(10);
    expect(lines.at(-1)).toMatch(/^::error title=.*::30 errors in all$/);
  });

  it('no name begins a command of its own', () => {
    const lines = checkAnnotations(aHostileCheck()).trimEnd().split('\n');
    expect(
      lines.filter((line) => !/^::(?:error|warning|notice) title=[^:,]*::/.test(line)),
    ).toEqual([]);
    expect(lines).toHaveLength(2);
  });
});
