import type { FoundImport } from './imports.js';
import { packages, pureNode, rooms } from './layers.mjs';

/** An import that the table does not allow, with the reason. */
export interface Breach {
  readonly at: string;
  readonly message: string;
}

interface Whereabouts {
  readonly room: string;
  /** Empty for a file directly in its room. */
  readonly folder: string;
}

/** All imports that the layer table does not allow. What is not listed is a breach, too. */
export function breaches(imports: readonly FoundImport[]): readonly Breach[] {
  return imports.flatMap((found) => {
    const message = found.target === undefined ? packageBreach(found) : arrowBreach(found);
    return message === undefined ? [] : [{ at: `${found.file}:${found.line}`, message }];
  });
}

/** Where a file under `src` lies; `platform/workers` is a room of its own, `src/index.ts` is the room `index`. */
export function whereabouts(file: string): Whereabouts {
  const [, first = '', ...rest] = file.split('/');
  if (rest.length === 0) return { room: first.replace(/\.ts$/, ''), folder: '' };
  if (`${first}/${rest[0]}` in rooms) return { room: `${first}/${rest[0]}`, folder: '' };
  return { room: first, folder: rest.length > 1 ? (rest[0] ?? '') : '' };
}

function packageBreach({ file, specifier }: FoundImport): string | undefined {
  const { room } = whereabouts(file);
  if (pureNode.includes(specifier)) return undefined;
  if (specifier.startsWith('node:')) {
    return room.startsWith('platform')
      ? undefined
      : `${room} may not import ${specifier}: only platform touches the outside; take a port`;
  }
  // A part of a package (`tar/parse`) belongs to whom the package does.
  const users = packages[specifier.split('/')[0] ?? ''];
  if (users === undefined) return `${specifier} is not in the table of packages`;
  if (users.includes(room)) return undefined;
  return `${room} may not import ${specifier}: it belongs to ${users.join(', ')}`;
}

function arrowBreach({ file, target = '', typeOnly }: FoundImport): string | undefined {
  if (!target.startsWith('src/')) return `${file} leaves src: ${target}`;
  const from = whereabouts(file);
  const to = whereabouts(target);
  const room = rooms[from.room];
  if (!room) return `${from.room} is not in the table of rooms`;
  if (!rooms[to.room]) return `${to.room} is not in the table of rooms`;
  if (from.room === to.room) return folderBreach(from, to);
  const allowed = [...room.values, ...(typeOnly ? (room.types ?? []) : [])];
  if (allowed.includes(to.room) || allowed.includes(`${to.room}/${to.folder}`)) return undefined;
  return `${from.room} may not import ${to.room}: ${room.reason}`;
}

/** Inside a room: listed folders in order, then the files directly in the room. */
function folderBreach(from: Whereabouts, to: Whereabouts): string | undefined {
  const folders = rooms[from.room]?.folders ?? [];
  for (const { folder } of [from, to]) {
    if (folder !== '' && !folders.includes(folder)) {
      return `${from.room}/${folder} is not in the table of folders`;
    }
  }
  const rank = ({ folder }: Whereabouts): number =>
    folder === '' ? folders.length : folders.indexOf(folder);
  if (rank(to) <= rank(from)) return undefined;
  return `${from.room}/${from.folder} may not import ${to.room}/${to.folder}: inside a room a folder imports those before it`;
}
