/** The process' streams as the command line uses them: text goes out, and somebody may hang up. */
export interface Streams {
  readonly out: Sink;
  readonly err: Sink;
}

export interface Sink {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Of the terminal; `undefined` where there is none. */
  readonly columns: number | undefined;
}

/**
 * The real streams. A reader that closes the pipe (`| head`) ends nothing but the printing: the goal runs on, so that
 * its products are whole, and nobody is told.
 */
export function processStreams(): Streams {
  return { out: sink(process.stdout), err: sink(process.stderr) };
}

function sink(stream: NodeJS.WriteStream): Sink {
  let open = true;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    open = false;
  });
  return {
    isTerminal: stream.isTTY,
    columns: stream.isTTY ? stream.columns : undefined,
    write(text) {
      if (open) stream.write(text);
    },
  };
}

export type ColorChoice = 'auto' | 'always' | 'never';

/** Whether to colour: as asked; `auto` is a terminal without NO_COLOR (no-color.org: set and not empty) and TERM=dumb. */
export function wantsColor(
  choice: ColorChoice,
  isTerminal: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  if (choice !== 'auto') return choice === 'always';
  return isTerminal && (environment['NO_COLOR'] ?? '') === '' && environment['TERM'] !== 'dumb';
}
