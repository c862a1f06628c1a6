import { createColors } from 'picocolors';

/** How text is marked. Without colour every mark is the text itself. */
export interface Paint {
  readonly strong: Mark;
  readonly faint: Mark;
  readonly good: Mark;
  readonly bad: Mark;
  readonly doubtful: Mark;
}

type Mark = (text: string) => string;

/** The marks for a stream that shows colours, or does not. */
export function paint(color: boolean): Paint {
  const colors = createColors(color);
  return {
    strong: colors.bold,
    faint: colors.dim,
    good: colors.green,
    bad: colors.red,
    doubtful: colors.yellow,
  };
}

/** How much a screen shows and in which marks. */
export interface View {
  readonly paint: Paint;
  /** Everything instead of the first of many. */
  readonly verbose: boolean;
  /** The verdict alone. */
  readonly quiet: boolean;
  /** Characters in a line; `Infinity` where lines may be of any length. */
  readonly width: number;
}

/** For files and tests: no marks, everything. */
export const plainView: View = {
  paint: paint(false),
  verbose: true,
  quiet: false,
  width: Infinity,
};
