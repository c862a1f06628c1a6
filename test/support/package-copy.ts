import { cpSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { planGoal } from '../../src/goals/plan/plan.js';
import type { Plan } from '../../src/uber/plan/plan.js';
import { writePlan } from '../../src/uber/plan/write-plan.js';
import type { Scene } from './planning-world.js';
import { planningOptions, planningWorld } from './planning-world.js';
import { layOut } from './shading-module.js';

/**
 * A copy of this package, built, whose only recorded plan is that of `org.acme:acme-uber`, planned here. Answers the program
 * to start.
 */
export async function packageWithPlan(
  folder: string,
  scene: Scene,
  stopgap?: Plan['stopgap'],
): Promise<string> {
  const planned = await planGoal(planningWorld(scene), planningOptions());
  const plan = { ...planned.plan, stopgap };
  for (const part of ['dist', 'templates', 'platform', 'package.json'])
    cpSync(part, join(folder, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  layOut(folder, { 'plans/acme-uber.plan.json': writePlan(plan) });
  return join(folder, 'dist/cli/main.js');
}

/** What its POM says that moves one package. */
export function relocation(pattern: string, shadedPattern: string): string {
  return `<relocations><relocation><pattern>${pattern}</pattern><shadedPattern>${shadedPattern}</shadedPattern></relocation></relocations>`;
}
