import { compareVersions } from '../../maven/version/version.js';

/** What differs between versions of the shade plugin, as far as it changes the contents of a jar. Read from its sources at the tags. */
export interface PluginBehaviour {
  /** Whether the version is that one or a later one. */
  readonly isSince: (version: string) => boolean;
  /** Before 3.1.0 a `module-info.class` at the top was copied like any class. */
  readonly dropsModuleInfo: boolean;
  /** From 3.3.0 on a class in which nothing was renamed keeps its bytes; before, every class went through the bytecode library once there was a relocation. */
  readonly keepsUntouchedClasses: boolean;
  /** 3.3.0 and 3.4.0 peek at the first 4 bytes of a resource and give back 4 whatever they got: shorter ones are filled with NUL. */
  readonly padsShortResources: boolean;
  /** From 3.3.0 on: `LICENSE.md` and `NOTICE.md` count as licence and notice. */
  readonly knowsMarkdownLicences: boolean;
  /** From 3.4.1 on a service file's lines are a set, and files that package relocation makes one are merged; before, the second of them broke the build. */
  readonly mergesServicesAsSet: boolean;
  /** From 3.3.0 on: relocation of source text (service files, too) works on whole names with excludes; before, a plain replacement. */
  readonly relocatesTextByName: boolean;
  /** From 3.5.0 on `extends`, `implements`, `throws` and punctuation may stand before a name in source text. */
  readonly knowsMoreKeywords: boolean;
  /** From 3.3.0 on `foo/bar/**` includes the package itself as `foo/bar/*` does. */
  readonly doubleStarNamesPackage: boolean;
  /** From 3.3.0 on a raw string never relocates a class name in resources. */
  readonly rawStringSparesClassNames: boolean;
  /** From 3.3.0 on a manifest transformer can be meant for one of several jars (`forShade`). */
  readonly knowsForShade: boolean;
}

/** The behaviour of a version; qualifiers count for nothing. */
export function pluginBehaviour(version: string): PluginBehaviour {
  const since = (from: string): boolean => compareVersions(released(version), from) >= 0;
  return {
    isSince: since,
    dropsModuleInfo: since('3.1.0'),
    keepsUntouchedClasses: since('3.3.0'),
    padsShortResources: since('3.3.0') && !since('3.4.1'),
    knowsMarkdownLicences: since('3.3.0'),
    mergesServicesAsSet: since('3.4.1'),
    relocatesTextByName: since('3.3.0'),
    knowsMoreKeywords: since('3.5.0'),
    doubleStarNamesPackage: since('3.3.0'),
    rawStringSparesClassNames: since('3.3.0'),
    knowsForShade: since('3.3.0'),
  };
}

/** Versions whose source was read; another one is told as a problem and planned like the nearest of these. */
export function isKnownPluginVersion(version: string): boolean {
  return (
    /^3\.\d+\.\d+$/.test(version) &&
    compareVersions(version, '3.0.0') >= 0 &&
    compareVersions(version, '3.6.2') <= 0
  );
}

/** `3.4.1` of `3.4.1-SNAPSHOT`. */
function released(version: string): string {
  return /^\d+(?:\.\d+)*/.exec(version)?.[0] ?? '0';
}
