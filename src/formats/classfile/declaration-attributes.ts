import { readAnnotations, readElementValue } from './annotation-text.js';
import { indexAt, tag, textEnd, textStart } from './constant-pool.js';
import { constantText } from './constant-text.js';
import type { ClassTexts } from './content-reader.js';
import { ContentReader } from './content-reader.js';
import type { FieldLike } from './declaration.js';
import { failClass } from './fail.js';
import type { InternalName } from './names.js';
import { descriptor } from './names.js';

/** What the attributes of a class, field, method or record component say; each is filled in where it is found. */
export interface FoundAttributes {
  signature: string | undefined;
  deprecated: boolean;
  /** Compilers before Java 5 had no flag for it (JVMS §4.7.8). */
  synthetic: boolean;
  annotations: readonly string[];
  constant: string | undefined;
  exceptions: readonly InternalName[];
  annotationDefault: string | undefined;
  permitted: readonly InternalName[] | undefined;
  components: readonly FieldLike[] | undefined;
  hasEnclosingMethod: boolean;
  inner: readonly InnerClass[];
}

/** An entry of `InnerClasses` (JVMS §4.7.6). */
export interface InnerClass {
  readonly name: InternalName;
  /** `undefined`: local or anonymous. */
  readonly outer: InternalName | undefined;
  /** `undefined`: anonymous. */
  readonly simpleName: string | undefined;
  readonly access: number;
}

/**
 * What may hold the table: elsewhere an attribute of that name means nothing (JVMS table 4.7-C) and is left alone. `head`:
 * a class of which no more is asked than who sees it.
 */
export type Holder = 'class' | 'head' | 'field' | 'method' | 'component';

/**
 * Walks one table of attributes (JVMS §4.7) and reads those that a declaration is made of. All others, known or not, are
 * skipped by their length. Throws `class.truncated` or, where the table lies in another attribute, `class.bad-attribute`.
 */
export function readAttributes(
  texts: ClassTexts,
  start: number,
  limit: number,
  holder: Holder,
): { readonly found: Readonly<FoundAttributes>; readonly end: number } {
  const { pool } = texts;
  if (start + 2 > limit) cutOff(texts, limit);
  const count = pool.view.getUint16(start);
  let found: FoundAttributes | undefined;
  let at = start + 2;
  for (let i = 0; i < count; i++) {
    if (at + 6 > limit) cutOff(texts, limit);
    const name = indexAt(pool, at, tag.utf8); //            0 attribute_name_index
    const end = at + 6 + pool.view.getUint32(at + 2); //    2 attribute_length
    if (end > limit) cutOff(texts, limit);
    const read = readerOf(texts, name, holder);
    if (read !== undefined) {
      const content = new ContentReader(texts, at + 6, end);
      read(content, (found ??= nothingFound()));
      if (content.at !== end)
        failClass('class.bad-attribute', content.at, 'an attribute is longer than what it holds');
    }
    at = end;
  }
  return { found: found ?? nothing, end: at };
}

/** Walks over one table of attributes, its indexes checked; answers where it ends. Throws as `readAttributes` does. */
export function skipAttributes(texts: ClassTexts, start: number, limit: number): number {
  const { pool } = texts;
  if (start + 2 > limit) cutOff(texts, limit);
  let at = start + 2;
  for (let left = pool.view.getUint16(start); left > 0; left--) {
    if (at + 6 > limit) cutOff(texts, limit);
    indexAt(pool, at, tag.utf8); //            0 attribute_name_index
    at += 6 + pool.view.getUint32(at + 2); //  2 attribute_length
    if (at > limit) cutOff(texts, limit);
  }
  return at;
}

/** Most methods have `Code` and nothing else. */
const nothing: Readonly<FoundAttributes> = nothingFound();

function nothingFound(): FoundAttributes {
  return {
    signature: undefined,
    deprecated: false,
    synthetic: false,
    annotations: [],
    constant: undefined,
    exceptions: [],
    annotationDefault: undefined,
    permitted: undefined,
    components: undefined,
    hasEnclosingMethod: false,
    inner: [],
  };
}

function cutOff({ pool }: ClassTexts, limit: number): never {
  return limit === pool.view.byteLength
    ? failClass('class.truncated', limit, 'it ends inside an attribute')
    : failClass('class.bad-attribute', limit, 'an attribute reaches past the one that holds it');
}

type ReadContent = (content: ContentReader, found: FoundAttributes) => void;

/** `RuntimeVisibleAnnotations` and its sister: one list, in byte order. */
const takeAnnotations: ReadContent = (content, found) => {
  found.annotations = [...found.annotations, ...readAnnotations(content)].sort();
};

/** Components of a record (JVMS §4.7.30). */
const takeComponents: ReadContent = (content, found) => {
  const components: FieldLike[] = [];
  for (let left = content.u2(); left > 0; left--) {
    const name = content.utf8(); //                 0 name_index
    const type = descriptor(content.utf8()); //     2 descriptor_index
    const own = readAttributes(content.texts, content.at, content.end, 'component');
    content.at = own.end;
    components.push({ name, descriptor: type, signature: own.found.signature });
  }
  found.components = components;
};

const takeInnerClasses: ReadContent = (content, found) => {
  const inner: InnerClass[] = [];
  for (let left = content.u2(); left > 0; left--)
    inner.push({
      name: content.className(), //                 0 inner_class_info_index
      outer: content.optionalClassName(), //        2 outer_class_info_index
      simpleName: content.optionalUtf8(), //        4 inner_name_index
      access: content.u2(), //                      6 inner_class_access_flags
    });
  found.inner = inner;
};

const takeConstant: ReadContent = (content, found) => {
  const at = content.at;
  found.constant = constantText(content.texts.pool, content.u2(), at);
};

const common: Readonly<Record<string, ReadContent>> = {
  Signature: (content, found) => {
    found.signature = content.utf8();
  },
  Deprecated: (_content, found) => {
    found.deprecated = true;
  },
  Synthetic: (_content, found) => {
    found.synthetic = true;
  },
  RuntimeVisibleAnnotations: takeAnnotations,
  RuntimeInvisibleAnnotations: takeAnnotations,
};

/** What tells how a class is nested and whether the source wrote it. */
const ofHead: Readonly<Record<string, ReadContent>> = {
  InnerClasses: takeInnerClasses,
  EnclosingMethod: (content, found) => {
    content.className(); //    0 class_index
    content.u2(); //           2 method_index
    found.hasEnclosingMethod = true;
  },
  Synthetic: (_content, found) => {
    found.synthetic = true;
  },
};

const readers: Readonly<Record<Holder, Readonly<Record<string, ReadContent>>>> = {
  head: ofHead,
  class: {
    ...common,
    ...ofHead,
    PermittedSubclasses: (content, found) => {
      found.permitted = content.classNames();
    },
    Record: takeComponents,
  },
  field: { ...common, ConstantValue: takeConstant },
  method: {
    ...common,
    Exceptions: (content, found) => {
      found.exceptions = content.classNames();
    },
    AnnotationDefault: (content, found) => {
      found.annotationDefault = readElementValue(content, 0);
    },
  },
  component: { Signature: common['Signature'] ?? takeAnnotations },
};

type NamedReader = { readonly bytes: Buffer; readonly read: ReadContent };

const none: readonly NamedReader[] = [];

/** Names are compared as bytes, by length first: most attributes are `Code`, which has no reader. */
const byLength = {
  class: readersByLength('class'),
  head: readersByLength('head'),
  field: readersByLength('field'),
  method: readersByLength('method'),
  component: readersByLength('component'),
};

function readersByLength(holder: Holder): readonly (readonly NamedReader[])[] {
  return Array.from({ length: 40 }, (_, length) =>
    Object.entries(readers[holder])
      .filter(([name]) => name.length === length)
      .map(([name, read]) => ({ bytes: Buffer.from(name, 'latin1'), read })),
  );
}

function readerOf({ pool }: ClassTexts, name: number, holder: Holder): ReadContent | undefined {
  const start = textStart(pool, name);
  const end = textEnd(pool, name);
  for (const { bytes, read } of byLength[holder][end - start] ?? none)
    if (bytes.equals(pool.bytes.subarray(start, end))) return read;
  return undefined;
}
