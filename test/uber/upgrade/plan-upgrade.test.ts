import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/uber/plan/decision.js';
import { planUpgrade } from '../../../src/uber/upgrade/plan-upgrade.js';
import type { UpgradeInput, UpgradeResult } from '../../../src/uber/upgrade/plan-upgrade.js';
import type { Planned } from '../../../src/uber/upgrade/state.js';
import type { Facts } from '../../support/upgrade.js';
import { answer, broken, contents, planned, state, tree } from '../../support/upgrade.js';

/** Runs the upgrade; `replan` is what the definition becomes with the decisions. */
function run(
  more: Partial<UpgradeInput>,
  factsOf: (planned: Planned) => Facts,
  replan: (decisions: readonly Decision[]) => Planned = () => planned(),
): UpgradeResult & { readonly rounds: number } {
  const machine = planUpgrade({ ...state(more), plain: more.plain ?? false });
  let rounds = 0;
  let step = machine.next([]);
  while (step.done !== true) {
    step = machine.next(
      step.value.map((need) => {
        if (need.kind === 'plan') {
          rounds += 1;
          return { kind: 'planned', planned: replan(need.decisions) } as const;
        }
        return answer(need, 'planned' in need ? factsOf(need.planned) : factsOf(planned()));
      }),
    );
  }
  return { ...step.value, rounds };
}

const versions = { 'l:lib': ['1.0', '1.2', '1.4', '1.6'] };

function withLib(version: string): Planned {
  return planned({
    resolution: tree(`a:user:1\n  l:lib:${version}`, { 'a:user:1': ['l:lib:1.6'] }),
    contents: [contents({ 'a:user:1': ['a/User.class'], [`l:lib:${version}`]: ['l/Lib.class'] })],
  });
}

const call = (lib: string, member: string) =>
  broken('a:user:1', `a/User -> l/Lib.${member}()V`, `l:lib:${lib}`);

const resolves = {
  'l:lib:1.2': ['first'],
  'l:lib:1.4': ['first'],
  'l:lib:1.6': ['first', 'second'],
};

describe('an upgrade', () => {
  it('plans again with what was decided, and ends when nothing decides any more', () => {
    const result = run(
      { now: withLib('1.0') },
      (at) => ({
        versions,
        resolves,
        broken:
          at.contents[0]?.artifacts[1]?.coordinates.version === '1.0' ? [call('1.0', 'first')] : [],
      }),
      () => withLib('1.2'),
    );
    expect(result.decisions.map(({ kind }) => kind)).toEqual(['manage']);
    expect(result.rounds).toBe(1);
    expect(result.planned).toEqual(withLib('1.2'));
  });

  it('stops with both pieces of evidence where a rule decides twice on one subject', () => {
    const result = run(
      { now: withLib('1.0') },
      (at) => {
        const version = at.contents[0]?.artifacts[1]?.coordinates.version ?? '';
        return {
          versions,
          resolves,
          broken: [call(version, version === '1.0' ? 'first' : 'second')],
        };
      },
      () => withLib('1.2'),
    );
    expect(result.decisions).toHaveLength(1);
    const repeat = result.problems.find(({ code }) => code === 'upgrade.rule-repeats');
    expect(repeat).toMatchObject({
      subject: 'version of l:lib',
      first: expect.stringContaining('1.0 → 1.2'),
      second: expect.stringContaining('1.2 → 1.6'),
    });
  });

  it('decides nothing where it is to be plain', () => {
    const result = run({ now: withLib('1.0'), plain: true }, () => ({
      versions,
      resolves,
      broken: [call('1.0', 'first')],
    }));
    expect([result.decisions, result.rounds]).toEqual([[], 0]);
  });

  it('looks only for what stops the build where there is nothing to compare with', () => {
    const result = run({ old: undefined, now: withLib('1.0') }, () => {
      throw new Error('no rule asks anything');
    });
    expect([result.decisions, result.problems]).toEqual([[], []]);
  });
});
