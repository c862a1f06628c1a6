import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkCases, knownLimits, neverRun } from './check-cases.js';
import { obtainJars } from './support/artifacts.js';
import type { Judgement } from './support/linkage-judgement.js';
import { drawSites, isRight, judge } from './support/linkage-judgement.js';
import type { Oracle } from './support/linkage-oracle.js';
import { openOracle } from './support/linkage-oracle.js';
import type { JudgedPath, Site } from './support/linkage-sites.js';
import { judgedPath, referenceText } from './support/linkage-sites.js';
import { workFolder } from './support/programs.js';
import { randomOf, seedOfRun } from './support/seed.js';
import { releasedUber, upgradedUber } from './support/upgraded-uber.js';

const FINDINGS_PER_CASE = Number(process.env['UBERPLAN_SITES'] ?? 150);
const RESOLVED_PER_CASE = FINDINGS_PER_CASE;
const CONTROLS_PER_CASE = 12;
const LEAST_AGREEMENT = 0.99;

const work = workFolder('check-jvm');
const seed = seedOfRun();

interface CaseJudgement extends Judgement {
  readonly case: string;
  readonly isRight: boolean;
}

describe('what a check foretells is what a JVM does', () => {
  let oracle: Oracle;
  const cases: { readonly name: string; readonly path: JudgedPath }[] = [];
  let judged: readonly CaseJudgement[] = [];

  beforeAll(async () => {
    console.log(`seed ${seed}`);
    oracle = await openOracle(work);
    const ubers = {
      released: await releasedUber(join(work, 'released')),
      upgraded: await upgradedUber(),
    };
    for (const { name, classPath, child, asked } of checkCases) {
      const filesOf = (words: readonly string[]): Promise<readonly string[]> =>
        Promise.all(
          words.map(async (word) => {
            if (word === 'released' || word === 'upgraded') return ubers[word];
            return (await obtainJars([word], join(work, name)))[0] ?? '';
          }),
        );
      const loader =
        child === undefined ? undefined : { ...child, jars: await filesOf(child.classPath) };
      const path = judgedPath({ jars: await filesOf(classPath), child: loader }, asked);
      cases.push({ name, path });
    }
    const all: CaseJudgement[] = [];
    for (const { name, path } of cases) {
      const random = randomOf(`${seed} ${name}`);
      const sites = [
        ...drawSites(path.findingStrata, FINDINGS_PER_CASE, random, neverRun),
        ...drawSites(path.resolvedStrata, RESOLVED_PER_CASE, random, neverRun),
      ];
      for (const one of await judge(oracle, path, sites, random))
        all.push({ ...one, case: name, isRight: isRight(path, one) });
    }
    judged = all;
    console.log(
      agreementTable(
        judged,
        cases.flatMap(({ path }) => path.findings),
      ),
    );
    for (const one of judged) if (!one.isRight) console.log(`differs: ${differenceText(one)}`);
  });

  test('for enough sites of each kind, half of them members', () => {
    for (const isFound of [true, false]) {
      const sites = judged
        .map(({ site }) => site)
        .filter(({ predicted }) => (predicted === 'resolved') !== isFound);
      expect(sites.length).toBeGreaterThanOrEqual(200);
      expect(sites.filter(isMember).length).toBeGreaterThanOrEqual(sites.length / 2);
    }
  });

  test('for 99 of 100 sites of each kind, and for all but those that are listed', () => {
    const differing = judged.filter((one) => !one.isRight);
    const unlisted = differing.filter((one) => !isListed(one)).map(differenceText);
    expect(unlisted).toEqual([]);
    const again = judged.filter((one) => one.isRight && isListed(one)).map(differenceText);
    expect(again).toEqual([]);
    for (const [kind, { agreed, all }] of agreement(judged))
      expect([kind, agreed / all >= LEAST_AGREEMENT]).toEqual([kind, true]);
  });

  test('and the JVM says so where a member has a name that nobody gave it', async () => {
    for (const { name, path } of cases) {
      const random = randomOf(`${seed} ${name} control`);
      const strata = path.resolvedStrata.filter((stratum) => stratum.isMember);
      const renamed = drawSites(strata, 2 * CONTROLS_PER_CASE, random, neverRun).flatMap((site) => {
        const { reference } = site;
        if (reference.kind === 'class' || reference.name === '<init>') return [];
        const predicted = reference.kind === 'field' ? 'NoSuchFieldError' : 'NoSuchMethodError';
        return [{ ...site, predicted, reference: { ...reference, name: 'unheardOf' } }];
      });
      const judgements = await judge(oracle, path, renamed, random);
      expect(judgements.length).toBeGreaterThan(CONTROLS_PER_CASE);
      const wrong = judgements.filter((one) => !isRight(path, one));
      expect([name, wrong.map(({ site }) => siteText(site))]).toEqual([name, []]);
    }
  });

  test('where each finding is something that the constant pool of its class names', async () => {
    for (const { name, path } of cases) {
      const asked = path.findings.filter(
        ({ role }) => role === 'reference' || role === 'supertype',
      );
      const answers = await oracle(
        path,
        asked.map(({ source, reference }) => ({ mode: 'constant', source, ...reference })),
      );
      const unnamed = asked.filter((_, at) => answers[at]?.outcome !== 'there').map(siteText);
      expect([name, unnamed]).toEqual([name, []]);
    }
  });

  test('where no finding is a type that only a descriptor names', async () => {
    let count = 0;
    for (const { name, path } of cases) {
      const sources = [...new Set(path.findings.map(({ source }) => source))];
      const answers = await oracle(
        path,
        sources.map((source) => ({ mode: 'descriptors', source })),
      );
      const inDescriptors = new Map(
        sources.map((source, at) => [source, new Set(answers[at]?.detail.split(' '))]),
      );
      for (const types of inDescriptors.values()) count += types.size;
      const told = path.findings.filter(
        ({ source, reference }) =>
          reference.kind === 'class' && inDescriptors.get(source)?.has(reference.owner) === true,
      );
      expect([name, told.map(siteText)]).toEqual([name, []]);
    }
    expect(count).toBeGreaterThan(100);
  });
});

function isMember({ reference }: Site): boolean {
  return reference.kind !== 'class';
}

function isListed({ case: name, site }: CaseJudgement): boolean {
  return knownLimits.some(
    (limit) =>
      limit.case === name &&
      limit.source === site.source &&
      limit.reference === referenceText(site.reference),
  );
}

function agreement(
  judged: readonly CaseJudgement[],
): ReadonlyMap<string, { readonly agreed: number; readonly all: number }> {
  const kinds = new Map<string, { agreed: number; all: number }>();
  for (const one of judged) {
    const kind = kindOf(one.site);
    const counts = kinds.get(kind) ?? { agreed: 0, all: 0 };
    counts.all += 1;
    if (one.isRight) counts.agreed += 1;
    kinds.set(kind, counts);
  }
  return kinds;
}

function agreementTable(judged: readonly CaseJudgement[], findings: readonly Site[]): string {
  const all = new Map<string, number>();
  for (const finding of findings) all.set(kindOf(finding), (all.get(kindOf(finding)) ?? 0) + 1);
  const rows = [...agreement(judged)].sort(([a], [b]) => (a < b ? -1 : 1));
  return rows
    .map(([kind, counts]) => {
      const drawnFrom = all.has(kind) ? `, drawn from ${all.get(kind)}` : '';
      return `${kind.padEnd(40)}${counts.agreed} of ${counts.all}${drawnFrom}`;
    })
    .join('\n');
}

/** What was foretold, and of what. */
function kindOf(site: Site): string {
  return `${site.predicted} ${isMember(site) ? 'member' : 'class'}`;
}

function siteText({ source, role, reference, predicted }: Site): string {
  return `${source} ${role} ${referenceText(reference)}: ${predicted}`;
}

function differenceText({ site, answers, ...rest }: CaseJudgement): string {
  const said = answers.map(({ op, outcome, detail }) => `${op} → ${outcome} (${detail})`);
  return `${rest.case}: ${siteText(site)}; ${said.join('; ')}`;
}
