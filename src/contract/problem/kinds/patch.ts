/** Findings of the area `patch`. Classes and names are binary names; jars and consumers as the user would name them. */
export type PatchProblem =
  /** A jar was patched by this tool: it is a stopgap, whoever holds it. */
  | {
      readonly code: 'patch.stopgap';
      readonly file: string;
      /** How many classes were added. */
      readonly classes: number;
      /** From where. */
      readonly sources: readonly string[];
    }
  /** A jar says that it was patched, and its record cannot be read. */
  | { readonly code: 'patch.damaged-record'; readonly file: string; readonly detail: string }
  /** A known consumer links to names that the patched jar lacks as well. */
  | {
      readonly code: 'patch.still-missing';
      readonly consumer: string;
      readonly names: readonly string[];
    }
  /** Classes that were added use names that the jar, the platform and the sources all lack. */
  | {
      readonly code: 'patch.name-absent';
      readonly names: readonly string[];
      /** One of the added classes that use them. */
      readonly neededBy: string;
    }
  /** A class that the jar holds lacks a member that an added class, or the consumer, uses: adding cannot cure it. */
  | {
      readonly code: 'patch.member-missing';
      readonly className: string;
      /** Name and descriptor. */
      readonly member: string;
      readonly neededBy: string;
    }
  /** The jar holds the class already, with other bytes. */
  | { readonly code: 'patch.other-class'; readonly className: string; readonly source: string }
  /** The jar holds what was asked for already, byte for byte. */
  | { readonly code: 'patch.already-there'; readonly classes: readonly string[] }
  /** Added classes need a newer Java than those that the jar holds. */
  | {
      readonly code: 'patch.newer-class-file';
      readonly classes: number;
      readonly java: number;
      readonly target: number;
    }
  /** The jar's signature was taken out, since it would not hold any more. */
  | { readonly code: 'patch.signature-dropped'; readonly files: readonly string[] }
  /** Names that package relocation had moved in the jar were moved in the added classes, too. */
  | {
      readonly code: 'patch.relocated';
      readonly classes: number;
      readonly prefixes: readonly { readonly from: string; readonly to: string }[];
    }
  /** Several executions of the shade plugin may have written the jar, and they move names differently. */
  | { readonly code: 'patch.relocation-unclear'; readonly executions: readonly string[] }
  /** Code in the jar calls what the Java that runs it answers with an exception: with the patch and without. */
  | {
      readonly code: 'patch.platform-refuses';
      readonly member: string;
      readonly java: number;
      /** The first Java that refuses. */
      readonly since: number;
      readonly callers: readonly string[];
    };
