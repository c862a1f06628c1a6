/** Work that goes on while others are waited for: who awaits it later gets the error, if there is one. */
export function begun<Result>(work: Promise<Result>): Promise<Result> {
  work.catch(() => undefined);
  return work;
}
