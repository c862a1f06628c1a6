import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/contract/problem/problem.js';
import { paint } from '../../src/report/paint.js';
import { planMarkdown } from '../../src/report/plan-markdown.js';
import { fileSize } from '../../src/report/plan-parts.js';
import { thousands } from '../../src/wording/count.js';
import { planScreen } from '../../src/report/plan-screen.js';
import type { Plan } from '../../src/uber/plan/plan.js';
import { aPlan, anUpgrade, someDecisions } from '../support/plans.js';

const view = { paint: paint(false), verbose: false, quiet: false, width: 140 };

function screen(
  plan: Plan,
  origin: 'planned' | 'up-to-date' | 'read' = 'planned',
  verbose = false,
): string {
  return planScreen(
    {
      plan,
      origin,
      entries: () => [],
      table: () => new Uint8Array(),
      tree: '',
      definition: undefined,
    },
    { ...view, verbose },
  );
}

function manyProblems(count: number): readonly Problem[] {
  return Array.from({ length: count }, (_, index) => ({
    code: 'jar.truncated',
    file: `$MODULE/${index}.jar`,
    detail: 'no end of directory',
  }));
}

describe('the screen of plan', () => {
  it.each([
    ['complete', aPlan(), 'planned'],
    ['upgrade', aPlan(anUpgrade), 'planned'],
    ['up-to-date', aPlan(anUpgrade), 'up-to-date'],
    [
      'incomplete',
      aPlan({
        status: 'incomplete',
        problems: manyProblems(3),
        inputs: { ...aPlan().inputs, plain: true },
      }),
      'planned',
    ],
    ['read', aPlan(), 'read'],
  ] as const)('shows %s', async (name, plan, origin) => {
    await expect(screen(plan, origin)).toMatchFileSnapshot(`screens/plan-${name}.txt`);
  });

  it('has at most 40 lines, however much there is to say', () => {
    const decisions = Array.from({ length: 50 }, () => someDecisions).flat();
    const text = screen(aPlan({ ...anUpgrade, decisions, problems: manyProblems(500) }));
    expect(text.split('\n').length).toBeLessThanOrEqual(40);
    expect(text).toMatch(/\d+ more \(--verbose\)/);
    expect(text).toContain('jar.truncated ×500');
  });

  it('names what grew most, where that was measured, and does not say it again below', () => {
    const problems: readonly Problem[] = [
      {
        code: 'upgrade.size-changed',
        before: 43_000_000,
        after: 64_000_000,
        largest: [
          { module: 'org.acme:big', bytes: 9_000_000 },
          { module: 'org.acme:less', bytes: -1_000_000 },
        ],
      },
    ];
    const text = screen(aPlan({ ...anUpgrade, problems }));
    expect(text).toContain('size        43 MB → 64 MB    largest growth: big +9.0 MB\n');
    expect(text).toContain('problems    no problems\n');
    expect(text).not.toContain('upgrade.size-changed');
    expect(screen(aPlan({ ...anUpgrade, problems }), 'planned', true)).toContain('less −1.0 MB');
  });

  it('quiet is the verdict alone', () => {
    const result = { plan: aPlan(), origin: 'planned', tree: '', definition: undefined } as const;
    const text = planScreen(
      { ...result, entries: () => [], table: () => new Uint8Array() },
      { ...view, quiet: true },
    );
    expect(text).toBe('acme-2.0-uber 1.0  complete\n');
  });

  it('figures have the form that a person reads', () => {
    expect([0, 999, 1000, 1_234_567].map(thousands)).toEqual(['0', '999', '1,000', '1,234,567']);
    expect([0, 1, 999_999, 43_209_808].map(fileSize)).toEqual(['0 kB', '1 kB', '1000 kB', '43 MB']);
  });
});

describe('a plan as Markdown', () => {
  it('says everything in tables', async () => {
    const plan = aPlan({ ...anUpgrade, problems: manyProblems(2) });
    await expect(planMarkdown(plan)).toMatchFileSnapshot('screens/plan.md');
  });

  it('nothing of an input is markup', () => {
    const problems: readonly Problem[] = [
      { code: 'jar.truncated', file: '<img src=x>|[a](b)\n# c', detail: '`d`' },
    ];
    const text = planMarkdown(aPlan({ problems }));
    expect(text).toContain(String.raw`\<img src=x\>\|\[a\](b) # c`);
  });
});
