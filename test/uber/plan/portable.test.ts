import { expect, it } from 'vitest';
import { portable } from '../../../src/uber/plan/portable.js';

it('folders of a machine become names, the longest first, in every text of a problem', () => {
  const problem = {
    code: 'jar.truncated',
    file: '/h/.m2/repository/a/a-1.jar',
    detail: 'ends at /h/.m2/repository and /h',
  } as const;
  const folders = [
    { path: '/h', name: '$HOME' },
    { path: '/h/.m2/repository', name: '$LOCAL_REPOSITORY' },
    { path: '', name: '$MODULE' },
    { path: '/', name: '$CACHE' },
  ] as const;
  expect(portable([problem], folders)).toEqual([
    {
      code: 'jar.truncated',
      file: '$LOCAL_REPOSITORY/a/a-1.jar',
      detail: 'ends at $LOCAL_REPOSITORY and $HOME',
    },
  ]);
});
