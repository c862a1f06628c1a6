import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DiffResult } from '../../src/goals/diff/result.js';
import { diffHtml } from '../../src/report/diff-html.js';
import { pageData } from '../../src/report/diff-html-data.js';
import { escapeHtml, fillPage, visible } from '../../src/report/markup.js';
import { aClass, aDiff, aLargeDiff, aSmallDiff } from '../support/diffs.js';

const templates = { read: (name: string) => readFileSync(`templates/${name}`, 'utf8') };

/** What a jar may hold to break out of an element, an attribute, the script or its data. */
const hostile = `</script><script>alert(1)</script><!--"'&amp;{{data}}$&\u0000\n\u202e\ud800]]>`;

function pageOf(result: DiffResult): string {
  return diffHtml(result, templates);
}

/** The JSON that the page's script reads. */
function dataOf(page: string): unknown {
  const [, base64 = ''] = /<script id="data" type="text\/plain">([^<]*)<\/script>/.exec(page) ?? [];
  return JSON.parse(inflateRawSync(Buffer.from(base64, 'base64')).toString());
}

/** Each name with digits that repeat in no other, so that compression finds little. */
function incompressible(index: number): string {
  const digits = createHash('sha256').update(String(index)).digest('hex').slice(0, 12);
  return `org.acme.part${index % 700}.Class${digits}$${index}`;
}

/** As a content security policy names a script. */
function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** What opens or closes an element, or begins a comment. */
function tags(text: string): readonly string[] {
  return [...new Set(text.match(/<\/?[a-z!][^\s>]*/gi))].sort();
}

function withHostileNames(): DiffResult {
  const [first] = aSmallDiff.classes;
  if (!first) throw new Error('the small comparison has no class');
  const side = { ...aSmallDiff.old, name: hostile };
  const one = { ...first, name: `a.${hostile}`, newArtifact: `${hostile}:a:1` };
  return {
    ...aSmallDiff,
    old: side,
    now: side,
    classes: [one],
    duplicates: [{ side: 'old', name: hostile, parts: [hostile], sameContent: true }],
    packageMoves: [{ from: hostile, to: hostile, classes: 1, whole: true }],
  };
}

describe('a comparison as a page', () => {
  it('takes at most 3 MB for 40,000 changes', () => {
    const large = aLargeDiff(incompressible);
    const more = Array.from({ length: 4000 }, (_, index) => aClass(incompressible(36_000 + index)));
    const bytes = Buffer.byteLength(pageOf({ ...large, classes: [...large.classes, ...more] }));
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThan(3_000_000);
  });

  it('is the same bytes for the same result', () => {
    expect(pageOf(aSmallDiff)).toBe(pageOf(aSmallDiff));
  });

  it('brings its script all that differs', () => {
    expect(dataOf(pageOf(aSmallDiff))).toEqual(pageData(aSmallDiff));
  });

  it('says of a move to one of several that fit that it is one', () => {
    const moved = { ...aClass('b.C', 'moved'), oldName: 'a.C' };
    const classOf = (ambiguous: true | undefined): unknown =>
      pageData(aDiff({ classes: [{ ...moved, ambiguous }] })).artifacts[0]?.packages[0]?.classes[0];
    expect(classOf(true)).toMatchObject({ notes: ['was a.C', 'one of several that fit'] });
    expect(classOf(undefined)).toMatchObject({ notes: ['was a.C'] });
  });

  it('says where in the jar a class lies that is told under its original name', () => {
    const one = { ...aClass('a.C', 'removed'), oldInJar: 'x.a.C' };
    expect(pageData(aDiff({ classes: [one] })).artifacts[0]?.packages[0]?.classes).toMatchObject([
      { notes: ['in the jar x.a.C'] },
    ]);
  });

  it('says what could not be compared where nothing else differs', () => {
    const unknown = { ...aDiff().counts, unknown: 3 };
    expect(pageOf(aDiff({ verdict: 'no-difference-seen', counts: unknown }))).toContain(
      'no difference seen, 3 classes could not be compared',
    );
  });

  it('names every class once, below its artifact and package', () => {
    const names = pageData(aLargeDiff()).artifacts.flatMap(({ packages }) =>
      packages.flatMap(({ name, classes }) => classes.map((one) => `${name}.${one.name}`)),
    );
    expect(names.toSorted()).toEqual(
      aLargeDiff()
        .classes.map(({ name }) => name)
        .toSorted(),
    );
  });

  it('allows its own script and style and nothing else', () => {
    const page = pageOf(aSmallDiff);
    const [, script = ''] = /<script type="module">([^]*?)<\/script>/.exec(page) ?? [];
    const [, style = ''] = /<style>([^]*?)<\/style>/.exec(page) ?? [];
    expect(page).toContain(
      `content="default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)};`,
    );
    expect(page).not.toMatch(/https?:|\s(?:src|href)=|url\(/);
    expect(style).not.toContain('@import');
  });

  it('no hostile name becomes markup or fills a hole', () => {
    const plain = pageOf(aSmallDiff);
    const page = pageOf(withHostileNames());
    const allowed = new Set(tags(plain));
    expect(tags(page).filter((tag) => !allowed.has(tag))).toEqual([]);
    expect(page.match(/<script/g)).toHaveLength(plain.match(/<script/g)?.length ?? 0);
    expect(page).toContain(
      String.raw`&#60;/script&#62;&#60;script&#62;alert(1)&#60;/script&#62;&#60;!--&#34;&#39;&#38;amp;{{data}}$&#38;\u0000\u000a\u202e\ud800]]&#62;`,
    );
  });

  it('shows controls, marks of direction and halves of characters as Java writes them', () => {
    expect(visible('a\u0007b\u202ec\ud83dd\u{e0041}é😀')).toBe(
      String.raw`a\u0007b\u202ec\ud83dd\udb40\udc41é😀`,
    );
  });

  it('escaped text has no character of markup and gives the visible text back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeHtml(text);
        expect(escaped).not.toMatch(/[<>"']|&(?!#\d+;)/);
        const back = escaped.replaceAll(/&#(\d+);/g, (_, code) =>
          String.fromCharCode(Number(code)),
        );
        expect(back).toBe(visible(text));
      }),
    );
  });

  it('refuses a page with a hole that nothing fills', () => {
    expect(() => fillPage('<p>{{other}}</p>', {})).toThrow('other');
  });

  it('says of two equal sides that they are identical', () => {
    expect(pageOf(aDiff({ verdict: 'identical' }))).toContain('identical');
  });
});
