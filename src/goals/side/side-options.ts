import type { MavenOptions } from '../input/maven-access.js';

/** How inputs are opened as sides: what coordinates, modules and versioned classes depend on. */
export interface SideOptions {
  /** For coordinates and modules. */
  readonly maven: MavenOptions;
  readonly jdk: string | undefined;
  /** Java that runs the product: which versioned classes count. */
  readonly java: number | undefined;
  readonly toolVersion: string;
  /** Also read the classes of a plan from its artifacts, as package relocation will make them; left out: a plan tells names. */
  readonly plannedClasses?: boolean;
}
