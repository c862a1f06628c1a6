import {
  annotationSites,
  elementValueSites,
  parameterAnnotationSites,
  typeAnnotationSites,
} from './annotation-sites.js';
import type { ConstantPool } from './constant-pool.js';
import { contentOffset, tag, text } from './constant-pool.js';
import { failClass } from './fail.js';
import { SiteReader } from './site-reader.js';
import type { TextRole, TextSite } from './text-role.js';

const MAGIC = 0xcafebabe;

/** Refuses what does not begin as a class file does, up to its constant pool. Throws `FormatError` `class.*`. */
export function requireClassStart(bytes: Buffer): void {
  if (bytes.length < 4) failClass('class.truncated', bytes.length, 'it ends inside its first word');
  if (bytes.readUInt32BE(0) !== MAGIC)
    failClass('class.not-a-class', 0, 'it does not begin with CAFEBABE');
  if (bytes.length < 8) failClass('class.truncated', bytes.length, 'it ends inside its version');
}

/**
 * All places of a class file that point at a text, in order, with what the text is there; those in attributes that the
 * format does not have, or not at that place (JVMS table 4.7-C), are not known. Throws `FormatError` `class.*`.
 */
export function textSites(pool: ConstantPool): readonly TextSite[] {
  const sites: TextSite[] = [];
  constantSites(pool, sites);
  const file = new SiteReader(pool, pool.end, pool.bytes.length, sites);
  file.skip(2); //                               0 access_flags
  file.classIndex(); //                          2 this_class
  if (file.u2() !== 0) {
    file.at -= 2;
    file.classIndex(); //                        4 super_class, 0: none
  }
  file.each(() => file.classIndex()); //         6 interfaces_count, interfaces
  for (const attributes of [fieldAttributes, methodAttributes])
    file.each(() => {
      file.skip(2); //                           0 access_flags
      file.text('other'); //                     2 name_index
      file.text('descriptor'); //                4 descriptor_index
      attributeSites(file, attributes);
    });
  attributeSites(file, classAttributes);
  if (file.at < file.end)
    failClass('class.trailing-bytes', file.at, `${file.end - file.at} bytes behind its end`);
  return sites;
}

/** What constants point at (JVMS §4.4), by tag: one index after the other; of `handle` the kind of a method handle. */
const constantParts: Readonly<Record<number, readonly (TextRole | 'class' | 'pair' | 'skip')[]>> = {
  [tag.class]: ['class-name'],
  [tag.string]: ['string'],
  [tag.field]: ['class', 'pair'],
  [tag.method]: ['class', 'pair'],
  [tag.interfaceMethod]: ['class', 'pair'],
  [tag.nameAndType]: ['other', 'descriptor'],
  [tag.methodType]: ['descriptor'],
  [tag.dynamic]: ['skip', 'pair'],
  [tag.invokeDynamic]: ['skip', 'pair'],
  [tag.module]: ['other'],
  [tag.package]: ['other'],
};

function constantSites(pool: ConstantPool, sites: TextSite[]): void {
  for (let index = 1; index < pool.count; index++) {
    const parts = constantParts[pool.tags[index] ?? 0];
    if (parts === undefined) continue;
    const constant = new SiteReader(pool, contentOffset(pool, index), pool.end, sites);
    for (const part of parts) {
      if (part === 'skip') constant.skip(2);
      else if (part === 'class') constant.classIndex();
      else if (part === 'pair') requirePair(constant);
      else constant.text(part);
    }
  }
}

function requirePair(constant: SiteReader): void {
  const index = constant.u2();
  if (constant.pool.tags[index] !== tag.nameAndType)
    failClass('class.bad-constant-index', constant.at - 2, `constant ${index} is no name and type`);
}

/** Reads the content of one attribute. */
type ReadContent = (content: SiteReader) => void;

/** A table of attributes (JVMS §4.7); those of other names are passed over. */
function attributeSites(file: SiteReader, known: ReadonlyMap<string, ReadContent>): void {
  file.each(() => {
    const name = file.text('other'); //          0 attribute_name_index
    const size = file.u4(); //                   2 attribute_length
    const read = known.get(text(file.pool, name));
    if (read === undefined) file.skip(size);
    else file.within(size, read);
  });
}

/** `Code` (JVMS §4.7.3): instructions point at no text. */
const codeSites: ReadContent = (content) => {
  content.skip(4); //                            0 max_stack   2 max_locals
  content.skip(content.u4()); //                 4 code_length   8 code
  content.each(() => content.skip(8)); //        exception_table
  attributeSites(content, codeAttributes);
};

/** `LocalVariableTable` and `LocalVariableTypeTable` (JVMS §4.7.13, §4.7.14). */
const variableSites =
  (role: TextRole): ReadContent =>
  (content) =>
    content.each(() => {
      content.skip(4); //                        0 start_pc   2 length
      content.text('other'); //                  4 name_index
      content.text(role); //                     6 descriptor_index or signature_index
      content.skip(2); //                        8 index
    });

/** `InnerClasses` (JVMS §4.7.6). */
const innerClassSites: ReadContent = (content) =>
  content.each(() => {
    const inner = content.classIndex(); //       0 inner_class_info_index
    content.skip(2); //                          2 outer_class_info_index
    content.optionalText('simple-name', inner); // 4 inner_name_index
    content.skip(2); //                          6 inner_class_access_flags
  });

/** `MethodParameters` (JVMS §4.7.24): its count has one byte. */
const parameterSites: ReadContent = (content) => {
  for (let left = content.u1(); left > 0; left--) {
    content.optionalText('other'); //            0 name_index
    content.skip(2); //                          2 access_flags
  }
};

/** Components of a record (JVMS §4.7.30). */
const recordSites: ReadContent = (content) =>
  content.each(() => {
    content.text('other'); //                    0 name_index
    content.text('descriptor'); //               2 descriptor_index
    attributeSites(content, componentAttributes);
  });

/** `Module` (JVMS §4.7.25): of its texts it points at versions itself, at all others through constants. */
const moduleSites: ReadContent = (content) => {
  content.skip(4); //                            0 module_name_index   2 module_flags
  content.optionalText('other'); //              4 module_version_index
  content.each(() => {
    content.skip(4); //                          0 requires_index   2 requires_flags
    content.optionalText('other'); //            4 requires_version_index
  });
  content.skip(content.end - content.at);
};

const oneText =
  (role: TextRole): ReadContent =>
  (content) => {
    content.text(role);
  };

const shared: readonly (readonly [string, ReadContent])[] = [
  ['Signature', oneText('signature')],
  ['RuntimeVisibleAnnotations', annotationSites],
  ['RuntimeInvisibleAnnotations', annotationSites],
  ['RuntimeVisibleTypeAnnotations', typeAnnotationSites],
  ['RuntimeInvisibleTypeAnnotations', typeAnnotationSites],
];

const fieldAttributes = new Map(shared);
const componentAttributes = fieldAttributes;

const methodAttributes = new Map([
  ...shared,
  ['Code', codeSites],
  ['AnnotationDefault', (content: SiteReader) => elementValueSites(content, 0)],
  ['MethodParameters', parameterSites],
  ['RuntimeVisibleParameterAnnotations', parameterAnnotationSites],
  ['RuntimeInvisibleParameterAnnotations', parameterAnnotationSites],
] as const);

const codeAttributes: ReadonlyMap<string, ReadContent> = new Map([
  ['LocalVariableTable', variableSites('descriptor')],
  ['LocalVariableTypeTable', variableSites('signature')],
  ['RuntimeVisibleTypeAnnotations', typeAnnotationSites],
  ['RuntimeInvisibleTypeAnnotations', typeAnnotationSites],
]);

const classAttributes = new Map([
  ...shared,
  ['SourceFile', oneText('other')],
  ['InnerClasses', innerClassSites],
  ['Record', recordSites],
  ['Module', moduleSites],
] as const);
