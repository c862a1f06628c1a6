import type { TriedVersion, VersionSearch } from '../goals/check/result.js';
import { counted } from './count.js';

/** What a search found, as a sentence: `org.acme:a links from 3.2 on (3 of 12 releases tried)`. */
export function searchText(search: VersionSearch): string {
  const { module, found, tried, candidates } = search;
  if (candidates === 0) return `no other release of ${module} is listed`;
  const of = `of ${counted(candidates, 'release', 'releases')}`;
  const looked = tried.filter(({ outcome }) => outcome !== 'unusable');
  const lost = tried.length - looked.length;
  const count = `${looked.length === 0 ? 'none' : looked.length} ${of} tried`;
  const told = `(${count}${lost === 0 ? '' : `, ${lost} could not be had`})`;
  if (found !== undefined) return `${module} ${does(search)} ${rangeOf(search)} ${told}`;
  if (looked.length > 0) {
    const versions = looked.map(({ version }) => version).join(', ');
    return `no release of ${module} that was tried ${does(search)}: ${versions} ${told}`;
  }
  return tried.length > 0
    ? `${module} could not be had in another version ${told}`
    : `${module}: no other version was tried, as many as are allowed were`;
}

/** What came of one version. */
export function triedText({ outcome, broken, detail }: TriedVersion): string {
  const [first = '', ...rest] = broken;
  switch (outcome) {
    case 'links':
      return 'nothing is absent';
    case 'breaks':
      return `${first}${rest.length === 0 ? '' : ` and ${rest.length} more`} absent`;
    case 'unusable':
      return `could not be tried: ${detail ?? ''}`;
    default:
      return outcome satisfies never;
  }
}

function does({ of }: VersionSearch): string {
  return of === 'consumer' ? 'links' : 'has what is absent';
}

/** Upwards from a later version, downwards from an earlier one; as a bound where nearer ones were not tried. */
function rangeOf({ found = '', isNearest, isLater }: VersionSearch): string {
  if (isLater) return isNearest ? `from ${found} on` : `from ${found} on, if not earlier`;
  return isNearest ? `up to ${found}` : `up to ${found}, if not later`;
}
