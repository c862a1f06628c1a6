export interface Measured {
  readonly seconds: number;
  readonly mebibytes: number;
}

export interface Limit {
  readonly seconds: number;
  readonly mebibytes?: number;
  /** How many times faster than Maven at least. */
  readonly ratio: number;
}

export interface Verdict {
  readonly name: string;
  readonly limit: Limit;
  readonly measured: Measured & { readonly ratio: number };
  readonly kept: boolean;
}

export function judge(
  rounds: readonly (Readonly<Record<string, Measured>> & { readonly maven: Measured })[],
  limits: Readonly<Record<string, Limit>>,
): readonly Verdict[];
export function median(numbers: readonly number[]): number;
