import type { Files } from '../../contract/ports/files.js';
import type { Problem } from '../../contract/problem/problem.js';
import type { Mention } from '../../uber/generate/mentions.js';
import { longestText, mentionsIn, skippedFolders } from '../../uber/generate/mentions.js';

/** Bounds of a search: a checkout with more is searched this far. */
const mostFiles = 50_000;
const mostMentions = 2_000;

/**
 * Every line of a checkout that holds one of `names`, by path in byte order. Build output, version control and `except`
 * (the module that is being written) are left out; a folder reached twice through links is searched once.
 */
export function findMentions(
  files: Files,
  root: string,
  names: readonly string[],
  except: string,
): { readonly mentions: readonly Mention[]; readonly bounded: readonly Problem[] } {
  const found: Mention[] = [];
  let count = 0;
  for (const below of filesBelow(files, root, except)) {
    count += 1;
    if (count > mostFiles || found.length >= mostMentions) {
      const code = 'generate.search-bounded';
      return { mentions: found, bounded: [{ code, root, files: count - 1 }] };
    }
    const bytes = files.read(joined(root, below)) ?? new Uint8Array();
    found.push(...mentionsIn(below, bytes, names));
  }
  return { mentions: found, bounded: [] };
}

/** Paths below the root of the files that are searched, one at a time. */
function* filesBelow(files: Files, root: string, except: string): Generator<string, void> {
  const seen = new Set<string>();
  const pending = [''];
  for (let below = pending.pop(); below !== undefined; below = pending.pop()) {
    const path = joined(root, below);
    const stat = path === except ? undefined : files.stat(path);
    if (stat?.kind === 'file' && stat.size <= longestText) yield below;
    if (stat?.kind !== 'folder') continue;
    const real = files.realPath(path) ?? path;
    if (seen.has(real)) continue;
    seen.add(real);
    const inside = (files.list(path) ?? []).filter((name) => !skippedFolders.has(name));
    // The last one in is the next one out.
    for (const name of inside.toReversed()) pending.push(joined(below, name));
  }
}

/** A path below a folder; either may be empty. */
function joined(folder: string, below: string): string {
  if (below === '') return folder;
  return folder === '' ? below : `${folder}/${below}`;
}
