import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkHtml } from '../../src/report/check-html.js';
import { aBrokenCheck, aHostileCheck } from '../support/checks.js';
import { workFolder } from './support/programs.js';

const templates = { read: (name: string) => readFileSync(`templates/${name}`, 'utf8') };
const work = workFolder('check-html');
/** Screenshots stay here for a look. */
const seen = resolve('test/live/seen');
let browser: Browser;

beforeAll(async () => {
  mkdirSync(seen, { recursive: true });
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });
});

afterAll(() => browser?.close());

/** Opens a page from disk; `complaints` is what it did that it must not. */
async function open(name: string, result: typeof aBrokenCheck) {
  const file = join(work, `${name}.html`);
  writeFileSync(file, checkHtml(result, templates));
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const complaints: string[] = [];
  const address = pathToFileURL(file).href;
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (request.url() !== address) complaints.push(`asked for ${request.url()}`);
  });
  await page.goto(address);
  return { page, complaints };
}

async function shownFindings(page: Page): Promise<readonly string[]> {
  return page.locator('#broken details.finding:visible summary code').allInnerTexts();
}

describe('the page of a check in a browser', () => {
  it('shows what breaks, and searches classes that are folded', async () => {
    const { page, complaints } = await open('broken', aBrokenCheck);
    expect(await shownFindings(page)).toEqual(['org.acme.util.Cleaner', 'org.acme.util.Pool.go()']);
    await page.screenshot({ path: join(seen, 'check.png'), fullPage: true });
    await page.keyboard.press('/');
    await page.keyboard.type('Main$1 NoClassDef');
    expect(await shownFindings(page)).toEqual(['org.acme.util.Cleaner']);
    expect(await page.locator('#shown').innerText()).toBe('1 of 7');
    expect(complaints).toEqual([]);
  });

  it('unfolds and folds all', async () => {
    const { page, complaints } = await open('broken', aBrokenCheck);
    const item = page.getByText('org.acme.reader.Main$1');
    expect(await item.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Unfold all' }).click();
    expect(await item.isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Fold all' }).click();
    expect(await item.isVisible()).toBe(false);
    expect(complaints).toEqual([]);
  });

  it('runs nothing that an input names', async () => {
    const { page, complaints } = await open('hostile', aHostileCheck());
    expect(await page.locator('script').count()).toBe(1);
    expect(complaints).toEqual([]);
  });
});
