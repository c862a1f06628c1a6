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

type ByCode = {
  readonly [Code in ProblemCode]: { readonly code: Code } & Extract<
    Problem,
    { readonly code: Code }
  >;
};

const words: { readonly [Code in ProblemCode]: ProblemWords<ByCode[Code]> } = catalogue;

/** Says a problem in the catalogue's words. */
export function tell(problem: Problem): ToldProblem {
  return tellOne(problem.code, problem);
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
