import { describe, expect, it } from 'vitest';
import type { PlanResult } from '../../../src/goals/plan/plan.js';
import { planGoal } from '../../../src/goals/plan/plan.js';
import { planningOptions, planningWorld } from '../../support/planning-world.js';
import { pomText } from '../../support/shading-module.js';
import { tinyClass } from '../../support/tiny-class.js';
import type { ZipEntry } from '../../support/zip.js';

const service = 'META-INF/services/java.nio.file.spi.FileSystemProvider';
const problem = 'upgrade.service-without-provider';

const names = (...providers: readonly string[]): ZipEntry => {
  return { path: service, content: providers.map((name) => `${name}\n`).join('') };
};
const classOf = (name: string): ZipEntry => {
  return { path: `${name}.class`, content: tinyClass({ name }) };
};

/** Plans a module from version 1 of its one dependency to version 2. */
function upgraded(old: readonly ZipEntry[], now: readonly ZipEntry[]): Promise<PlanResult> {
  const pom = pomText({
    properties: '<lib.version>1</lib.version>',
    dependencies: ['org.acme:lib:${lib.version}'],
  });
  const artifacts = { 'org.acme:lib:1': old, 'org.acme:lib:2': now };
  const world = planningWorld({ pom, artifacts });
  return planGoal(world, planningOptions({ set: { 'lib.version': '2' } }));
}

/**
 * A service file that names a class which is not there. `java.util.ServiceLoader` (JDK 9 on:
 * `LazyClassPathLookupIterator.nextProviderClass`; JDK 8: `LazyIterator.nextService`) loads the name with
 * `Class.forName`, and on `ClassNotFoundException` throws `ServiceConfigurationError`, "Provider … not found", at whoever
 * iterates: here `FileSystemProvider.installedProviders`, at the first use of any other file system. What the old jar
 * did well the new one must do, and with the file left out `ServiceLoader` finds no provider and throws nothing.
 */
describe('a service provider that an upgrade loses', () => {
  const file = names('org.acme.Disk');
  const disk = classOf('org/acme/Disk');

  it('is told, and its service file is left out of the new jar', async () => {
    const { plan, entries } = await upgraded([file, disk], [file, classOf('org/acme/Other')]);
    expect(plan.decisions).toMatchObject([
      {
        kind: 'filter',
        artifact: { groupId: 'org.acme', artifactId: 'lib' },
        excludes: [service],
        evidence: { rule: 'service-without-provider', provider: 'org.acme.Disk' },
      },
    ]);
    const paths = entries().map(({ path }) => path);
    expect(paths).toContain('org/acme/Other.class');
    expect(paths).not.toContain(service);
    expect(plan.problems.map(({ code }) => code)).not.toContain(problem);
  });

  it('is only told where the old jar lacked it as well: nobody can have used it', async () => {
    const { plan, entries } = await upgraded([file], [file, disk].slice(0, 1));
    expect(plan.decisions).toEqual([]);
    expect(plan.problems).toContainEqual(
      expect.objectContaining({ code: problem, provider: 'org.acme.Disk', before: true }),
    );
    expect(entries().map(({ path }) => path)).toContain(service);
  });

  it('is only told where the same file names one that is there, which a filter would lose', async () => {
    const both = names('org.acme.Disk', 'org.acme.Tape');
    const tape = classOf('org/acme/Tape');
    const { plan } = await upgraded([both, disk, tape], [both, tape]);
    expect(plan.decisions).toEqual([]);
    expect(plan.problems).toContainEqual(
      expect.objectContaining({ code: problem, provider: 'org.acme.Disk', before: false }),
    );
  });

  it('is none where the new jar has the class', async () => {
    const { plan } = await upgraded([file, disk], [file, disk]);
    expect(plan.decisions).toEqual([]);
    expect(plan.problems.map(({ code }) => code)).not.toContain(problem);
  });
});
