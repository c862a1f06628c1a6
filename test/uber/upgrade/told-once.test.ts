import { expect, it } from 'vitest';
import type { Problem } from '../../../src/contract/problem/problem.js';
import { toldOnce } from '../../../src/uber/upgrade/told-once.js';
import { coords } from '../../support/upgrade.js';

it("the resolver's word on a POM is dropped where a rule judged the artifact, and only there", () => {
  const path = ['test:uber:1', 'a:gone:1'];
  const judged: Problem = {
    code: 'upgrade.absent-version',
    artifact: 'a:gone:1',
    path,
    asked: '2',
    managed: true,
    firstReleased: undefined,
  };
  const same: Problem = {
    code: 'resolve.descriptor-unasked',
    coordinates: { ...coords('a:gone:1'), extension: 'pom' },
    path,
    failed: [],
  };
  const other: Problem = { ...same, coordinates: coords('b:other:1') };
  expect(toldOnce([same, judged, other])).toEqual([judged, other]);
});
