import { readFileSync } from 'node:fs';

/** A command that a document shows, and what the document says it prints. */
export interface ShownCommand {
  readonly file: string;
  readonly line: number;
  readonly command: string;
  /** Lines of the same block behind a `$ command`; empty where none are shown. */
  readonly output: string;
  /** In a block of its own, or in backquotes within a sentence. */
  readonly form: 'block' | 'inline';
}

/** Commands of our tools in fenced blocks (`$ command` with output, or the bare command) and in backquoted text. */
export function shownCommands(file: string): readonly ShownCommand[] {
  return commandsIn(file, readFileSync(file, 'utf8'));
}

/** The same for one text. */
export function commandsIn(file: string, text: string): readonly ShownCommand[] {
  const lineAt = (index: number): number => text.slice(0, index).split('\n').length;
  const blocks = [...text.matchAll(/^```\w*\n(.*?)^```$/gms)].flatMap((block) =>
    blockCommands(block[1] ?? '').map((shown) => ({
      ...shown,
      file,
      line: lineAt(block.index),
      form: 'block' as const,
    })),
  );
  const prose = text.replaceAll(/^```\w*\n.*?^```$/gms, (block) => block.replaceAll(/[^\n]/g, ' '));
  const inline = [...prose.matchAll(/`((?:npm|npx|uberplan) [^`\n]+)`/g)].map((found) => ({
    file,
    line: lineAt(found.index),
    command: withoutComment(found[1] ?? ''),
    output: '',
    form: 'inline' as const,
  }));
  return [...blocks, ...inline];
}

function blockCommands(block: string): readonly { command: string; output: string }[] {
  if (!/^\$ /m.test(block)) {
    return block
      .split('\n')
      .filter((line) => /^(?:npm|npx|uberplan) /.test(line))
      .map((line) => ({ command: withoutComment(line), output: '' }));
  }
  return block
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [command = '', ...output] = part.split('\n');
      return { command: withoutComment(command), output: output.join('\n').trimEnd() };
    });
}

function withoutComment(command: string): string {
  return command.replace(/\s+#.*$/, '').trim();
}
