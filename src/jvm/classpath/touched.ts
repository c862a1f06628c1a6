import { descriptorNames } from '../../formats/classfile/descriptor.js';
import { signatureNames } from '../../formats/classfile/signature.js';
import type { JarIndex } from './jar-index.js';
import { mentionKinds } from './jar-index.js';
import { textOf, textsHolding } from './string-table.js';

/**
 * `name`: an internal name (`a/b/C`) wherever a class mentions one: class constants, descriptors, signatures,
 * annotations. `string`: a string constant (`ldc`, constant values, annotation values, bootstrap arguments).
 */
export type Mention = 'name' | 'string';

/**
 * Paths of the classes that hold a text which `changes` says yes to. Asked once per distinct name or string. Where
 * every text that changes is known to hold one of the `needles` (ASCII), only texts that do are decoded and asked.
 */
export function classesTouched(
  index: JarIndex,
  changes: (text: string, kind: Mention) => boolean,
  needles?: readonly string[],
): ReadonlySet<string> {
  const { classes, strings } = index;
  const candidates = needles && textsHolding(strings, needles);
  if (candidates?.includes(1) === false) return new Set();
  const touches = rememberedTest(index, changes, candidates);
  const touched = new Set<string>();
  for (let row = 0; row < classes.count; row++) {
    const end = classes.mentionStart[row + 1] ?? 0;
    for (let at = classes.mentionStart[row] ?? 0; at < end; at++)
      if (touches(classes.mentions[at] ?? 0)) {
        touched.add(textOf(strings, classes.path[row] ?? 0));
        break;
      }
  }
  return touched;
}

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
