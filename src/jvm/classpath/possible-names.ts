import type { JarIndex } from './jar-index.js';
import { textOf } from './string-table.js';
import { TextInterner } from './text-interner.js';

/**
 * Every name that a class may have for which any text of an index stands: as it is, with dots, in a descriptor or in a
 * signature, of which the type arguments are left out, since descriptors have none. More than the classes that are named, as a
 * text is not asked what it is for; a name without a package is taken only of descriptors, unless `plain`: every name of a
 * member looks like one. Hundreds of thousands of texts name tens of thousands of classes, so that names are told apart by
 * their bytes and decoded once.
 */
export function possibleNames(index: JarIndex, plain: boolean): ReadonlySet<string> {
  const names = new Set<string>();
  const inDescriptors = new TextInterner();
  const { strings, classes } = index;
  const paths = new Set(classes.path);
  for (let id = 0; id < strings.count; id++) {
    if (paths.has(id)) continue;
    const start = strings.starts[id] ?? 0;
    const end = strings.starts[id + 1] ?? start;
    const kind = kindOf(strings.bytes, start, end);
    if (kind === DESCRIPTOR) addNames(inDescriptors, strings.bytes, start, end);
    else if (kind === NAME || plain) names.add(textOf(strings, id).replaceAll('.', '/'));
  }
  for (let id = 1; id < inDescriptors.count; id++) names.add(inDescriptors.text(id));
  return names;
}

const PLAIN = 0;
const NAME = 1;
const DESCRIPTOR = 2;

/** A semicolon is in no name of a class (JVMS §4.2.1). */
function kindOf(bytes: Buffer, start: number, end: number): number {
  let kind = PLAIN;
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if (byte === SEMICOLON) return DESCRIPTOR;
    if (byte === SLASH || byte === DOT) kind = NAME;
  }
  return kind;
}

/** Only `L` begins a name outside of one, as in `descriptorNames`. */
function addNames(names: TextInterner, bytes: Buffer, start: number, end: number): void {
  let at = start;
  while (at < end) {
    if (bytes[at++] !== LETTER_L) continue;
    const from = at;
    let to = 0;
    for (; at < end && bytes[at] !== SEMICOLON; at++)
      if (bytes[at] === LESS_THAN && to === 0) to = at;
    if (at < end) names.intern(bytes, from, to === 0 ? at : to);
  }
}

const DOT = 0x2e;
const SLASH = 0x2f;
const SEMICOLON = 0x3b;
const LESS_THAN = 0x3c;
const LETTER_L = 0x4c;
