/** Findings of the area `classpath`: what a class path leaves open, or what of it cannot be looked at. */
export type ClasspathProblem =
  /** Entries without a defined order hold different classes of one name. */
  | {
      readonly code: 'classpath.undefined-order';
      /** As it was named: `lib/*`. */
      readonly group: string;
      /** The entries that hold them, sorted. */
      readonly jars: readonly string[];
      readonly classes: number;
      /** Binary names of the first of them. */
      readonly names: readonly string[];
      /** There are more orders than were judged. */
      readonly isCut: boolean;
    }
  /** A plan names classes of artifacts whose files are not at hand. */
  | {
      readonly code: 'classpath.planned-unread';
      /** As the user named it. */
      readonly input: string;
      /** Formatted coordinates, sorted. */
      readonly artifacts: readonly string[];
      readonly classes: number;
    };
