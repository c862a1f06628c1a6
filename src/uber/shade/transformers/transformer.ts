import type { ConfigurationNode } from '../../../maven/pom/model.js';
import type { ShadeProblem } from '../../../contract/problem/kinds/shade.js';
import type { PluginBehaviour } from '../plugin-behaviour.js';
import type { PackageMapper } from '../relocation/mapper.js';

/** An entry that a transformer takes over. */
export interface TransformedEntry {
  /** Formatted coordinates. */
  readonly origin: string;
  /** Inside its artifact. */
  readonly originalPath: string;
  /** After package relocation: what the transformer is asked about. */
  readonly path: string;
  /** `undefined` where the bytes are not there: a file of a module that was not built, a damaged entry (told elsewhere). */
  readonly read: () => Uint8Array | undefined;
}

/** An entry that a transformer writes at the end. */
export interface MergedEntry {
  readonly path: string;
  /** `undefined` where the bytes are not known before building (a date in them, a serializer's whims). */
  readonly bytes: Uint8Array | undefined;
  /** What it was made of, in order; empty where it is made of nothing in the jars. */
  readonly sources: readonly TransformedEntry[];
  /** Of a service file: its lines, and where each came from. */
  readonly lines?: readonly ServiceLine[];
}

/** A line of a service file, before and after package relocation. */
export interface ServiceLine {
  readonly text: string;
  readonly original: string;
  readonly origin: string;
}

/** One `<transformer>`: the plugin's three questions (`canTransformResource`, `processResource`, `modifyOutputStream`). */
export interface Transformer {
  readonly claims: (path: string) => boolean;
  readonly add: (entry: TransformedEntry) => void;
  /** Called once, after all jars. */
  readonly finish: () => readonly MergedEntry[];
}

/** What a transformer may need to know beside its own element. */
export interface TransformerContext {
  readonly mapper: PackageMapper;
  readonly behaviour: PluginBehaviour;
  readonly tell: (problem: ShadeProblem) => void;
}

/** A kind of transformer: the configuration elements that its class has, and how to make one. */
export interface TransformerKind {
  /** The first plugin version that has it, where that is not 3.0.0. */
  readonly since?: string;
  readonly fields: readonly string[];
  readonly create: (node: ConfigurationNode, context: TransformerContext) => Transformer;
}
