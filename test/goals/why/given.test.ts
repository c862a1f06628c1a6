import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CheckOptions } from '../../../src/goals/check/options.js';
import type { WhyGiven } from '../../../src/goals/why/result.js';
import { whyWith } from '../../../src/goals/why/why.js';
import { plainView } from '../../../src/report/paint.js';
import { whyScreen } from '../../../src/report/why-screen.js';
import { recordedTable } from '../../support/class-index.js';
import { codedClass } from '../../support/coded-class.js';
import { memoryFiles } from '../../support/memory.js';
import { memoryWorld } from '../../support/memory-world.js';
import { tinyClass } from '../../support/tiny-class.js';

const base = tinyClass({ name: 'org/acme/Base', methods: [{ name: 'go', descriptor: '(I)V' }] });
const derived = tinyClass({
  name: 'org/acme/Derived',
  superName: 'org/acme/Base',
  methods: [{ name: 'stop', descriptor: '()V' }],
});

/** Two folders to look at, and one whose class calls what one of them lacks. */
const files = {
  '/work/old/org/acme/Base.class': base,
  '/work/old/org/acme/Derived.class': derived,
  '/work/old/org/acme/Extra.class': tinyClass({ name: 'org/acme/Extra' }),
  '/work/new/org/acme/Base.class': tinyClass({ name: 'org/acme/Base' }),
  '/work/new/org/acme/Derived.class': derived,
  '/work/user/org/user/Main.class': codedClass({
    name: 'org/user/Main',
    steps: [
      { call: ['org/acme/Derived', 'go', '(I)V'] },
      { call: ['org/acme/Extra', 'help', '()V'] },
    ],
  }),
};

async function ask(subject: string, change: Partial<CheckOptions> = {}): Promise<WhyGiven> {
  const { given } = await answer(subject, change);
  if (given === undefined) throw new Error('inputs were named');
  return given;
}

function answer(subject: string, change: Partial<CheckOptions>): ReturnType<typeof whyWith> {
  const world = memoryWorld({
    files: memoryFiles(files),
    platformTable: { read: () => new Uint8Array(readFileSync(recordedTable)) },
    // Folders are read here: nothing is left for a thread.
    tasks: {
      warmUp: () => undefined,
      run: () => Promise.resolve([]),
      turn: () => Promise.resolve(),
    },
  });
  return whyWith(world, subject, {
    consumers: ['/work/user'],
    on: ['/work/old'],
    against: [],
    beside: [],
    order: 'consumer-first',
    delegated: [],
    java: 8,
    platform: undefined,
    search: false,
    maven: {
      offline: true,
      update: false,
      settings: undefined,
      repositories: [],
      cacheFolder: '/home/me/cache',
      userProperties: {},
    },
    jdk: undefined,
    toolVersion: '0',
    ...change,
  });
}

describe('a class on a class path', () => {
  it('is found in its entry, and who names it is told', async () => {
    const { verdict, answers } = await ask('org.acme.Extra');
    expect(verdict).toBe('resolves');
    expect(answers).toMatchObject([
      {
        consumer: '/work/user',
        holder: { entry: '/work/old' },
        lookups: [{ answer: 'resolves', users: ['org.user.Main'] }],
      },
    ]);
  });

  it('is absent where no entry has it', async () => {
    const { verdict, answers } = await ask('org.acme.Extra', { on: ['/work/new'] });
    expect(verdict).toBe('absent');
    expect(answers).toMatchObject([
      {
        holder: undefined,
        lookups: [{ error: 'NoClassDefFoundError', users: ['org.user.Main'], cause: undefined }],
      },
    ]);
  });

  it('hides its later copies', async () => {
    const { answers } = await ask('org.acme.Base', { on: ['/work/old', '/work/new'] });
    expect(answers).toMatchObject([
      { holder: { entry: '/work/old' }, hidden: [{ entry: '/work/new' }] },
    ]);
  });

  it('may be the platform’s', async () => {
    const { answers } = await ask('java.util.List');
    expect(answers).toMatchObject([{ holder: { entry: 'the platform' } }]);
  });
});

// JVMS §5.4.3.3: a method is looked up in the class that is named, then in its superclasses.
describe('a member on a class path', () => {
  it('is found in a superclass, and by the reference to the subclass', async () => {
    const { answers } = await ask('org.acme.Derived#go');
    expect(answers).toMatchObject([
      {
        holder: { entry: '/work/old' },
        lookups: [
          {
            symbol: 'org.acme.Derived.go(I)V',
            answer: 'resolves',
            declaredBy: 'org.acme.Base',
            users: ['org.user.Main'],
          },
        ],
      },
    ]);
    const ofBase = await ask('org.acme.Base#go(I)V');
    expect(ofBase.answers[0]?.lookups[0]?.users).toEqual(['org.user.Main']);
  });

  it('is absent where the class is there without it, though it was there before', async () => {
    const change = { on: ['/work/new'], against: ['/work/old'] };
    const { answers } = await ask('org.acme.Derived#go(I)V', change);
    expect(answers[0]).toMatchObject({
      holder: { entry: '/work/new' },
      lookups: [{ answer: 'absent', before: 'resolves', error: 'NoSuchMethodError' }],
    });
  });

  it('is absent whoever asks for it, and what is there instead is told', async () => {
    const { answers } = await ask('org.acme.Base#go(J)V');
    expect(answers[0]?.lookups).toMatchObject([
      { answer: 'absent', error: 'NoSuchMethodError', instead: ['go(I)V'], users: [] },
    ]);
    const ofNoType = await ask('org.acme.Base#nope');
    expect(ofNoType.answers[0]?.lookups).toMatchObject([{ answer: 'absent', error: undefined }]);
  });

  it('is hidden with its class where an earlier copy lacks it, which can be put behind', async () => {
    const { answers } = await ask('org.acme.Derived#go(I)V', { on: ['/work/new', '/work/old'] });
    expect(answers[0]?.lookups[0]?.cause).toBeUndefined();
    const ofBase = await ask('org.acme.Base#go(I)V', { on: ['/work/new', '/work/old'] });
    expect(ofBase.answers[0]?.lookups[0]?.cause).toMatchObject({
      kind: 'shadowed',
      winner: '/work/new',
      loser: '/work/old',
    });
  });

  it('takes the error of its class where that is absent', async () => {
    const { answers } = await ask('org.acme.Extra#help()V', { on: ['/work/new'] });
    expect(answers[0]?.lookups).toMatchObject([{ error: 'NoClassDefFoundError' }]);
  });
});

it('fits on one screen however many consumers there are', async () => {
  const consumers = Array.from({ length: 30 }, () => '/work/user');
  const result = await answer('org.acme.Derived#go', { consumers });
  const screen = whyScreen(result, { ...plainView, verbose: false });
  expect(screen.split('\n').length).toBeLessThanOrEqual(24);
  expect(screen).toContain('declared by org.acme.Base');
});
