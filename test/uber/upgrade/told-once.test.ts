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

it('that a file is not there is dropped where its cause is told, and only there', () => {
  const gone: Problem = { code: 'shade.artifact-missing', artifact: 'a:gone:1' };
  const damaged: Problem = {
    code: 'jar.truncated',
    file: 'gone-1.jar',
    artifact: 'a:gone:1',
    detail: 'it ends early',
  };
  const oneEntry: Problem = { ...damaged, artifact: 'b:other:1', entry: 'x' };
  const other: Problem = { code: 'shade.artifact-missing', artifact: 'b:other:1' };
  expect(toldOnce([gone, damaged, other, oneEntry])).toEqual([damaged, other, oneEntry]);
});

it('what follows from coordinates without a value is dropped where the property is told', () => {
  const property: Problem = {
    code: 'pom.unresolved-property',
    location: 'pom.xml',
    section: 'dependencies',
    module: 'a:b',
    text: '${nobody}',
  };
  const missing: Problem = { code: 'shade.artifact-missing', artifact: 'a:b:${nobody}' };
  const absent: Problem = {
    code: 'upgrade.absent-version',
    artifact: 'a:b:${nobody}',
    path: [],
    asked: '${nobody}',
    managed: false,
    firstReleased: undefined,
  };
  expect(toldOnce([missing, property, absent])).toEqual([property]);
  expect(toldOnce([missing, absent])).toEqual([absent]);
});
