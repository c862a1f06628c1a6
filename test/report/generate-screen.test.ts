import { describe, expect, it } from 'vitest';
import type { GenerateResult } from '../../src/goals/generate/generate.js';
import { generateScreen } from '../../src/report/generate-screen.js';
import { paint } from '../../src/report/paint.js';
import { aPlan, anUpgrade } from '../support/plans.js';

const view = { paint: paint(false), verbose: false, quiet: false, width: 140 };
const written: GenerateResult = {
  verdict: 'written',
  plan: aPlan(anUpgrade),
  entries: () => [],
  tree: '',
  folder: 'acme-2.0-uber',
  files: [
    { name: 'UPGRADE.md', state: 'new', size: 10 },
    { name: 'pom.xml', state: 'new', size: 20 },
  ],
  diff: undefined,
  problems: [],
};

describe('the screen of generate', () => {
  it.each([
    ['written', written],
    ['unchanged', { ...written, verdict: 'unchanged' }],
    ['refused', { ...written, verdict: 'refused', files: [] }],
  ] as const)('shows %s', async (name, result) => {
    await expect(generateScreen(result, view)).toMatchFileSnapshot(`screens/generate-${name}.txt`);
  });

  it('a dry run is its diff and nothing else', () => {
    const diff = '--- a/pom.xml\n+++ b/pom.xml\n';
    expect(generateScreen({ ...written, verdict: 'dry-run', diff }, view)).toBe(diff);
  });

  it('a dry run that would change nothing says so', () => {
    const text = generateScreen({ ...written, verdict: 'dry-run', diff: '' }, view);
    expect(text).toContain('nothing would change');
  });

  it('a user property is repeated for the build, quoted where a shell would take it apart', () => {
    const plan = aPlan(anUpgrade);
    const define = { 'a.version': '2.0', greeting: "it's here" };
    const asked = { ...written, plan: { ...plan, inputs: { ...plan.inputs, define } } };
    expect(generateScreen(asked, view).split('\n').at(-2)).toBe(
      String.raw`  next: mvn -f acme-2.0-uber package -Da.version=2.0 '-Dgreeting=it'\''s here'  (as it was planned)`,
    );
  });

  it('profiles are told and repeated for the build', () => {
    const plan = aPlan(anUpgrade);
    const inputs = { ...plan.inputs, profiles: ['release', '!docs'] };
    const lines = generateScreen({ ...written, plan: { ...plan, inputs } }, view).split('\n');
    expect(lines[0]).toContain(', -P release,!docs');
    expect(lines.at(-2)).toBe(
      "  next: mvn -f acme-2.0-uber package -P 'release,!docs'  (as it was planned)",
    );
  });

  it('quiet is the verdict alone', () => {
    expect(generateScreen(written, { ...view, quiet: true })).toBe(
      'wrote acme-2.0-uber/  UPGRADE.md  pom.xml\n',
    );
  });
});
