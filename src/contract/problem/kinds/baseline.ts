/** Findings of the area `baseline`: lines of a baseline that do not do what they are for. Each names them all. */
export type BaselineProblem =
  /** Text that is no line of a baseline. */
  | ({ readonly code: 'baseline.malformed' } & BaselineLines)
  /** Ids of a form that is never written: nothing can have them. */
  | ({ readonly code: 'baseline.unknown-id' } & BaselineLines)
  /** A finding that nobody gave a reason for is not absorbed. */
  | ({ readonly code: 'baseline.without-reason' } & BaselineLines)
  /** Their day is over: what they absorbed is told again. */
  | ({ readonly code: 'baseline.expired' } & BaselineLines)
  /** The consumer was checked, and does not have the finding. */
  | ({ readonly code: 'baseline.stale' } & BaselineLines)
  /** A line says what one before it says. */
  | ({ readonly code: 'baseline.repeated' } & BaselineLines)
  /** A pattern absorbs more than one finding. */
  | ({ readonly code: 'baseline.over-broad'; readonly absorbed: number } & BaselineLines);

/** The lines of a file that a problem is about. */
export interface BaselineLines {
  readonly file: string;
  /** From 1, ascending; never empty. */
  readonly lines: readonly number[];
  /** What stands there first: id and consumer, of each line; of a malformed one its beginning. */
  readonly subjects: readonly string[];
}
