import type { VersionSearch } from '../goals/check/result.js';
import { searchText, triedText } from '../wording/version-search.js';
import { oneLine } from './one-line.js';
import { row } from './plan-parts.js';

/** What other versions do, a line for each search; each version that was tried only where everything is shown. */
export function searchLines(
  searches: readonly VersionSearch[],
  isEverything: boolean,
): readonly string[] {
  return searches.flatMap((search) => [
    row('', `→ ${oneLine(searchText(search))}`),
    ...(isEverything ? search.tried : []).map((one) =>
      row('', oneLine(`  ${one.version}: ${triedText(one)}`)),
    ),
  ]);
}
