import type { Problem, ProblemCode, Severity } from '../contract/problem/problem.js';
import { catalogue } from './catalogue.js';
import type { ProblemWords } from './words.js';

/** A problem with its words: what a report shows and `--json` gives. */
export interface ToldProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly title: string;
  readonly message: string;
  readonly advice: string;
}

/** How serious problems are by code, instead of what the catalogue says. */
export type Severities = Readonly<Record<string, Severity>>;

/** Behind a symbol, so that no document that is read can say it. */
const chosen = Symbol('severity');

/** The problems, of which those with the codes are told as that serious from now on. */
export function withSeverities(
  problems: readonly Problem[],
  severities: Severities,
): readonly Problem[] {
  if (Object.keys(severities).length === 0) return problems;
  return problems.map((problem) =>
    Object.hasOwn(severities, problem.code)
      ? { ...problem, [chosen]: severities[problem.code] }
      : problem,
  );
}

type ByCode = {
  readonly [Code in ProblemCode]: { readonly code: Code } & Extract<
    Problem,
    { readonly code: Code }
  >;
};

const words: { readonly [Code in ProblemCode]: ProblemWords<ByCode[Code]> } = catalogue;

/** Says a problem in the catalogue's words. */
export function tell(problem: Problem): ToldProblem {
  const told = tellOne(problem.code, problem);
  const severity = chosen in problem ? severityOf(problem[chosen]) : undefined;
  return severity === undefined ? told : { ...told, severity };
}

function severityOf(value: unknown): Severity | undefined {
  return value === 'error' || value === 'warning' || value === 'note' ? value : undefined;
}

/** Generic over the code, so that the compiler sees problem and words belong together (TypeScript 4.6, correlated unions). */
function tellOne<Code extends ProblemCode>(code: Code, problem: ByCode[Code]): ToldProblem {
  const said = words[code];
  return {
    code,
    severity: said.severity,
    title: said.title,
    message: said.message(problem),
    advice: said.advice(problem),
  };
}
