import { failClass } from './fail.js';
import type { SiteReader } from './site-reader.js';
import { behindPath, behindTarget } from './type-annotations.js';

/** Annotations in annotations in arrays: javac makes a handful of levels, a hostile file as many as it has bytes. */
const MAX_DEPTH = 64;

/** `RuntimeVisibleAnnotations` and its sister (JVMS §4.7.16). */
export function annotationSites(content: SiteReader): void {
  content.each(() => annotation(content, 0));
}

/** Annotations of parameters (JVMS §4.7.18): a count of one byte, annotations of each. */
export function parameterAnnotationSites(content: SiteReader): void {
  for (let left = content.u1(); left > 0; left--) annotationSites(content);
}

/** Annotations of uses of types (JVMS §4.7.20): a target and a path come before each. */
export function typeAnnotationSites(content: SiteReader): void {
  content.each(() => {
    const { pool, at, end } = content;
    content.skip(behindPath(pool, behindTarget(pool, at, end), end) - at);
    annotation(content, 0);
  });
}

/** One `element_value` (JVMS §4.7.16.1). `depth`: how many annotations and arrays it lies in. */
export function elementValueSites(content: SiteReader, depth: number): void {
  const start = content.at;
  if (depth > MAX_DEPTH) failClass('class.bad-attribute', start, 'annotations nest too deep');
  const kind = String.fromCharCode(content.u1());
  switch (kind) {
    case 's':
      content.text('string');
      break;
    case 'c':
      content.text('descriptor');
      break;
    case 'e':
      content.text('descriptor'); // 0 type_name_index
      content.text('other'); //      2 const_name_index
      break;
    case '@':
      annotation(content, depth + 1);
      break;
    case '[':
      content.each(() => elementValueSites(content, depth + 1));
      break;
    default:
      if (!'BCDFIJSZ'.includes(kind))
        failClass('class.bad-attribute', start, 'an annotation holds a value of no kind');
      content.skip(2); //            0 const_value_index
  }
}

function annotation(content: SiteReader, depth: number): void {
  content.text('descriptor'); //     0 type_index
  content.each(() => {
    content.text('other'); //        0 element_name_index
    elementValueSites(content, depth + 1);
  });
}
