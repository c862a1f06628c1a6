import type { ApiChange } from './api-change.js';
import { change } from './api-subject.js';

/** What classes, fields and methods have in common. */
interface Annotated {
  readonly annotations: readonly string[];
  readonly deprecated: boolean;
}

/** Annotations by their type; a `Deprecated` attribute without annotation (from Javadoc) counts as one. */
export function annotationChanges(old: Annotated, now: Annotated): readonly ApiChange[] {
  const before = byType(old);
  const after = byType(now);
  const changes: ApiChange[] = [];
  for (const [type, text] of before)
    if (!after.has(type)) changes.push(change('ANNOTATION_REMOVED', type));
    else if (after.get(type) !== text) changes.push(change('ANNOTATION_MODIFIED', type));
  for (const type of after.keys())
    if (!before.has(type))
      changes.push(
        type === DEPRECATED
          ? change('ANNOTATION_DEPRECATED_ADDED')
          : change('ANNOTATION_ADDED', type),
      );
  return changes;
}

const DEPRECATED = 'java.lang.Deprecated';

function byType({ annotations, deprecated }: Annotated): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const text of annotations) {
    const type = /^@?([^(]*)/.exec(text)?.[1] ?? text;
    texts.set(type, (texts.get(type) ?? '') + text);
  }
  if (deprecated && !texts.has(DEPRECATED)) texts.set(DEPRECATED, '');
  return texts;
}
