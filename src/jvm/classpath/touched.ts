import { descriptorNames } from '../../formats/classfile/descriptor.js';
import { signatureNames } from '../../formats/classfile/signature.js';
import type { JarIndex } from './jar-index.js';
import { mentionKinds } from './jar-index.js';
import type { StringTable } from './string-table.js';
import { textOf, textsHolding } from './string-table.js';

/**
 * `name`: an internal name (`a/b/C`) wherever a class mentions one: class constants, descriptors, signatures,
 * annotations. `string`: a string constant (`ldc`, constant values, annotation values, bootstrap arguments).
 */
export type Mention = 'name' | 'string';

/** Paths of the classes in which a text would be changed. */
export interface TouchedClasses {
  /** The text is a string, in a descriptor or a signature, or names the class itself, a supertype or a class linked to. */
  readonly certainly: ReadonlySet<string>;
  /** Only class constants hold it, and what uses them the index does not tell: a table such as `InnerClasses`, or nothing. */
  readonly perhaps: ReadonlySet<string>;
}

/**
 * The classes that hold a text which `changes` says yes to. Asked once per distinct name or string. Where every text
 * that changes is known to hold one of the `needles` (ASCII), only texts that do are decoded and asked.
 */
export function classesTouched(
  index: JarIndex,
  changes: (text: string, kind: Mention) => boolean,
  needles?: readonly string[],
): TouchedClasses {
  const { classes, strings } = index;
  const certainly = new Set<string>();
  const perhaps = new Set<string>();
  const candidates = needles && textsHolding(strings, needles);
  if (candidates?.includes(1) === false) return { certainly, perhaps };
  const touches = rememberedTest(index, changes, candidates);
  for (let row = 0; row < classes.count; row++) {
    const touch = touchOf(index, row, touches);
    if (touch === 'no') continue;
    const path = textOf(strings, classes.path[row] ?? 0);
    (touch === 'certainly' ? certainly : perhaps).add(path);
  }
  return { certainly, perhaps };
}

function touchOf(
  index: JarIndex,
  row: number,
  touches: (mention: number) => boolean,
): 'no' | 'perhaps' | 'certainly' {
  const { classes, strings } = index;
  let constantOnly = false;
  const end = classes.mentionStart[row + 1] ?? 0;
  for (let at = classes.mentionStart[row] ?? 0; at < end; at++) {
    const mention = classes.mentions[at] ?? 0;
    if (!touches(mention)) continue;
    if (!mayBeConstant(strings, mention)) return 'certainly';
    constantOnly = true;
  }
  if (!constantOnly) return 'no';
  const linked = classesLinked(index, row);
  return linked.some((name) => touches(constantMention(strings, name))) ? 'certainly' : 'perhaps';
}

/** Whether a class constant has that text. */
function mayBeConstant(strings: StringTable, mention: number): boolean {
  const kind = mention % 4;
  if (kind === mentionKinds.descriptor) return isArray(strings, Math.floor(mention / 4));
  return kind === mentionKinds.name;
}

/** The class itself, its supertypes and what its code links to: a bytecode library sees each of them. */
function classesLinked({ classes, references }: JarIndex, row: number): readonly number[] {
  const superName = classes.superName[row] ?? 0;
  const rows = classes.referenceRows.subarray(
    classes.referenceStart[row],
    classes.referenceStart[row + 1],
  );
  return [
    classes.name[row] ?? 0,
    ...(superName === 0 ? [] : [superName]),
    ...classes.interfaces.subarray(classes.interfaceStart[row], classes.interfaceStart[row + 1]),
    ...Array.from(rows, (reference) => references.owner[reference] ?? 0),
  ];
}

function constantMention(strings: StringTable, text: number): number {
  return text * 4 + (isArray(strings, text) ? mentionKinds.descriptor : mentionKinds.name);
}

function isArray({ bytes, starts }: StringTable, text: number): boolean {
  return bytes[starts[text] ?? 0] === OPENING_BRACKET && starts[text] !== starts[text + 1];
}

const OPENING_BRACKET = 0x5b;

/** The test by mention, asked once each: 0 not asked, 1 no, 2 yes. */
function rememberedTest(
  { strings }: JarIndex,
  changes: (text: string, kind: Mention) => boolean,
  candidates: Uint8Array | undefined,
): (mention: number) => boolean {
  const answers = new Uint8Array(strings.count * 4);
  const names = new Map<string, boolean>();
  const changesName = (name: string): boolean => {
    const known = names.get(name);
    if (known !== undefined) return known;
    const answer = changes(name, 'name');
    names.set(name, answer);
    return answer;
  };
  return (mention) => {
    const known = answers[mention] ?? 0;
    if (known !== 0) return known === 2;
    if (candidates && candidates[Math.floor(mention / 4)] !== 1) return false;
    const text = textOf(strings, Math.floor(mention / 4));
    const answer =
      mention % 4 === mentionKinds.string
        ? changes(text, 'string')
        : namesIn(text, mention % 4).some(changesName);
    answers[mention] = answer ? 2 : 1;
    return answer;
  };
}

function namesIn(text: string, kind: number): readonly string[] {
  if (kind === mentionKinds.name) return [text];
  return kind === mentionKinds.descriptor ? descriptorNames(text) : signatureNames(text);
}
