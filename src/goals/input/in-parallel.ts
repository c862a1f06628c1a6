/** Runs `work` on every input, at most `limit` at a time; answers in the order of the inputs. The first failure is thrown. */
export async function inParallel<Input, Output>(
  inputs: readonly Input[],
  limit: number,
  work: (input: Input) => Promise<Output>,
): Promise<readonly Output[]> {
  const outputs = new Map<number, Output>();
  let next = 0;
  async function worker(): Promise<void> {
    while (next < inputs.length) {
      const at = next;
      next += 1;
      for (const input of inputs.slice(at, at + 1)) outputs.set(at, await work(input));
    }
  }
  await Promise.all(Array.from({ length: Math.min(limit, inputs.length) }, worker));
  return [...outputs].sort(([a], [b]) => a - b).map(([, output]) => output);
}
