import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../src/goals/check/result.js';
import { checkHtml } from '../../src/report/check-html.js';
import { aBrokenCheck, aCheck, aGroup, aHostileCheck } from '../support/checks.js';

const templates = { read: (name: string) => readFileSync(`templates/${name}`, 'utf8') };

function pageOf(result: CheckResult): string {
  return checkHtml(result, templates);
}

/** What opens or closes an element, or begins a comment. */
function tags(text: string): readonly string[] {
  return [...new Set(text.match(/<\/?[a-z!][^\s>]*/gi))].sort();
}

/** The elements of the first page that the second does not have. */
function added(page: string, before: string): readonly string[] {
  const known = new Set(tags(before));
  return tags(page).filter((tag) => !known.has(tag));
}

describe('a check as a page', () => {
  it('tells what breaks, why, what to do, and who is concerned', () => {
    const page = pageOf(aBrokenCheck);
    const texts = [
      '2 classes or members break, 1 known by a baseline, 7 references unknown',
      'org.acme.util.Cleaner',
      'org.acme:acme-common is gone from the tree, last there at 1.0',
      '→ add the dependency org.acme:acme-common:2.0',
      'org.acme.reader.Main$1',
      'each use is guarded by the code itself',
      'org.other:thing',
      'baseline.stale',
    ];
    expect(texts.filter((text) => !page.includes(text))).toEqual([]);
  });

  it('its policy allows its own script and style alone', () => {
    const page = pageOf(aBrokenCheck);
    const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    const parts = [/<script type="module">([^]*?)<\/script>/, /<style>([^]*?)<\/style>/].map(
      (part) =>
        createHash('sha256')
          .update(part.exec(page)?.[1] ?? '')
          .digest('base64'),
    );
    expect(policy).toContain("default-src 'none'");
    expect(parts.filter((hash) => !policy.includes(`'sha256-${hash}'`))).toEqual([]);
    expect(page).not.toMatch(/\b(?:src|href)=|https?:/);
  });

  it('no name of an input opens an element or fills a hole', () => {
    const page = pageOf(aHostileCheck());
    expect(added(page, pageOf(aBrokenCheck))).toEqual([]);
    expect(page).toContain('{{style}}');
    // oxlint-disable-next-line no-control-regex -- control characters are just what is looked for
    expect(page).not.toMatch(/[\u0000\u001b\u202e]/);
  });

  it('stays below 1 MB with 20,000 names that break, and tells how many it left out', () => {
    const groups = Array.from({ length: 20_000 }, (_, index) => aGroup(`org.acme.Class${index}`));
    const page = pageOf(aCheck({ groups }));
    expect(page.length).toBeLessThan(1_000_000);
    expect(page).toContain('… and 19,000 more.');
  });
});
