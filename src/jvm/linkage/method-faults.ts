import type { ClassPath } from '../classpath/class-path.js';
import type { SiteFinding } from './site-finding.js';
import type { SiteRules } from './site-rules.js';

const none: readonly SiteFinding[] = [];

export function unfinishedMethods(
  _classPath: ClassPath,
  _rules: SiteRules,
  _number: number,
): readonly SiteFinding[] {
  return none;
}
