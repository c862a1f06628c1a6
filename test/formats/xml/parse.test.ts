import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { child, childText, type XmlElement } from '../../../src/formats/xml/element.js';
import { parseXml } from '../../../src/formats/xml/parse.js';

const parse = (text: string): XmlElement => parseXml(text, 'some.xml');

describe('parseXml', () => {
  it('gives elements, attributes and text in document order', () => {
    const root = parse('<a x="1" y=\'2\'><b>one</b><c/><b>two</b></a>');
    expect([...root.attributes]).toEqual([
      ['x', '1'],
      ['y', '2'],
    ]);
    expect(root.children.map(({ name, text }) => [name, text])).toEqual([
      ['b', 'one'],
      ['c', ''],
      ['b', 'two'],
    ]);
    expect(childText(root, 'b')).toBe('one');
  });

  // XML 1.0 §4.1, §4.6; the last are HTML 4's, which Maven's reader knows.
  it.each([
    ['&lt;&gt;&amp;&quot;&apos;', '<>&"\''],
    ['&#65;&#x41;&#x1F600;', 'AA\u{1F600}'],
    ['S&oslash;ren &ndash; &copy;', 'S\u00f8ren \u2013 \u00a9'],
    ['&amp;lt;', '&lt;'],
  ])('replaces the references in %s', (written, expected) => {
    expect(parse(`<a>${written}</a>`).text).toBe(expected);
    expect(parse(`<a b="${written}"/>`).attributes.get('b')).toBe(expected);
  });

  it('joins text around comments, instructions and CDATA', () => {
    expect(parse('<a>1<!-- no --> 2<?no?><![CDATA[ <3> &amp;]]></a>').text).toBe('1 2 <3> &amp;');
  });

  it('makes every line end in text LF and every white space in attributes a blank', () => {
    const root = parse('<a b="1\r\n2\t3">x\r\ny\rz</a>');
    expect(root.text).toBe('x\ny\nz');
    expect(root.attributes.get('b')).toBe('1 2 3');
  });

  it('leaves out white space between child elements and keeps it where it stands alone', () => {
    expect(parse('<a>\n  <b> </b>\n</a>').text).toBe('');
    expect(parse('<a>\n  <b> </b>\n</a>').children[0]?.text).toBe(' ');
  });

  it('cuts the prefix off element names and keeps it on attributes', () => {
    const root = parse('<m:a xmlns:m="urn:m"><m:b xml:space="preserve"/></m:a>');
    expect(root.name).toBe('a');
    expect(child(root, 'b')?.attributes.get('xml:space')).toBe('preserve');
  });

  it('gives offsets into the text as it is, with byte order mark, CRLF and entities', () => {
    const text = '\ufeff<?xml version="1.0"?>\r\n<a>\r\n  <b>x &amp; y</b>\r\n  <c/>\r\n</a>\r\n';
    const root = parse(text);
    const [b, c] = root.children;
    expect(text.slice(b?.start, b?.end)).toBe('<b>x &amp; y</b>');
    expect(text.slice(b?.contentStart, b?.contentEnd)).toBe('x &amp; y');
    expect(text.slice(c?.start, c?.end)).toBe('<c/>');
    expect(c?.contentStart).toBe(c?.end);
    expect(text.slice(root.start, root.end)).toBe(text.trim().slice(text.indexOf('<a>') - 1));
  });
});

/** A tree that is written as it is read: no white space beside children. */
interface Tree {
  readonly name: string;
  readonly text: string;
  readonly children: readonly Tree[];
}

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record({
    name: fc.stringMatching(/^[a-z][a-z0-9.-]{0,5}$/),
    text: fc.string({ unit: fc.constantFrom('a', ' ', '<', '&', '"', '>', '\u00e9', '1', '\n') }),
    children: fc.oneof({ maxDepth: 4 }, fc.constant([]), fc.array(tie('tree'), { maxLength: 3 })),
  }),
}));

function write({ name, text, children }: Tree): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<${name}>${escaped}${children.map(write).join('')}</${name}>`;
}

describe('parseXml, for any tree', () => {
  const view = (element: XmlElement): unknown => [
    element.name,
    element.text.trim(),
    element.children.map(view),
  ];
  const expected = (one: Tree): unknown => [one.name, one.text.trim(), one.children.map(expected)];

  it('reads back what was written', () => {
    fc.assert(
      fc.property(tree, (one) => {
        expect(view(parse(write(one)))).toEqual(expected(one));
      }),
    );
  });

  it('gives the same element when the text between its offsets is read alone', () => {
    fc.assert(
      fc.property(tree, (one) => {
        const text = `<root>${write(one)}</root>`;
        const [inner] = parse(text).children;
        expect(view(parse(text.slice(inner?.start, inner?.end)))).toEqual(expected(one));
      }),
    );
  });

  it('reads the same as fast-xml-parser 5.12', () => {
    const oracle = new XMLParser({
      preserveOrder: true,
      trimValues: false,
      parseTagValue: false,
    });
    fc.assert(
      fc.property(tree, (one) => {
        expect([view(parse(write(one)))]).toEqual(fromOracle(oracle.parse(write(one))));
      }),
    );
  });

  it('refuses what fast-xml-parser 5.12 finds not well-formed after a cut', () => {
    fc.assert(
      fc.property(tree, fc.nat(), fc.nat(3), (one, from, length) => {
        const text = write(one);
        const start = from % text.length;
        const cut = text.slice(0, start) + text.slice(start + 1 + length);
        fc.pre(XMLValidator.validate(cut) !== true);
        expect(() => parse(cut)).toThrow('some.xml');
      }),
    );
  });
});

/** The ordered output of fast-xml-parser in the view above. */
function fromOracle(nodes: unknown): unknown[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: Record<string, unknown>) => {
    const name = Object.keys(node).find((key) => key !== ':@') ?? '';
    const inner = node[name];
    if (name === '#text' || !Array.isArray(inner)) return [];
    const texts = inner.map((each: Record<string, unknown>) => {
      const text = each['#text'];
      return typeof text === 'string' ? text : '';
    });
    return [[name, texts.join('').trim(), fromOracle(inner)]];
  });
}
