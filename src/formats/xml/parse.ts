import type { XmlElement } from './element.js';
import { decodeAttribute, decodeText } from './text.js';
import { malformed, refuse } from './refusal.js';

/** Bounds that hostile input runs into; real POMs stay three orders of magnitude below. */
const limits = { characters: 1 << 26, depth: 200, elements: 1_000_000, attributes: 500 };

/**
 * The root element of an XML 1.0 text, with exact offsets. Comments and processing instructions are skipped, CDATA
 * is text, line ends in text become LF (§2.11). A DOCTYPE is refused, so nothing can be declared, expanded or
 * fetched. Namespaces are not looked up: prefixes are cut off element names and kept on attributes.
 *
 * Throws `FormatError`: `xml.not-well-formed`, `xml.doctype`, `xml.too-large`; `name` is the file in its place.
 *
 * One pass without recursion. `open` holds the elements whose end tag is to come; an element is made when it ends.
 */
export function parseXml(text: string, name: string): XmlElement {
  if (text.length > limits.characters) {
    throw refuse('xml.too-large', `is longer than ${limits.characters} characters`, text, 0, name);
  }
  const forbidden = text.search(forbiddenCharacters);
  if (forbidden >= 0) throw malformed('holds a control character', text, forbidden, name);
  const reader: Reader = { text, name, at: skipDeclaration(text), elements: 0 };
  skipMisc(reader);
  if (text[reader.at] !== '<')
    throw malformed('does not start with an element', text, reader.at, name);
  const root = readTree(reader);
  skipMisc(reader);
  if (reader.at < text.length) {
    throw malformed('goes on after its root element', text, reader.at, name);
  }
  return root;
}

// oxlint-disable-next-line no-control-regex -- XML 1.0 §2.2 leaves just these out
const forbiddenCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

interface Reader {
  readonly text: string;
  readonly name: string;
  at: number;
  elements: number;
}

interface Open {
  readonly rawName: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  readonly start: number;
  readonly contentStart: number;
  text: string;
}

const [dash, dot, slash, zero, nine, close, question, bang] = [
  0x2d, 0x2e, 0x2f, 0x30, 0x39, 0x3e, 0x3f, 0x21,
];

const noAttributes: ReadonlyMap<string, string> = new Map();

/** Behind a byte order mark and `<?xml …?>`. */
function skipDeclaration(text: string): number {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  if (!/^<\?xml\s/.test(text.slice(start, start + 6))) return start;
  const end = text.indexOf('?>', start);
  return end < 0 ? start : end + 2;
}

/** White space, comments and processing instructions outside the root element (`Misc`, §2.8). */
function skipMisc(reader: Reader): void {
  const { text } = reader;
  for (;;) {
    while (isSpace(text.charCodeAt(reader.at))) reader.at += 1;
    if (text.startsWith('<!DOCTYPE', reader.at)) {
      throw refuse(
        'xml.doctype',
        'has a DOCTYPE, which is refused: nothing that it declares is expanded or fetched',
        text,
        reader.at,
        reader.name,
      );
    }
    if (!skipMarkup(reader)) return;
  }
}

/** Skips one comment or processing instruction, if there is one. */
function skipMarkup(reader: Reader): boolean {
  const { text, at } = reader;
  const second = text.charCodeAt(at + 1);
  if (second !== bang && second !== question) return false;
  if (text.startsWith('<!--', at)) {
    reader.at = find(reader, '-->', at + 4, 'a comment') + 3;
    return true;
  }
  if (!text.startsWith('<?', at)) return false;
  if (/^xml\s/i.test(text.slice(at + 2, at + 6))) {
    throw malformed('has an XML declaration that is not at its start', text, at, reader.name);
  }
  reader.at = find(reader, '?>', at + 2, 'a processing instruction') + 2;
  return true;
}

function find(reader: Reader, end: string, from: number, what: string): number {
  const found = reader.text.indexOf(end, from);
  if (found < 0) throw malformed(`ends inside ${what}`, reader.text, reader.at, reader.name);
  return found;
}

function readTree(reader: Reader): XmlElement {
  const open: Open[] = [];
  for (;;) {
    const done =
      reader.text.charCodeAt(reader.at + 1) === slash
        ? readEndTag(reader, open)
        : readStartTag(reader, open);
    const parent = open.at(-1);
    if (done && !parent) return done;
    if (done) parent?.children.push(done);
    const top = open.at(-1);
    if (top) readText(reader, top);
  }
}

/** Text, CDATA, comments and processing instructions up to the next tag. */
function readText(reader: Reader, top: Open): void {
  const { text } = reader;
  for (;;) {
    const next = text.indexOf('<', reader.at);
    if (next < 0) {
      throw malformed(`ends inside <${top.rawName}>`, text, top.start, reader.name);
    }
    if (isContent(text, reader.at, next, top))
      top.text += decodeText(text, reader.at, next, reader.name);
    reader.at = next;
    if (text.charCodeAt(next + 1) === bang && text.startsWith('<![CDATA[', next)) {
      const end = find(reader, ']]>', next + 9, 'a CDATA section');
      top.text += text.slice(next + 9, end).replace(/\r\n?/g, '\n');
      reader.at = end + 3;
    } else if (!skipMarkup(reader)) return;
  }
}

/** Not just the indentation between two tags, which is most of a file's white space. */
function isContent(text: string, from: number, to: number, top: Open): boolean {
  for (let at = from; at < to; at += 1) if (!isSpace(text.charCodeAt(at))) return true;
  return to > from && top.children.length === 0 && text.charCodeAt(to + 1) === slash;
}

/** A start tag; the element itself where the tag also ends it, else it is opened. */
function readStartTag(reader: Reader, open: Open[]): XmlElement | undefined {
  const { text, name } = reader;
  const start = reader.at;
  reader.elements += 1;
  if (open.length >= limits.depth || reader.elements > limits.elements) {
    throw refuse('xml.too-large', `nests or holds too many elements`, text, start, name);
  }
  const rawName = readName(reader, start + 1);
  const attributes = readAttributes(reader);
  if (text.startsWith('/>', reader.at)) {
    const end = reader.at + 2;
    reader.at = end;
    return {
      name: localName(rawName),
      attributes,
      children: [],
      text: '',
      start,
      end,
      contentStart: end,
      contentEnd: end,
    };
  }
  if (text[reader.at] !== '>')
    throw malformed(`has a bad start tag <${rawName}`, text, reader.at, name);
  reader.at += 1;
  open.push({ rawName, attributes, children: [], start, contentStart: reader.at, text: '' });
  return undefined;
}

function readEndTag(reader: Reader, open: Open[]): XmlElement {
  const { text, name } = reader;
  const contentEnd = reader.at;
  const rawName = readName(reader, contentEnd + 2);
  skipSpace(reader);
  const top = open.pop();
  if (top?.rawName !== rawName || text[reader.at] !== '>') {
    const expected = top ? `</${top.rawName}>` : 'no end tag';
    throw malformed(`has </${rawName} where ${expected} is due`, text, contentEnd, name);
  }
  reader.at += 1;
  const { attributes, children, start, contentStart } = top;
  return {
    name: localName(rawName),
    attributes,
    children,
    text: top.text,
    start,
    end: reader.at,
    contentStart,
    contentEnd,
  };
}

function readAttributes(reader: Reader): ReadonlyMap<string, string> {
  const { text } = reader;
  if (text.charCodeAt(reader.at) === close) return noAttributes;
  const attributes = new Map<string, string>();
  for (;;) {
    const before = reader.at;
    skipSpace(reader);
    const code = text.charCodeAt(reader.at);
    if (code === close || code === slash || Number.isNaN(code)) {
      return attributes.size === 0 ? noAttributes : attributes;
    }
    const at = reader.at;
    const key = readName(reader, at);
    if (before === at || attributes.has(key) || attributes.size >= limits.attributes) {
      throw malformed(`has a bad attribute "${key}"`, text, at, reader.name);
    }
    attributes.set(key, readAttributeValue(reader));
  }
}

function readAttributeValue(reader: Reader): string {
  const { text, name } = reader;
  skipSpace(reader);
  if (text[reader.at] !== '=')
    throw malformed('has an attribute without a value', text, reader.at, name);
  reader.at += 1;
  skipSpace(reader);
  const quote = text[reader.at];
  if (quote !== '"' && quote !== "'") {
    throw malformed('has an attribute value without quotes', text, reader.at, name);
  }
  const from = reader.at + 1;
  const end = find(reader, quote, from, 'an attribute value');
  reader.at = end + 1;
  return decodeAttribute(text, from, end, name);
}

/** A name (§2.3): letters, digits and `_ : . -`, not starting with the last two; all is allowed above ASCII. */
function readName(reader: Reader, from: number): string {
  const { text } = reader;
  let at = from;
  while (isNameCharacter(text.charCodeAt(at))) at += 1;
  const first = text.charCodeAt(from);
  if (at === from || first === dash || first === dot || (first >= zero && first <= nine)) {
    throw malformed('has a "<" that starts no tag', text, reader.at, reader.name);
  }
  reader.at = at;
  return text.slice(from, at);
}

function isNameCharacter(code: number): boolean {
  if (code >= 0x61 && code <= 0x7a) return true;
  if (code >= 0x41 && code <= 0x5a) return true;
  if (code >= zero && code <= 0x3a) return true;
  return code === dash || code === dot || code === 0x5f || code > 0x7f;
}

function localName(name: string): string {
  return name.includes(':') ? name.slice(name.indexOf(':') + 1) : name;
}

function skipSpace(reader: Reader): void {
  while (isSpace(reader.text.charCodeAt(reader.at))) reader.at += 1;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
