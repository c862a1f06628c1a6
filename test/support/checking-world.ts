import type { CheckOptions } from '../../src/goals/check/options.js';
import { checkGoal } from '../../src/goals/check/check.js';
import type { CheckResult } from '../../src/goals/check/result.js';
import type { World } from '../../src/goals/input/world.js';
import { codedClass } from './coded-class.js';
import { planningOptions, planningWorld } from './planning-world.js';
import type { ZipEntry } from './zip.js';
import { zip } from './zip.js';

/** `lib/A` or `org/User: lib/A.run lib/B.run`: a class with `static void run()` that calls those of others. */
export function classOf(drawing: string): ZipEntry {
  const [name = '', calls = ''] = drawing.split(':');
  const steps = calls
    .split(' ')
    .filter((call) => call !== '')
    .map((call) => {
      const [owner = '', member = ''] = call.split('.');
      return { call: [owner, member, '()V'] } as const;
    });
  return { path: `${name}.class`, content: codedClass({ name, steps }) };
}

/** Jars by path below the working folder; each a list of classes as `classOf` draws them, or what it is. */
export function checkingWorld(
  jars: Readonly<Record<string, readonly (string | ZipEntry)[] | Uint8Array>>,
): World {
  const files = Object.fromEntries(
    Object.entries(jars).map(([path, content]) => [
      path,
      content instanceof Uint8Array
        ? content
        : zip(content.map((one) => (typeof one === 'string' ? classOf(one) : one))),
    ]),
  );
  return planningWorld({ pom: '<project/>', artifacts: {}, files });
}

/** What the command line would ask without options. */
export function checkOptions(change: Partial<CheckOptions> = {}): CheckOptions {
  const { maven, toolVersion } = planningOptions();
  return {
    consumers: [],
    on: [],
    against: [],
    beside: [],
    order: 'consumer-first',
    delegated: [],
    java: 8,
    platform: undefined,
    maven,
    jdk: undefined,
    search: false,
    toolVersion,
    ...change,
  };
}

/** A check in such a world. */
export function checked(world: World, change: Partial<CheckOptions>): Promise<CheckResult> {
  return checkGoal(world, checkOptions(change));
}

/** `SYMBOL ERROR` of each group, and where it depends on an order what it says of that. */
export function brokenIn({ groups }: Pick<CheckResult, 'groups'>): readonly string[] {
  return groups.map(({ symbol, error, order }) => {
    if (order === undefined) return `${symbol} ${error}`;
    return `${symbol} ${error} ${order.in} ${order.first ?? '-'}`;
  });
}
