/**
 * A pure machine that asks for what it lacks: it yields a batch of needs, is resumed with the answers in the
 * same order, and returns its result. Only the driver does I/O, so a test drives it from a table.
 * (The idea is coursier's `ResolutionProcess`; a generator keeps the state that they keep by hand.)
 */
export type Machine<Need, Answer, Result> = Generator<readonly Need[], Result, readonly Answer[]>;
