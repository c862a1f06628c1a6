import { describe, expect, test } from 'vitest';
import type { ShadeExecutionRecord } from '../../../src/uber/plan/plan.js';
import type { WrittenByShade } from '../../../src/uber/patch/jar-relocation.js';
import { jarRelocation } from '../../../src/uber/patch/jar-relocation.js';
import { relocating } from '../../support/relocations.js';

type Parameters = Readonly<Record<string, string>>;

/** An execution that relocates `com.lib`, or nothing, with further parameters. */
function execution(
  id: string,
  shaded: string | undefined,
  parameters: Parameters,
): ShadeExecutionRecord {
  const moving = shaded === undefined ? undefined : relocating('com.lib', shaded).configuration;
  const own = Object.entries(parameters).map(([name, value]) => ({
    name,
    value,
    attributes: {},
    children: [],
  }));
  return {
    id,
    jarName: `${id}.jar`,
    configuration: {
      name: 'configuration',
      value: undefined,
      attributes: {},
      children: [...(moving?.children ?? []), ...own],
    },
  };
}

const attached = (classifier: string): Parameters => ({
  shadedArtifactAttached: 'true',
  shadedClassifierName: classifier,
});
const main = execution('main', 'one.com.lib', {});
const optional = execution('optional', 'two.com.lib', attached('optional'));
const other = execution('other', 'three.com.lib', attached('other'));
const plain = execution('plain', undefined, attached('plain'));
const elsewhere = execution('elsewhere', 'four.com.lib', { outputFile: 'target/far.jar' });

/** What becomes of `com/lib/A` by each route, in order. */
function routes(
  executions: readonly ShadeExecutionRecord[],
  classifier: WrittenByShade['classifier'],
  held: readonly string[] = [],
): readonly string[] {
  return relocation(executions, classifier, held).routes.map(({ mapPath }) => mapPath('com/lib/A'));
}

function relocation(
  executions: readonly ShadeExecutionRecord[],
  classifier: WrittenByShade['classifier'],
  held: readonly string[] = [],
) {
  const module = { groupId: 'org.acme', artifactId: 'tool', version: '1.0', packaging: 'jar' };
  return jarRelocation(
    { module, shade: { version: '3.6.0', executions } },
    {
      classifier,
      holdsUnder: (prefix) => held.some((path) => path.startsWith(prefix)),
    },
  );
}

/**
 * `ShadeMojo.execute` of 3.6.0: only a jar that is neither attached nor written elsewhere replaces the file of the main
 * artifact, which the next execution starts from. Built with Maven 3.8.7: of a module with `main` and `optional`, the main
 * jar holds `one/…` alone; the attached one holds `one/…`, to which the module's own classes link, and `two/…`.
 */
describe('the relocation of a jar whose classifier is known', () => {
  test.each([
    ['is that of the execution that attaches it', [optional, other], 'other', ['three/com/lib/A']],
    ['is none for a main artifact that no execution replaces', [optional, other], '', []],
    [
      'is that of the execution that replaces the main artifact',
      [main, optional],
      '',
      ['one/com/lib/A'],
    ],
    [
      'is that of the attached jar alone where the main artifact is replaced later',
      [optional, main],
      'optional',
      ['two/com/lib/A'],
    ],
    ['is none for a jar that nothing was moved in', [optional, plain], 'plain', []],
    [
      'has what an execution before it did to the main artifact, after its own',
      [main, plain],
      'plain',
      ['one/com/lib/A'],
    ],
  ] as const)('%s', (_, executions, classifier, expected) => {
    expect(routes(executions, classifier)).toEqual(expected);
  });

  test('goes through both where the main artifact was moved to what the second moves', () => {
    const again = {
      ...optional,
      configuration: relocatingAgain('one.com.lib', 'two.one.com.lib', attached('optional')),
    };
    expect(routes([main, again], 'optional')).toEqual(['com/lib/A', 'two/one/com/lib/A']);
    const [, both] = relocation([main, again], 'optional').routes;
    expect(both?.mapString('com.lib.A')).toBe('two.one.com.lib.A');
    expect(both?.changes('com.lib.A', 'string')).toBe(true);
    expect(both?.changes('com.other.A', 'string')).toBe(false);
  });

  test('is the last of two that are attached alike, whose file lies over that of the first', () => {
    const second = execution('second', 'five.com.lib', attached('optional'));
    expect(routes([optional, second], 'optional')).toEqual(['five/com/lib/A']);
  });

  test('is not that of a jar which is written elsewhere and is no artifact', () => {
    expect(routes([main, elsewhere], '')).toEqual(['one/com/lib/A']);
  });
});

test('the attached jar of a module whose main jar was moved before went through either', () => {
  expect(routes([main, optional], 'optional')).toEqual(['two/com/lib/A', 'one/com/lib/A']);
  expect(routes([main, optional], '')).toEqual(['one/com/lib/A']);
});

describe('the relocation of a jar of which only the file is known', () => {
  test.each([
    ['is that whose prefix it holds', [optional, other], ['three/com/lib/A'], ['three/com/lib/A']],
    ['is none where it holds no such prefix', [optional, other], ['com/lib/A'], []],
    [
      'is that of the file written elsewhere',
      [optional, elsewhere],
      ['four/com/lib/A'],
      ['four/com/lib/A'],
    ],
    [
      'goes through two where it holds the prefixes of both',
      [main, optional],
      ['one/com/lib/A', 'two/com/lib/B'],
      ['two/com/lib/A', 'one/com/lib/A'],
    ],
    [
      'goes through the first where it holds that prefix alone',
      [main, optional],
      ['one/com/lib/A'],
      ['one/com/lib/A'],
    ],
  ] as const)('%s', (_, executions, held, expected) => {
    const found = relocation(executions, undefined, held);
    expect(found.unclear).toEqual([]);
    expect(routes(executions, undefined, held)).toEqual(expected);
  });

  test('is unclear where two executions move to the prefix that it holds, and differ', () => {
    const alike = {
      ...execution('alike', undefined, {}),
      configuration: relocatingAgain('com.lib.inner', 'two.com.lib.inner', attached('alike')),
    };
    const found = relocation([optional, alike], undefined, ['two/com/lib/inner/A']);
    expect(found.unclear).toEqual(['optional', 'alike']);
    expect(found.routes).toHaveLength(2);
  });
});

function relocatingAgain(pattern: string, shaded: string, parameters: Parameters) {
  const { configuration } = execution('again', undefined, parameters);
  const moving = relocating(pattern, shaded).configuration;
  if (configuration === undefined || moving === undefined) throw new Error('no configuration');
  return { ...configuration, children: [...moving.children, ...configuration.children] };
}
