import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { comparisonCases } from './check-cases.js';
import { obtainJars } from './support/artifacts.js';
import type { ComparedCase } from './support/comparison-page.js';
import { caseSection, comparisonPage } from './support/comparison-page.js';
import { oneSided, ownLacks, peerLacks, unknownKeys } from './support/comparison.js';
import type { Oracle } from './support/linkage-oracle.js';
import { openOracle } from './support/linkage-oracle.js';
import { judgedPath } from './support/linkage-sites.js';
import type { AskPeer } from './support/peers.js';
import { openPeer, peers } from './support/peers.js';
import { workFolder } from './support/programs.js';
import { randomOf } from './support/seed.js';
import { releasedUber, upgradedUber } from './support/upgraded-uber.js';

const SAMPLE = 60;
const nobody: ReadonlySet<string> = new Set();
const page = new URL('../../docs/comparison.md', import.meta.url);

/** With UBERPLAN_RECORD=1 all cases are compared and `docs/comparison.md` is written anew. */
const isRecording = process.env['UBERPLAN_RECORD'] === '1';

/** The page has to come out the same whoever makes it. */
const seed = 'comparison';

const work = workFolder('comparison');
const cases = comparisonCases.filter(({ isRepeated }) => isRecording || isRepeated);

describe('what other tools find', () => {
  let oracle: Oracle;
  const ask = new Map<string, AskPeer>();
  const ubers = new Map<string, string>();
  const compared: ComparedCase[] = [];

  beforeAll(async () => {
    oracle = await openOracle(work);
    for (const peer of peers) ask.set(peer.name, await openPeer(peer, join(work, peer.main)));
    ubers.set('released', await releasedUber(join(work, 'released')));
    if (cases.some(({ classPath }) => classPath.includes('upgraded')))
      ubers.set('upgraded', await upgradedUber());
    for (const one of cases) {
      compared.push(await compare(one));
      if (isRecording) writeFileSync(page, comparisonPage(compared));
    }
  });

  async function compare({
    name,
    classPath,
  }: (typeof comparisonCases)[number]): Promise<ComparedCase> {
    const folder = join(work, name.replaceAll(/\W+/g, '-'));
    const jars: string[] = [];
    for (const word of classPath)
      jars.push(ubers.get(word) ?? (await obtainJars([word], folder))[0] ?? '');
    const path = judgedPath({ jars }, 0);
    const needed = ownLacks(path, false);
    const own = ownLacks(path, true);
    const unknown = unknownKeys(path);
    const random = randomOf(`${seed} ${name}`);
    const sides: ComparedCase['peers'][number][] = [];
    for (const peer of peers) {
      const told = peerLacks((await ask.get(peer.name)?.(jars)) ?? []);
      sides.push({
        peer,
        told,
        onlyOurs: await oneSided(oracle, path, [own, told, nobody], SAMPLE, random),
        onlyTheirs: await oneSided(oracle, path, [told, own, unknown], SAMPLE, random),
      });
    }
    return { name, jars: jars.map((jar) => basename(jar)), own, needed, peers: sides };
  }

  test('is what the page says', () => {
    const text = readFileSync(page, 'utf8');
    expect(compared.length).toBeGreaterThan(0);
    for (const one of compared) expect(text).toContain(caseSection(one));
  });

  test('and the JVM refuses all that they do not find', () => {
    for (const { name, peers: sides } of compared)
      for (const { peer, onlyOurs } of sides) {
        const wrong = onlyOurs.verdicts.filter(({ verdict }) => verdict !== 'refused');
        expect([name, peer.name, wrong]).toEqual([name, peer.name, []]);
      }
  });

  test('and it refuses nothing that only they find', () => {
    for (const { name, peers: sides } of compared)
      for (const { peer, onlyTheirs } of sides) {
        const missed = onlyTheirs.verdicts.filter(({ verdict }) => verdict === 'refused');
        expect([name, peer.name, missed]).toEqual([name, peer.name, []]);
      }
  });
});
