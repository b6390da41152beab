import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import type { Browser, Page } from 'puppeteer-core';
import { asked, CLEAN, SHIPS, shipsIn } from './asking.ts';
import { axe } from './axe.ts';
import { chromium, click, openBrowser, openPage, shows } from './browser.ts';
import { openAskWorld } from '../support/ask-world.ts';
import { fakeProvider } from '../support/fake-provider.ts';
import { behaviours as does } from '../support/provider-behaviours.ts';
import { uploaded } from '../support/upload.ts';
import { wordGate } from '../support/word-gate.ts';

const LONG = `${'A-name-that-goes-on-and-on-'.repeat(7)}FINAL-2.md`;
const ARABIC = '# السفن\n\nالحبل يرفع الشراع فوق السفينة.\n';

/** What is wider than the place it has. */
const wide = (page: Page) =>
  page.$$eval('html, .sources, .sources > ol, .source, .turns', (found) =>
    found.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.className),
  );

describe.skipIf(chromium.skip)(`how the place to ask is laid out${chromium.because}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  test('a long file name is seen to its end, and breaks nothing, wide and narrow', async () => {
    await using world = await openAskWorld();
    const [file] = await uploaded(world, [[LONG, SHIPS]]);
    const id = await asked(world, 'Which rope raises a sail?', {}, [file.id]);
    await using tab = await openPage(browser, `${world.url}/#/ask/${id}`);
    const { page } = tab;
    await page.waitForSelector('.source-title');
    for (const width of [1440, 320]) {
      // oxlint-disable-next-line no-await-in-loop
      await page.setViewport({ width, height: 900 });
      // oxlint-disable-next-line no-await-in-loop
      expect(await wide(page)).toEqual([]);
    }
    const isCut = await page.$eval('.source-title', (title) => title.scrollHeight > title.clientHeight + 2);
    expect(isCut).toBe(false);
    expect(tab.misdeeds).toEqual(CLEAN);
  });

  test('files of one name are called in the sources as in the list, in the order of their numbers', async () => {
    await using world = await openAskWorld();
    const files = await uploaded(world, [
      ['notes.md', SHIPS],
      ['notes.md', 'The halyard raises the sail.'],
    ]);
    const ids = files.map((file) => file.id);
    const id = await asked(world, 'Which rope raises a sail, the halyard?', {}, ids);
    await using tab = await openPage(browser, `${world.url}/#/ask/${id}`);
    const { page } = tab;
    await page.waitForFunction(() => document.querySelectorAll('.source-title').length > 1);
    await shows(page, 'notes.md (2)');
    const titles = await page.$$eval('.source-title', (found) => found.map((one) => one.textContent));
    expect([...new Set(titles)].toSorted()).toEqual(['notes.md', 'notes.md (2)']);
    const numbers = await page.$$eval('.source', (found) =>
      found.map((one) => Number(one.getAttribute('data-source'))),
    );
    expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
    expect(tab.misdeeds).toEqual(CLEAN);
  });

  test('what is written from right to left is laid out so', async () => {
    await using world = await openAskWorld();
    const [file] = await uploaded(world, [['السفن.md', ARABIC]]);
    const id = await asked(world, 'ما هو الحبل الذي يرفع الشراع؟', {}, [file.id]);
    await using tab = await openPage(browser, `${world.url}/#/ask/${id}`);
    const { page } = tab;
    await page.waitForSelector('.source-quote');
    await page.waitForSelector('.asked-title');
    for (const selector of [
      '.thread-title',
      '.asked-title',
      '.question .note',
      '.answer-text blockquote',
      '.source-title',
      '.source-quote',
    ]) {
      // oxlint-disable-next-line no-await-in-loop
      expect([selector, await page.$eval(selector, (one) => getComputedStyle(one).direction)]).toEqual([
        selector,
        'rtl',
      ]);
    }
    expect(await axe(page)).toEqual([]);
    expect(tab.misdeeds).toEqual(CLEAN);
  });

  test('with little height the answer has it all, and what stands below scrolls along', async () => {
    await using world = await openAskWorld();
    const id = await asked(world, `Which rope raises a sail? ${'And why? '.repeat(20)}`, {}, [await shipsIn(world)]);
    await using tab = await openPage(browser, `${world.url}/#/ask/${id}`);
    const { page } = tab;
    await page.setViewport({ width: 720, height: 450 });
    await shows(page, 'Quoted, not written');
    const layout = await page.evaluate(() => {
      const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
      const turns = document.querySelector('.turns');
      return {
        isWhole: turns !== null && turns.scrollHeight <= turns.clientHeight,
        isInLine: box('.thread-head .button').top < box('.thread-title').bottom,
        isBelow: box('.thread-foot').top >= box('.turns').bottom,
      };
    });
    expect(layout).toEqual({ isWhole: true, isInLine: true, isBelow: true });
    await page.focus('#question');
    const composer = await page.$eval('.composer', (one) => one.getBoundingClientRect().top);
    expect(composer).toBeLessThan(450);
    expect(await axe(page)).toEqual([]);
    expect(tab.misdeeds).toEqual(CLEAN);
  });

  test('the menu of the last file comes into view, and the box that is typed into has its ring', async () => {
    await using world = await openAskWorld();
    await uploaded(
      world,
      Array.from({ length: 10 }, (_, index): [string, string] => [`ships ${index}.md`, SHIPS]),
    );
    await using tab = await openPage(browser, `${world.url}/#/ask`);
    const { page } = tab;
    await page.waitForSelector('.file-row:nth-child(10)');
    await page.focus('#question');
    expect(await page.$eval('.ask-sheet', (one) => getComputedStyle(one).outlineStyle)).toBe('solid');
    await page.$eval('.file-row:last-child summary', (one) => one instanceof HTMLElement && one.click());
    const inView = () => {
      const { top, bottom } = document.querySelector('details[open] .menu')?.getBoundingClientRect() ?? new DOMRect();
      return bottom > 0 && top >= 0 && bottom <= innerHeight;
    };
    await page.waitForFunction(inView);
    await click(page, 'Delete');
    await shows(page, 'Delete for good');
    expect(await page.evaluate(inView)).toBe(true);
    expect(tab.misdeeds).toEqual(CLEAN);
  });

  test('where single keys are turned off, none is advertised', async () => {
    await using world = await openAskWorld();
    await using tab = await openPage(browser, `${world.url}/#/jobs`);
    const { page } = tab;
    const advertised = () =>
      page.$$eval('main kbd:not(.chord)', (found) => found.filter((one) => one.checkVisibility()).length);
    await page.waitForSelector('main kbd');
    expect(await advertised()).toBeGreaterThan(0);
    await click(page, 'Keys');
    await page.$eval('.keys-sheet .switch input', (one) => one instanceof HTMLElement && one.click());
    await page.waitForFunction(() => document.documentElement.classList.contains('keys-off'));
    expect(await advertised()).toBe(0);
    await page.reload();
    await page.waitForSelector('main kbd');
    expect(await advertised()).toBe(0);
    expect(tab.misdeeds).toEqual(CLEAN);
  });

  test('what grows below the edge is one press away, and a pause is not called live', async () => {
    const gate = wordGate();
    const lines = Array.from({ length: 60 }, (_, index) => `Line ${index}.\n\n`);
    await using model = await fakeProvider(does.drips([lines.join(''), 'The end.'], gate.word));
    await using world = await openAskWorld(model);
    const id = await asked(world, 'Which rope raises a sail?', { route: 'simple' }, [await shipsIn(world)]);
    await using tab = await openPage(browser, `${world.url}/#/ask/${id}`);
    const { page } = tab;
    gate.let(1);
    await shows(page, 'To the newest');
    const isWhole = await page.evaluate(() => {
      const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
      return box('.to-newest .button').bottom <= box('.thread-foot').top;
    });
    expect(isWhole).toBe(true);
    expect(await axe(page)).toEqual([]);
    await click(page, 'To the newest');
    await page.waitForFunction(() => !document.body.innerText.includes('To the newest'));
    await page.waitForFunction(() => document.querySelector('.reach')?.textContent === 'Live');
    await click(page, 'Pause');
    await click(page, 'Pause now');
    await page.waitForFunction(() => document.querySelector('.reach')?.textContent === 'Paused');
    expect(tab.misdeeds).toEqual(CLEAN);
  });
});
