export interface Measured {
  readonly seconds: number;
  readonly mebibytes: number;
}

export interface Limit {
  /** The case of the same round that this one is compared with. */
  readonly than: string;
  readonly seconds: number;
  readonly mebibytes?: number;
  /** How many times as fast as the reference at least; left out where the reference has other work. */
  readonly faster?: number;
  /** How many times the memory the reference needs at least. */
  readonly leaner?: number;
}

export interface Verdict {
  readonly name: string;
  readonly limit: Limit;
  readonly measured: Measured & { readonly faster: number; readonly leaner: number };
  readonly kept: boolean;
}

export function judge(
  rounds: readonly Readonly<Record<string, Measured>>[],
  limits: Readonly<Record<string, Limit>>,
): readonly Verdict[];
export function median(numbers: readonly number[]): number;
