/** The process' streams as the command line uses them: text goes out, and somebody may hang up. */
export interface Streams {
  readonly out: Sink;
  readonly err: Sink;
}

/** One of the two: where texts go. */
export interface Sink {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Of the terminal; `undefined` where there is none, or it does not say (0). */
  readonly columns: number | undefined;
}

/**
 * The real streams. A reader that closes the pipe (`| head`) ends nothing but the printing: the goal runs on, so that
 * its products are whole, and nobody is told. What else goes wrong (a full disk below `> file`) is told on the other
 * stream, and `onFailure` is called, since what was to be read is not whole.
 */
export function processStreams(onFailure: () => void): Streams {
  const err = sink(process.stderr, onFailure);
  const out = sink(process.stdout, (code) => {
    onFailure();
    const what = code === 'ENOSPC' ? 'the disk is full' : code;
    err.write(`error: cannot write to the standard output: ${what}\n`);
  });
  return { out, err };
}

/** A stream as it is: of pipes and files Node leaves `isTTY` undefined, although its own type says boolean. */
type ProcessStream = Omit<NodeJS.WriteStream, 'isTTY'> & { readonly isTTY?: boolean | undefined };

function sink(stream: ProcessStream, onFailure: (code: string) => void): Sink {
  let open = true;
  const isTerminal = stream.isTTY === true;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (open && error.code !== 'EPIPE') onFailure(error.code ?? error.message);
    open = false;
  });
  return {
    isTerminal,
    columns: isTerminal && stream.columns > 0 ? stream.columns : undefined,
    write(text) {
      if (open) stream.write(text);
    },
  };
}

/** The words that `--color` takes. */
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
