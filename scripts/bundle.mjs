/**
 * The second half of `npm run build`: bundles the command line (`dist/cli`) and the entry files of threads
 * (`dist/platform/workers`) in the place of what tsc made of them, since a start that loads hundreds of small modules takes
 * longer than many a goal. The library (`dist/index.js`) stays as tsc made it. What is bundled of other packages is listed
 * in `dist/THIRD-PARTY.txt` with its licence. `node scripts/bundle.mjs [FOLDER]` writes to FOLDER instead of `dist`.
 */
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rolldown } from 'rolldown';

const root = resolve(import.meta.dirname, '..');
const dist = resolve(process.argv[2] ?? join(root, 'dist'));
const cli = join(root, 'src/cli');
const workers = join(root, 'src/platform/workers');

/**
 * What a run loads one after the other: to say the version, to compare the classes of two jars, to read the arguments, to
 * tell an error, to run a goal. A module lies in the file of the first step that needs it.
 */
const steps = [
  { name: 'start', entry: 'main.ts' },
  { name: 'quick', entry: 'quick-diff.ts' },
  { name: 'arguments', entry: 'run.ts' },
  { name: 'telling', entry: 'tell-error.ts' },
  { name: 'world', entry: 'run-goal.ts' },
];

const chunks = [...(await bundleProgram()), ...(await bundleThreads())];
writeFileSync(join(dist, 'THIRD-PARTY.txt'), thirdParty(chunks));

/** `cli/main.js`, and beside it its parts: equally deep, so that they find the package's folder. */
async function bundleProgram() {
  const folder = join(dist, 'cli');
  const made = await bundle(join(cli, 'main.ts'), {
    dir: folder,
    chunkFileNames: '[name]-[hash].js',
    codeSplitting: { groups: groups() },
  });
  const kept = new Set(made.map(({ fileName }) => fileName));
  for (const name of readdirSync(folder)) if (!kept.has(name)) rmSync(join(folder, name));
  return made.filter(({ type }) => type === 'chunk');
}

/**
 * What every thread loads anew, and in a file of its own what it loads when there is a jar to read. The first is a CommonJS
 * module: a thread that begins with one starts in four fifths of the time.
 */
async function bundleThreads() {
  const dir = join(dist, 'platform/workers');
  const made = [
    await bundle(
      join(workers, 'thread.ts'),
      { dir, format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      ['./jar-tasks.js'],
    ),
    await bundle(join(workers, 'jar-tasks.ts'), { dir, codeSplitting: false }),
  ];
  const kept = new Set(made.flat().map(({ fileName }) => fileName));
  for (const name of readdirSync(dir)) if (!kept.has(name)) rmSync(join(dir, name));
  return made.flat().filter(({ type }) => type === 'chunk');
}

async function bundle(entry, options, external = []) {
  const build = await rolldown({
    cwd: root,
    input: entry,
    platform: 'node',
    // A package of both kinds by its ES modules: what finds its parts by `require` cannot be bundled.
    resolve: { mainFields: ['module', 'main'] },
    external,
    tsconfig: join(root, 'tsconfig.build.json'),
    onLog: (level, { message }) => {
      if (level === 'warn') throw new Error(message);
    },
  });
  try {
    const { output } = await build.write({
      format: 'esm',
      entryFileNames: '[name].js',
      sourcemap: true,
      sourcemapExcludeSources: true,
      ...options,
    });
    return output;
  } finally {
    await build.close();
  }
}

/** A file for each step, and one for what more than one goal needs; all else is divided by who imports it. */
function groups() {
  const goals = readdirSync(cli).filter((name) => /^goal-.+-run\.ts$/.test(name));
  const parts = [
    ...steps.map(({ name, entry }) => ({ name, entries: [entry], least: 1 })),
    { name: 'goals', entries: goals, least: 2 },
  ];
  return parts.map(({ name, entries, least }, index) => {
    let needed;
    return {
      debugName: name,
      name: (id, graph) => {
        needed ??= entries.map((entry) => importedFrom(join(cli, entry), graph));
        return needed.filter((modules) => modules.has(id)).length >= least ? name : null;
      },
      priority: parts.length - index,
    };
  });
}

/** All that a module imports other than by `import()`, and what that imports. Itself it stays the entry that it is. */
function importedFrom(entry, graph) {
  const modules = new Set([entry]);
  for (const id of modules) {
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) modules.add(imported);
  }
  modules.delete(entry);
  return modules;
}

/** Every package whose code is in the bundles, with its licence. Throws where one does not bring it. */
function thirdParty(made) {
  const folders = made
    .flatMap(({ moduleIds }) => moduleIds)
    .map((id) => /^.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+/.exec(id)?.[0])
    .filter((folder) => folder !== undefined);
  const texts = [...new Set(folders)]
    .sort((a, b) => (a < b ? -1 : 1))
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json')));
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
      if (file === undefined) throw new Error(`${folder} brings no licence`);
      const text = readFileSync(join(folder, file), 'utf8').trim();
      return `${name} ${version} (${license})\n\n${text}\n`;
    });
  const intro = 'The command line of uberplan holds code of these packages:\n';
  return [intro, ...texts].join(`\n${'-'.repeat(80)}\n\n`);
}
