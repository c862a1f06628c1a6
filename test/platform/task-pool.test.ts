import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createTaskPool } from '../../src/platform/task-pool.js';

const entry = new URL('../fixtures/threads/answers.mjs', import.meta.url);

interface Task {
  readonly input: number;
  readonly output: number;
}

function numberOf(output: unknown): number {
  if (typeof output === 'number') return output;
  throw new TypeError('no number');
}

function open(size: number, file = entry) {
  type Table = Record<
    'double' | 'thread' | 'malformed' | 'bug' | 'exit' | 'throw' | 'hang' | 'text',
    Task
  > & { readonly count: { readonly input: Int32Array; readonly output: number } };
  const pool = createTaskPool<Table>(
    file,
    {
      count: numberOf,
      double: numberOf,
      thread: numberOf,
      malformed: numberOf,
      bug: numberOf,
      exit: numberOf,
      throw: numberOf,
      hang: numberOf,
      text: numberOf,
    },
    size,
  );
  onTestFinished(() => pool.close());
  return pool;
}

describe('a pool', () => {
  it('answers in the order of the inputs, however many there are', async () => {
    const pool = open(2);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer(), { maxLength: 20 }), async (inputs) => {
        expect(await pool.run('double', inputs)).toEqual(inputs.map((input) => input * 2));
      }),
      { numRuns: 20 },
    );
  });

  it('starts no more threads than it may, and as many as there is work for', async () => {
    const many = await open(2).run('thread', [2, 2, 2, 2, 2, 2]);
    expect(new Set(many).size).toBe(2);
    expect(new Set(await open(2).run('thread', [1])).size).toBe(1);
  });

  it('lets the threads go on while the thread that gave the work is busy', async () => {
    const pool = open(1);
    await pool.run('double', [0]);
    const counted = new Int32Array(new SharedArrayBuffer(4));
    const counting = pool.run('count', [counted, counted, counted]);
    // This thread does nothing else until all three are done.
    for (const done of [0, 1, 2]) Atomics.wait(counted, 0, done, 5000);
    expect(Atomics.load(counted, 0)).toBe(3);
    expect(await counting).toEqual([1, 2, 3]);
  });

  it('gets to know what threads answered while this thread was busy, when it lets them in', async () => {
    const pool = open(1);
    await pool.run('double', [0]);
    const counted = new Int32Array(new SharedArrayBuffer(4));
    const answers: (readonly number[])[] = [];
    void pool.run('count', [counted]).then((answer) => answers.push(answer));
    Atomics.wait(counted, 0, 0, 5000);
    // No timer and no other event: microtasks alone would wait for ever.
    for (let turns = 0; turns < 100_000 && answers.length === 0; turns++) await pool.turn();
    expect(answers).toEqual([[1]]);
  });

  it('starts its threads once, however often it is warmed up, and none once it is closed', async () => {
    const pool = open(2);
    pool.warmUp('double', 1);
    pool.warmUp('double', 1);
    expect(new Set(await pool.run('thread', [2, 2, 2, 2, 2, 2])).size).toBe(2);
    await pool.close();
    pool.warmUp('double', 1);
    await expect(pool.run('double', [1])).rejects.toThrow('the pool was closed');
  });

  it('has each thread do once what it is warmed up with, and tells nobody what fails there', async () => {
    const pool = open(3);
    const counted = new Int32Array(new SharedArrayBuffer(4));
    pool.warmUp('count', counted);
    pool.warmUp('malformed', 1);
    await vi.waitFor(() => expect(Atomics.load(counted, 0)).toBe(3), 5000);
    expect(await pool.run('double', [1, 2])).toEqual([2, 4]);
    expect(Atomics.load(counted, 0)).toBe(3);
  });

  it('runs batches side by side', async () => {
    const pool = open(2);
    const batches = await Promise.all([1, 2, 3].map((n) => pool.run('double', [n, n + 10])));
    expect(batches).toEqual([
      [2, 22],
      [4, 24],
      [6, 26],
    ]);
  });
});

describe('what fails in a thread', () => {
  it('as a stop error keeps its code, place and advice', async () => {
    await expect(open(1).run('malformed', [1])).rejects.toMatchObject({
      kind: 'format',
      code: 'jar.truncated',
      message: 'cut off',
      place: { file: 'a.jar', offset: 7 },
      advice: 'fetch it again',
    });
  });

  it('as a bug keeps its stack', async () => {
    await expect(open(1).run('bug', [1])).rejects.toMatchObject({
      message: 'oops',
      stack: 'where it happened',
    });
  });

  it('is told where an answer is not what was promised', async () => {
    await expect(open(1).run('text', [1])).rejects.toThrow('no number');
  });

  it('leaves the thread at work', async () => {
    const pool = open(1);
    await pool.run('malformed', [1]).catch(() => {});
    expect(await pool.run('double', [4])).toEqual([8]);
  });
});

describe('a thread that dies', () => {
  it.each([
    ['exit', 'a thread ended with code 3'],
    ['throw', 'not caught'],
  ] as const)('by %s fails its input, and another takes the rest', async (task, message) => {
    const pool = open(1);
    const dead = expect(pool.run(task, [1])).rejects.toThrow(message);
    expect(await pool.run('double', [4, 5])).toEqual([8, 10]);
    await dead;
  });

  it('before it could start fails every input, and the pool ends', async () => {
    const pool = open(2, new URL('no-such-thread.mjs', entry));
    await expect(pool.run('double', [1, 2, 3, 4])).rejects.toThrow(/no-such-thread/);
  });
});

describe('closing', () => {
  it('fails what is at work and what waits, and starts nothing more', async () => {
    const pool = open(1);
    const working = expect(pool.run('hang', [1])).rejects.toThrow('the pool was closed');
    const waiting = expect(pool.run('double', [1])).rejects.toThrow('the pool was closed');
    await pool.close();
    await Promise.all([working, waiting]);
    await expect(pool.run('double', [1])).rejects.toThrow('the pool was closed');
  });
});
