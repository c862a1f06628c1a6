/** A part of a screen that may be shortened: its most telling lines come first. */
export interface Section {
  /** Always shown. */
  readonly head: readonly string[];
  readonly lines: readonly string[];
  /** How many lines it keeps, however full the screen is. */
  readonly least: number;
  /** How many it gets before others get more than this. */
  readonly fair: number;
  /** Stands for the lines that were left out. */
  readonly more: (hidden: number) => string;
}

/** Lines that are shown whole. */
export function whole(lines: readonly string[]): Section {
  return { head: lines, lines: [], least: 0, fair: 0, more: () => '' };
}

/**
 * The sections one below the other in at most `room` lines. Each keeps its least; what is left of the room brings them
 * to their fair share, in their order, and then to their whole length, again in their order. Where the least of all is
 * more than the room, it is all that is shown.
 */
export function fit(sections: readonly Section[], room: number): readonly string[] {
  const least = sections.map((section) => Math.min(section.least, section.lines.length));
  const fair = grow(sections, least, room, ({ fair: share }) => share);
  const shown = grow(sections, fair, room, ({ lines }) => lines.length);
  return sections.flatMap((section, index) => {
    const lines = section.lines.slice(0, shown[index]);
    const hidden = section.lines.length - lines.length;
    return [...section.head, ...lines, ...(hidden > 0 ? [section.more(hidden)] : [])];
  });
}

/** How many lines each section shows once all were brought to their goal, as far as the room goes. */
function grow(
  sections: readonly Section[],
  shown: readonly number[],
  room: number,
  goal: (section: Section) => number,
): readonly number[] {
  const heights = sections.map((section, index) => height(section, shown[index] ?? 0));
  let spare = room - heights.reduce((total, one) => total + one, 0);
  return sections.map((section, index) => {
    const from = shown[index] ?? 0;
    const to = Math.max(from, reached(section, from, goal(section), spare));
    spare -= height(section, to) - height(section, from);
    return to;
  });
}

function reached(section: Section, from: number, goal: number, spare: number): number {
  const all = section.lines.length;
  const wanted = Math.min(goal, all);
  if (height(section, wanted) - height(section, from) <= spare) return wanted;
  return Math.min(all - 1, from + Math.max(0, spare));
}

/** The line that stands for what is hidden counts as well. */
function height({ head, lines }: Section, shown: number): number {
  return head.length + shown + (shown < lines.length ? 1 : 0);
}
