/** One step of the only method of such a class. */
export type CodeStep =
  | { readonly load: string }
  | { readonly push: number }
  | { readonly call: readonly [owner: string, name: string, descriptor: string] };

/** A class with one static method, `run()V`, which jumps over its steps where a constant is 0. */
export interface CodedClass {
  readonly name: string;
  readonly access?: number;
  readonly superName?: string;
  readonly field?: { readonly name: string; readonly type: string; readonly signature?: string };
  readonly steps?: readonly CodeStep[];
  /** Constants in front that nothing uses: with more than 255, strings need `ldc_w`, and the jump is longer. */
  readonly padding?: number;
  /** Lines for a `LineNumberTable`. */
  readonly lines?: number;
}

/** The bytes of such a class (JVMS §4.1), of Java 6, which needs no frames. */
export function codedClass(spec: CodedClass): Buffer {
  const pool = new Pool(spec.padding ?? 0);
  const body: number[] = [];
  const u2 = (...values: readonly number[]): void => {
    for (const value of values) body.push((value >> 8) & 0xff, value & 0xff);
  };
  u2(spec.access ?? 0x21, pool.type(spec.name), pool.type(spec.superName ?? 'java/lang/Object'), 0);
  const { field } = spec;
  u2(field === undefined ? 0 : 1);
  if (field !== undefined) {
    u2(2, pool.utf8(field.name), pool.utf8(`L${field.type};`));
    u2(field.signature === undefined ? 0 : 1);
    if (field.signature !== undefined) u2(pool.utf8('Signature'), 0, 2, pool.utf8(field.signature));
  }
  const steps = (spec.steps ?? []).flatMap((step) => codeOf(pool, step));
  const code = [0x03, 0x99, 0, steps.length + 3, ...steps, 0xb1]; // iconst_0, ifeq, …, return
  const lines = spec.lines === undefined ? [] : [spec.lines];
  u2(1, 9, pool.utf8('run'), pool.utf8('()V'), 1);
  u2(pool.utf8('Code'), 0, 12 + code.length + lines.length * 12, 4, 0, 0, code.length);
  body.push(...code);
  u2(0, lines.length); // no handlers
  for (const line of lines) u2(pool.utf8('LineNumberTable'), 0, 6, 1, 0, line);
  u2(0);
  return Buffer.concat([
    Buffer.from([0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 50]),
    pool.bytes(),
    Buffer.from(body),
  ]);
}

function codeOf(pool: Pool, step: CodeStep): readonly number[] {
  if ('push' in step) return [0x10, step.push, 0x57]; // bipush, pop
  if ('call' in step) {
    const index = pool.method(...step.call);
    return [0xb8, index >> 8, index & 0xff]; // invokestatic
  }
  const index = pool.string(step.load);
  return index > 0xff ? [0x13, index >> 8, index & 0xff, 0x57] : [0x12, index, 0x57]; // ldc_w or ldc, pop
}

/** Constants in the order in which they are asked for. */
class Pool {
  readonly #constants: Buffer[];
  readonly #known = new Map<string, number>();

  constructor(padding: number) {
    this.#constants = Array.from({ length: padding }, (_, i) => Buffer.from([3, 0, 0, i >> 8, i]));
  }

  utf8(text: string): number {
    const bytes = Buffer.from(text);
    return this.#add(Buffer.concat([Buffer.from([1, bytes.length >> 8, bytes.length]), bytes]));
  }

  type(name: string): number {
    return this.#pair(7, this.utf8(name));
  }

  string(text: string): number {
    return this.#pair(8, this.utf8(text));
  }

  method(owner: string, name: string, descriptor: string): number {
    const nameAndType = this.#pair(12, this.utf8(name), this.utf8(descriptor));
    return this.#pair(10, this.type(owner), nameAndType);
  }

  bytes(): Buffer {
    const count = this.#constants.length + 1;
    return Buffer.concat([Buffer.from([count >> 8, count]), ...this.#constants]);
  }

  #pair(tag: number, ...indexes: readonly number[]): number {
    return this.#add(Buffer.from([tag, ...indexes.flatMap((index) => [index >> 8, index])]));
  }

  #add(bytes: Buffer): number {
    const key = bytes.toString('latin1');
    const known = this.#known.get(key) ?? this.#constants.push(bytes);
    this.#known.set(key, known);
    return known;
  }
}
