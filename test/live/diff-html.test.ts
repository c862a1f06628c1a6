import { mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { obtainJars } from './support/artifacts.js';
import { uberplan, workFolder } from './support/programs.js';

const work = workFolder('diff-html');
const report = join(work, 'hadoop-common.html');
/** Screenshots stay here for a look. */
const seen = resolve('test/live/seen');
let browser: Browser;

beforeAll(async () => {
  mkdirSync(seen, { recursive: true });
  const [old = '', now = ''] = await Promise.all(['3.1.4', '3.4.1'].map(hadoopCommon));
  await uberplan(['diff', old, now, '--api', '--resources', '--report', report], work);
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
});

afterAll(() => browser?.close());

/** Each in a folder and a run of its own: in one, Maven chooses one version of an artifact. */
async function hadoopCommon(version: string): Promise<string> {
  const coordinates = [`org.apache.hadoop:hadoop-common:${version}`];
  const [jar = ''] = await obtainJars(coordinates, join(work, version));
  return jar;
}

/** What a page did that it must not: asked for something, or said something on the console. */
interface Watched {
  readonly page: Page;
  readonly complaints: readonly string[];
}

/** Opens the report from disk. */
async function open(options: Parameters<Browser['newPage']>[0] = {}): Promise<Watched> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
  const complaints: string[] = [];
  const address = pathToFileURL(report).href;
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (request.url() !== address) complaints.push(`asked for ${request.url()}`);
  });
  await page.goto(address);
  if (options.javaScriptEnabled !== false) {
    await page.locator('[role=treeitem]').first().waitFor();
  }
  return { page, complaints };
}

/** The row that the keyboard is at, as it is read aloud. */
async function activeRow(page: Page): Promise<string> {
  const id = await page.locator('#tree').getAttribute('aria-activedescendant');
  return page.locator(`#${id ?? 'none'}`).innerText();
}

/** Presses a key until the active row, whose parts are told apart by line ends, holds a text. */
async function walkTo(page: Page, key: string, text: string): Promise<string> {
  for (let steps = 0; steps < 200; steps += 1) {
    const row = await activeRow(page);
    if (row.includes(text)) return row;
    await page.keyboard.press(key);
  }
  throw new Error(`no row with ${text} within 200 times ${key}`);
}

/** How long the page takes to make a search's rows, in milliseconds. The text is a script of the page's own world. */
function searchTimes(page: Page, texts: readonly string[]): Promise<readonly number[]> {
  return page.evaluate(`(async () => {
    const query = document.querySelector('#query');
    const times = [];
    for (const text of ${JSON.stringify(texts)}) {
      const start = performance.now();
      query.value = text;
      query.dispatchEvent(new Event('input'));
      times.push(performance.now() - start);
      await new Promise((painted) => requestAnimationFrame(painted));
    }
    return times;
  })()`);
}

describe('the page of hadoop-common 3.1.4 against 3.4.1, in Chromium', () => {
  it('finds CleanerUtil by a search, and walks to it by keyboard alone', async () => {
    const { page, complaints } = await open();
    await page.keyboard.press('/');
    await page.keyboard.type('cleanerutil');
    await page.keyboard.press('ArrowDown');
    await walkTo(page, 'ArrowDown', 'org.apache.hadoop.util');
    expect(await walkTo(page, 'ArrowDown', 'CleanerUtil')).toMatch(/^\+/);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('drills down to the constructor of SemaphoredDelegatingExecutor by keyboard alone', async () => {
    const { page, complaints } = await open();
    await page.locator('#tree').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('*');
    await walkTo(page, 'ArrowDown', 'org.apache.hadoop.util\n');
    await page.keyboard.press('ArrowRight');
    for (let times = 0; !(await activeRow(page)).includes('SemaphoredDelegatingExecutor');) {
      await page.keyboard.press('s');
      expect((times += 1)).toBeLessThan(50);
    }
    await page.keyboard.press('Enter');
    const row = await walkTo(page, 'ArrowDown', 'SemaphoredDelegatingExecutor(');
    expect(row).toContain('NoSuchMethodError');
    await page.keyboard.press('ArrowRight');
    await page.screenshot({ path: join(seen, 'diff-html-light.png') });
    await walkTo(page, 'ArrowDown', 'constructor removed');
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    expect(await page.locator('#tree [aria-selected=true]').getAttribute('aria-posinset')).toBe(
      '1',
    );
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('shows what breaks compiled code alone, and in the dark', async () => {
    const { page, complaints } = await open({ colorScheme: 'dark' });
    const all = await page.locator('#shown').innerText();
    await page.getByLabel('compiled code').press('Space');
    const broken = await page.locator('#shown').innerText();
    const [, shown = ''] = /([\d,]+) of/.exec(broken) ?? [];
    expect(Number(shown.replaceAll(',', ''))).toBeGreaterThan(10);
    expect(broken).not.toBe(all);
    await page.locator('#query').fill('SemaphoredDelegatingExecutor');
    await page.screenshot({ path: join(seen, 'diff-html-dark.png') });
    expect(statSync(join(seen, 'diff-html-dark.png')).size).toBeGreaterThan(10_000);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('answers a search while one types', async () => {
    const { page } = await open();
    const words = ['c', 'cl', 'cle', 'clea', 'org.apache.hadoop', 'fs path', 'geturi', 'no such'];
    const times = await searchTimes(page, words);
    console.log(`a search took ${times.map((time) => time.toFixed(1)).join(', ')} ms`);
    expect(await page.locator('#shown').innerText()).toMatch(/^\d/);
    await page.close();
  });

  it('is a table of what differs where no script runs', async () => {
    const { page, complaints } = await open({ javaScriptEnabled: false });
    expect(await page.locator('#summary table').isVisible()).toBe(true);
    expect(await page.locator('#explorer').isVisible()).toBe(false);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
