import type { ModuleId } from '../../maven/coordinates/coordinates.js';
import { wildcardMatcher } from '../../formats/text/ant-pattern.js';

/** What artifact patterns look at: `type` as declared, not the file's extension. */
export interface ArtifactKey extends ModuleId {
  readonly type: string;
  readonly classifier: string;
}

/** A pattern of `artifactSet` or of a filter, compiled. */
export interface ArtifactPattern {
  readonly text: string;
  readonly matches: (key: ArtifactKey) => boolean;
}

/**
 * The plugin's `ArtifactId`: `groupId[:artifactId[[:type]:classifier]]`, each part with `*` and `?`; what is left out
 * matches all, except that an empty text has an empty group and so matches nothing.
 */
export function artifactPattern(text: string): ArtifactPattern {
  const tokens = text === '' ? [] : text.split(':');
  const groupId = wildcardMatcher(tokens[0] ?? '');
  const artifactId = wildcardMatcher(tokens[1] ?? '*');
  const type = wildcardMatcher(tokens.length > 3 ? (tokens[2] ?? '*') : '*');
  const classifier = wildcardMatcher((tokens.length > 3 ? tokens[3] : tokens[2]) ?? '*');
  return {
    text,
    matches: (key) =>
      groupId(key.groupId) &&
      artifactId(key.artifactId) &&
      type(key.type) &&
      classifier(key.classifier),
  };
}
