import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepDownloads } from './keep-downloads.mjs';
import { measure } from './measure.mjs';
import { coordinates, copyDefinition, main, mavenPackage, must, upgrade } from './worked-case.mjs';

const limits = {
  first: { than: 'maven', seconds: 8, mebibytes: 900, faster: 6 },
  changed: { than: 'maven', seconds: 3, faster: 12 },
  unchanged: { than: 'maven', seconds: 0.6, faster: 12 },
};

/**
 * How long the upgrade plan of the worked case takes, and how many times faster it is than building the same module
 * with Maven. What the local repository lacks is downloaded once, before the rounds: each begins with a cache that holds
 * those downloads and nothing derived.
 */
export function* benchPlan({ folder, rounds: count }) {
  const module = join(folder, 'module');
  copyDefinition(module);
  const built = join(folder, 'built');
  const warm = join(folder, 'warm');
  must(uberplan(folder, ['generate', coordinates(), ...upgrade(), '--out', built], warm));
  console.log('NODE_EXTRA_CA_CERTS is removed from the environment of what is measured');
  const rounds = [];
  for (let round = 0; round < count; round++) {
    const cache = join(folder, `cache-${round}`);
    keepDownloads(warm, cache);
    const plan = () => must(uberplan(folder, ['plan', module, ...upgrade()], cache, environment));
    const first = plan();
    changeDefinition(module, round);
    const changed = plan();
    const unchanged = plan();
    rmSync(join(built, 'target'), { recursive: true, force: true });
    const maven = mavenPackage(built);
    rmSync(cache, { recursive: true, force: true });
    const seconds = [first, changed, unchanged, maven].map((one) => `${one.seconds.toFixed(2)} s`);
    console.log(`round ${round + 1}: ${seconds.join('  ')}`);
    rounds.push({ first, changed, unchanged, maven });
  }
  yield { rounds, limits };
}

/** With the variable every Node process reads a file of certificates at its start; the rounds ask nothing of the network. */
const environment = { NODE_EXTRA_CA_CERTS: undefined };

function uberplan(folder, args, cache, more = {}) {
  const memory = join(folder, 'memory');
  const hook = new URL('measure-memory.mjs', import.meta.url).href;
  const command = ['--import', hook, main, ...args, '--cache', cache];
  const measured = measure(process.execPath, command, folder, {
    ...more,
    BENCH_MEMORY_FILE: memory,
  });
  const mebibytes =
    measured.status === 0 ? Number(readFileSync(memory, 'utf8')) / 1024 : Number.NaN;
  return { ...measured, mebibytes };
}

/** A change that every fingerprint must see and that changes no artifact. */
function changeDefinition(module, round) {
  const file = join(module, 'pom.xml');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('</project>', `<!-- round ${round} -->\n</project>`));
}
