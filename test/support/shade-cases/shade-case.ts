import type { TinyClass } from '../tiny-class.js';

/** An invented module for one rule of the shade plugin. */
export interface ShadeCase {
  readonly name: string;
  readonly purpose: string;
  /** Jars by artifactId (group `example.shade`, version 1), in the order of the dependencies. */
  readonly artifacts: Readonly<Record<string, Readonly<Record<string, string | TinyClass>>>>;
  /** Files of the module's resource folder. */
  readonly own?: Readonly<Record<string, string>>;
  /** Scope of an artifact, where it is not compile. */
  readonly scopes?: Readonly<Record<string, string>>;
  /** Inside `<configuration>`. */
  readonly configuration: string;
}

/** The package of the plugin's transformers. */
export const resource = 'org.apache.maven.plugins.shade.resource';

/** `<transformers>` with one transformer of the plugin. */
export function transformer(name: string, body = ''): string {
  return `<transformers><transformer implementation="${resource}.${name}">${body}</transformer></transformers>`;
}

/** One `<relocation>`. */
export function relocation(pattern: string, shaded: string, body = ''): string {
  return `<relocation><pattern>${pattern}</pattern><shadedPattern>${shaded}</shadedPattern>${body}</relocation>`;
}

/** Two artifacts with different texts at one path. */
export const twoTexts = (path: string): ShadeCase['artifacts'] => ({
  a: { [path]: 'one' },
  b: { [path]: 'two\n' },
});
