import { expect, test } from 'vitest';
import { checkReports } from '../../src/report/check-reports.js';
import { checkScreen } from '../../src/report/check-screen.js';
import { plainView } from '../../src/report/paint.js';
import type { OrderDependence } from '../../src/goals/check/result.js';
import { aCheck, aGroup } from '../support/checks.js';
import { memoryWorld } from '../support/memory-world.js';

const tool = { name: 'uberplan', version: '0.1.0' } as const;

/** The screen and every report of a check whose only finding depends on an order. */
function tellings(order: OrderDependence): readonly string[] {
  const result = aCheck({ verdict: 'breaks', groups: [aGroup('org.acme.A', { order })] });
  const reports = checkReports(result, tool, memoryWorld().templates);
  const screen = checkScreen(
    result,
    { ...plainView, width: 300 },
    { all: false, baselined: false },
  );
  return [screen, ...Object.values(reports).map((report) => report())];
}

test('what breaks in one order of lib/* alone says where, in every format', () => {
  for (const text of tellings({ in: 'lib/*', first: 'lib/b.jar' }))
    expect(text).toContain('only where lib/b.jar comes first');
});

test('it names the folder where no single jar decides', () => {
  for (const text of tellings({ in: 'lib/x' }))
    expect(text).toContain('depends on the order in lib/x');
});
