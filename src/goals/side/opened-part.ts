import type { Problem } from '../../contract/problem/problem.js';
import type { ArtifactOrigin } from '../../formats/jar/entry.js';
import type { Coordinates } from '../../maven/coordinates/coordinates.js';
import type { SidePart } from '../../jvm/compare/side.js';

/** A class path entry as an input gives it, before anyone asks where its entries come from. */
export interface OpenedPart {
  readonly part: Omit<SidePart, 'originOf'>;
  /** Where a plan says it; `undefined`: it is to be found out from the contents. */
  readonly originOf: SidePart['originOf'] | undefined;
  /** What the user named it by, where that was coordinates. */
  readonly coordinates: Coordinates | undefined;
  /** By path: of classes that this tool added to the jar what the jar's record says of their artifact. */
  readonly added?: ReadonlyMap<string, ArtifactOrigin | undefined>;
  /** Of the file, or of the files of a folder; `undefined` for what is not built. */
  readonly bytes: number | undefined;
  readonly problems: readonly Problem[];
  close(): void;
}
