import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder, transcript } from '../support/command-line.js';
import { layOut } from '../support/shading-module.js';
import { tinyClass } from '../support/tiny-class.js';
import { zip } from '../support/zip.js';

it('uberplan diff --as-original tells where in the jar a class lies', async () => {
  const plans = ['3.1.4', '3.4.1'].map(
    (version) => `plans/seatunnel-hadoop3-${version}-uber.plan.json`,
  );
  const pattern = [
    'com.fasterxml.jackson.jaxrs.json.annotation.*',
    '**.ArrayUtils$1',
    '**.jaxrs.base.ProviderBase$1',
  ].flatMap((one) => ['--include', one]);
  const command = ['uberplan diff', ...plans, '--as-original', ...pattern].join(' ');
  const text = await transcript(command, { cwd: resolve('.') });
  await expect(text).toMatchFileSnapshot('transcripts/diff-as-original.txt');
});

it('uberplan diff calls nothing identical that it could not read', async () => {
  const cwd = temporaryFolder();
  const jar = (change: { readonly offset?: number }): Buffer =>
    zip([
      { path: 'a/Closed.class', content: tinyClass({ name: 'a/Closed' }), ...change },
      { path: 'a/Open.class', content: tinyClass({ name: 'a/Open' }) },
    ]);
  layOut(cwd, { 'old.jar': jar({}), 'new.jar': jar({ offset: 100_000 }) });
  const text = await transcript('uberplan diff old.jar new.jar --exit-code', { cwd });
  await expect(text).toMatchFileSnapshot('transcripts/diff-not-compared.txt');
});
