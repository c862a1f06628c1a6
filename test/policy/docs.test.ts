import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandsIn, shownCommands } from './shown-commands.js';

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .map((path) => `docs/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.md'))
    .sort(),
];
const shown = documents.flatMap(shownCommands);

const transcriptFolder = 'test/cli/transcripts';
const transcripts = readdirSync(transcriptFolder).map((name) =>
  readFileSync(join(transcriptFolder, name), 'utf8'),
);

/** Commands in blocks that no transcript runs, and what runs them instead. */
const runElsewhere: Readonly<Record<string, string>> = {
  'npm ci': '.ci/run',
  'npm ci && npm test': '.ci/run',
  'npm ci && npm start': 'test/cli/start.test.ts',
  'npm run check': '.ci/run',
  'npm run test:live': '.ci/run',
  'npm run bench': 'bench/main.mjs',
};

/** Words of a command that its help must know: the goal and the options. */
function wordsOf(command: string): readonly string[] {
  const [, goal = '', ...rest] = command.split(/\s+/);
  const options = rest.filter((word) => /^--?[a-zA-Z]/.test(word));
  return [goal, ...options.map((option) => option.replace(/=.*$/, ''))];
}

describe('commands that documents show', () => {
  it('there are some', () => {
    expect(shown.length).toBeGreaterThan(10);
    expect(transcripts.length).toBeGreaterThan(10);
  });

  it('each that stands in a block is run by a transcript, or listed with what runs it', () => {
    const unknown = shown.filter(
      ({ command, form }) =>
        form === 'block' &&
        !(command in runElsewhere) &&
        !transcripts.some((text) => text.startsWith(`$ ${command}\n`)),
    );
    expect(unknown.map(({ file, line, command }) => `${file}:${line} ${command}`)).toEqual([]);
  });

  it('each that stands in a sentence names a goal and options that help knows', () => {
    const help = transcripts
      .filter((text) => /^\$ uberplan (?:--help|help|\w+ --help)/.test(text))
      .join('');
    const known = new Set(
      [...help.matchAll(/(?<=^ {2}|, )(?:--?)?[a-zA-Z][\w-]*/gm)].map(([word]) => word),
    );
    const unknown = shown
      .filter(({ command, form }) => form === 'inline' && command.startsWith('uberplan '))
      .flatMap(({ file, line, command }) =>
        wordsOf(command)
          .filter((word) => word !== '' && !/^[A-Z]+$/.test(word) && !known.has(word))
          .map((word) => `${file}:${line} ${word}`),
      );
    expect(unknown).toEqual([]);
  });

  it('npm scripts that are named are there', () => {
    const manifest = readFileSync('package.json', 'utf8');
    const scripts = shown.flatMap(({ command }) => [...command.matchAll(/\bnpm run ([\w:]+)/g)]);
    const missing = scripts.filter(([, name]) => !manifest.includes(`"${name}":`));
    expect(missing.map(([command]) => command)).toEqual([]);
  });

  it('what is listed is shown somewhere, and what runs it is there', () => {
    const commands = new Set(shown.map(({ command }) => command));
    expect(Object.keys(runElsewhere).filter((command) => !commands.has(command))).toEqual([]);
    expect(Object.values(runElsewhere).filter((path) => !existsSync(path))).toEqual([]);
  });

  it('output that is shown is what the transcript has', () => {
    const wrong = shown.filter(
      ({ command, output }) =>
        output !== '' && !transcripts.some((text) => text.startsWith(`$ ${command}\n${output}\n`)),
    );
    expect(wrong.map(({ file, line, command }) => `${file}:${line} ${command}`)).toEqual([]);
  });

  it('commands are found in blocks, with their output, and in text', () => {
    const text =
      'See `uberplan help x`.\n\n```\n$ uberplan plan\nverdict\n```\n\n```\nnpm ci  # all\n```\n';
    expect(commandsIn('a.md', text).map(({ command, output }) => [command, output])).toEqual([
      ['uberplan plan', 'verdict'],
      ['npm ci', ''],
      ['uberplan help x', ''],
    ]);
  });
});

describe('links of documents', () => {
  it('lead to files that are there', () => {
    const links = documents.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:)([^)#\s]+)[^)]*\)/g)].map(
        ([, path = '']) => ({ file, path: join(dirname(file), path) }),
      ),
    );
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter(({ path }) => !existsSync(path))).toEqual([]);
  });
});
