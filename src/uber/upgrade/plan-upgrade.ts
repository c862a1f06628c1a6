import type { Machine } from '../../contract/ports/machine.js';
import type { Problem } from '../../contract/problem/problem.js';
import { moduleKey } from '../../maven/coordinates/coordinates.js';
import type { Decision } from '../plan/decision.js';
import { decisionReason, decisionSubject } from '../../wording/decision.js';
import { ask } from './ask.js';
import { stages } from './rules/rules.js';
import type {
  Finding,
  Planned,
  UpgradeAnswer,
  UpgradeNeed,
  UpgradeRule,
  UpgradeState,
} from './state.js';

/** More rounds than any upgrade needs: each decides something new. */
const maximumRounds = 20;

/** What is known when the rules begin. `old` left out: there is nothing to upgrade. */
export interface UpgradeInput extends Omit<UpgradeState, 'decisions'> {
  /** Every finding is told, nothing is decided. */
  readonly plain: boolean;
}

/** The definition as decided, why, and what is left to tell. */
export interface UpgradeResult {
  /** With all decisions carried out. */
  readonly planned: Planned;
  readonly decisions: readonly Decision[];
  readonly problems: readonly Problem[];
}

/**
 * Question: what must be decided so that an upgrade builds and works?
 *
 * 1. Look with the rules, stage by stage, until one of them decides something.
 * 2. Plan again with all decisions so far, and look again from the first stage.
 * 3. When nothing decides any more, what the rules still find are problems.
 *
 * Invariant: no subject is decided twice. A rule that wants to ends the upgrade with both pieces of evidence, so every round
 * decides something new and the loop ends.
 */
export function* planUpgrade(
  input: UpgradeInput,
): Machine<UpgradeNeed, UpgradeAnswer, UpgradeResult> {
  let planned = input.now;
  const decisions: Decision[] = [];
  for (let round = 0; ; round++) {
    const state: UpgradeState = { ...input, now: planned, decisions };
    const findings = yield* look(state, input.plain);
    const wanted = input.plain || round >= maximumRounds ? [] : distinct(findings);
    const repeat = repeated(decisions, wanted);
    if (wanted.length === 0 || repeat !== undefined) {
      const problems = findings.map(({ problem }) => problem);
      return {
        planned,
        decisions,
        problems: repeat === undefined ? problems : [...problems, repeat],
      };
    }
    decisions.push(...wanted);
    const answer = yield* ask({ kind: 'plan', decisions: [...decisions] });
    if (answer.kind !== 'planned') throw new Error(`a plan was asked for, not ${answer.kind}`);
    planned = answer.planned;
  }
}

/** Findings up to the first stage that decides; of all stages where none does. */
function* look(
  state: UpgradeState,
  plain: boolean,
): Machine<UpgradeNeed, UpgradeAnswer, readonly Finding[]> {
  const findings: Finding[] = [];
  for (const stage of stages) {
    for (const rule of stage) {
      if (applies(rule, state, plain)) findings.push(...(yield* rule.find(state)));
    }
    if (!plain && findings.some(({ decision }) => decision !== undefined)) break;
  }
  return findings;
}

function applies(rule: UpgradeRule, { old }: UpgradeState, plain: boolean): boolean {
  return rule.always || (old !== undefined && !plain);
}

/** The decisions of a round, one per subject: several consumers may want the same artifact back. */
function distinct(findings: readonly Finding[]): readonly Decision[] {
  const decisions = new Map<string, Decision>();
  for (const { decision } of findings) {
    if (decision === undefined) continue;
    const key = subjectOf(decision);
    if (!decisions.has(key)) decisions.set(key, decision);
  }
  return [...decisions.values()];
}

function repeated(before: readonly Decision[], wanted: readonly Decision[]): Problem | undefined {
  for (const second of wanted) {
    const first = before.find((one) => subjectOf(one) === subjectOf(second));
    if (first === undefined) continue;
    return {
      code: 'upgrade.rule-repeats',
      subject: subjectOf(second),
      first: `${decisionSubject(first)} (${decisionReason(first)})`,
      second: `${decisionSubject(second)} (${decisionReason(second)})`,
    };
  }
  return undefined;
}

/** What a decision is about: two on one subject would undo each other. */
function subjectOf(decision: Decision): string {
  switch (decision.kind) {
    case 'exclude':
      // Under another direct dependency it is another edge.
      return `exclusion of ${moduleKey(decision.module)} under ${decision.under.map(moduleKey).join(', ')}`;
    case 'manage':
      return `version of ${moduleKey(decision.module)}`;
    case 'plugin':
      return `version of ${moduleKey(decision.plugin)}`;
    case 'filter':
      return `filter on ${moduleKey(decision.artifact)}: ${decision.excludes.join(', ')}`;
    case 'manifest':
      return `manifest attribute ${decision.attribute}`;
    case 'add':
      return `dependency on ${moduleKey(decision.coordinates)}`;
    default:
      return decision satisfies never;
  }
}
