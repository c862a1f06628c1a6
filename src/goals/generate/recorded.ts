import type { Model } from '../../maven/pom/model.js';
import { readModel } from '../../maven/pom/read-model.js';
import { editPom } from '../../uber/generate/edit-pom.js';
import { modelDifferences } from '../../uber/generate/read-back.js';
import { pomTemplate, writePom } from '../../uber/generate/write-pom.js';
import type { Plan } from '../../uber/plan/plan.js';
import { apply } from '../../uber/upgrade/apply.js';
import type { World } from '../input/world.js';

/**
 * The second door: the POM that a plan's raw model says, through the template, with the plan's decisions and their
 * reasons in it. Read back as the first door is, but raw: parents are not asked, so that no network is needed.
 */
export function pomOfPlan({ templates }: Pick<World, 'templates'>, plan: Plan): Uint8Array {
  const plain = writePom(plan.model, templates.read(pomTemplate));
  requireSame(plan.model, readRaw(plain), plan);
  const effective = knownEffective(plan);
  const text = editPom(
    plain,
    {
      properties: {},
      rename: undefined,
      decisions: plan.decisions,
      relativePath: undefined,
      effective,
    },
    'pom.xml',
  );
  requireSame(apply(plan.model, plan.decisions, effective), readRaw(text), plan);
  return new TextEncoder().encode(text);
}

/** As much of the effective model as the plan holds: its raw model, what decisions repeat, the shade executions. */
function knownEffective({ model, shade, inherited }: Plan): Model {
  const shadePlugin = {
    groupId: 'org.apache.maven.plugins',
    artifactId: 'maven-shade-plugin',
    version: shade.version,
    inherited: undefined,
    extensions: undefined,
    configuration: undefined,
    dependencies: [],
    executions: shade.executions.map(({ id, configuration }) => ({
      id,
      phase: undefined,
      goals: [],
      inherited: undefined,
      configuration,
    })),
  };
  return {
    ...model,
    dependencies: [...model.dependencies, ...(inherited?.dependencies ?? [])],
    dependencyManagement: [...model.dependencyManagement, ...(inherited?.managed ?? [])],
    build: { ...model.build, plugins: [shadePlugin] },
  };
}

function readRaw(text: string): Model {
  return readModel({ text, location: 'pom.xml', folder: undefined, sha256: '' });
}

function requireSame(expected: Model, actual: Model, plan: Plan): void {
  const wrong = modelDifferences(expected, actual);
  if (wrong.length === 0) return;
  throw new Error(
    `the POM written from the plan of ${plan.module.artifactId} does not say what the plan says: ${wrong.slice(0, 10).join(', ')}`,
  );
}
