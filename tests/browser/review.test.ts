import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import type { Browser, Page } from 'puppeteer-core';
import { refinePipeline } from '../../src/pipelines/refine/refine-pipeline.ts';
import { axe } from './axe.ts';
import { chromium, click, openBrowser, openPage, shows } from './browser.ts';
import { type WordRule, wordEngine } from '../support/word-engine.ts';
import { openWorld, type World } from '../support/world.ts';

const RULES: readonly WordRule[] = [
  { find: 'teh', after: 'the', applied: true, rule: 'Spelling' },
  { find: 'colour', after: 'color', rule: 'Colour', category: 'style' },
];
const TEXT = '# A title\n\nSee teh colour.\n\nAnd teh dogs.\n';

describe.skipIf(chromium.skip)(`the review, and what lies between versions${chromium.because}`, () => {
  let browser: Browser;
  let world: World;
  beforeAll(async () => {
    browser = await openBrowser();
    world = await openWorld({ pipelines: [refinePipeline(wordEngine({ rules: () => RULES }))] });
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  /** A job of the test's own, on the screen. */
  const opened = async (view: 'review' | 'compare', dark = false) => {
    const job = await world.post('refine', TEXT, { strategy: 'corrections-only' });
    const tab = await openPage(browser, `${world.url}/#/job/${job}/${view}`, dark);
    await shows(tab.page, view === 'review' ? '0 of 3 decided' : '2 changes');
    return { ...tab, job };
  };
  const choose = (page: Page, words: string) =>
    page.evaluate((wanted) => {
      const labels = [...document.querySelectorAll('label')];
      labels.find(({ innerText }) => innerText.trim().startsWith(wanted))?.click();
    }, words);

  test('a card says what, where and why, each once, and no name that only the server knows', async () => {
    await using tab = await opened('review');
    const { page } = tab;
    const card = () => page.$eval('.card', ({ textContent }) => textContent ?? '');
    expect((await card()).match(/spelling/gi)).toHaveLength(1);
    await page.keyboard.press('j');
    await shows(page, '2 of 3');
    expect(await card()).toContain('A suggestion, not in the text yet');
    expect(await card()).not.toContain('Colour');
  });

  test('the list is filtered by category and by what is undecided, and says when nothing fits', async () => {
    await using tab = await opened('review');
    const { page } = tab;
    await choose(page, 'Style');
    await shows(page, '1 of 1');
    await shows(page, 'Accept the other 1');
    await choose(page, 'All');
    await page.keyboard.press('a');
    await shows(page, '1 of 3 decided');
    await page.select('.review-selects label:last-child select', 'open');
    await shows(page, '1 of 2');
    await click(page, 'Accept the other 2');
    await shows(page, '3 of 3 decided');
    await page.keyboard.press('u');
    await shows(page, '1 of 3 decided');
  });

  test('nothing that is not seen makes the page longer than the window', async () => {
    for (const view of ['review', 'compare'] as const) {
      await using tab = await opened(view);
      const { page } = tab;
      // So low that the list has to scroll.
      await page.setViewport({ width: 1440, height: 420 });
      const heights = () => page.evaluate(() => [document.documentElement.scrollHeight, innerHeight]);
      expect(await heights()).toEqual([420, 420]);
    }
    const job = await world.post('refine', TEXT, { strategy: 'corrections-only' });
    await using tab = await openPage(browser, `${world.url}/#/job/${job}/run`);
    await shows(tab.page, '2 changes');
    await tab.page.setViewport({ width: 1440, height: 420 });
    expect(await tab.page.evaluate(() => document.documentElement.scrollHeight <= innerHeight)).toBe(true);
  });

  test('what is undone is what was done last, be it a decision or what is left alone from now on', async () => {
    await using tab = await opened('review');
    const { page } = tab;
    const words = async () => (await world.call('GET', '/v1/me/dictionary')).body.data.words;
    const idle = () => page.$eval('.review-head .undo', (button) => button.getAttribute('aria-disabled'));
    expect(await idle()).toBe('true');
    await page.keyboard.press('a');
    await shows(page, '1 of 3 decided');
    await shows(page, 'Saved');
    await page.keyboard.press('k');
    await page.waitForSelector('[aria-label="Change 1 of 3"]');
    expect(await idle()).toBe('false');
    await page.keyboard.down('Shift');
    await page.keyboard.press('KeyI');
    await page.keyboard.up('Shift');
    await shows(page, '“teh” is left alone in every job');
    await page.waitForFunction(async () => (await (await fetch('/v1/me/dictionary')).text()).includes('"teh"'));
    await page.keyboard.press('u');
    await shows(page, '“teh” is looked at again');
    await page.waitForFunction(async () => !(await (await fetch('/v1/me/dictionary')).text()).includes('"teh"'));
    expect(await words()).toEqual([]);
    await shows(page, '1 of 3 decided');
    await click(page, 'Undo');
    await shows(page, '0 of 3 decided');
    expect(await idle()).toBe('true');
  });

  test('a suggestion looks like one until it is decided on', async () => {
    await using tab = await opened('review');
    const { page } = tab;
    const suggested = () => page.$$eval('.review-document .suggested', (found) => found.map((one) => one.textContent));
    expect(await suggested()).toEqual(['suggested to go colour', 'suggested color']);
    const struck = (found: Element[]) => found.map((one) => getComputedStyle(one).textDecorationLine);
    expect(await page.$$eval(':is(.block-text, .change-row) del.suggested', struck)).toEqual([
      'line-through',
      'line-through',
    ]);
    expect(await page.$$eval('.change-row .suggested', (found) => found.length)).toBe(2);
    await shows(page, 'Style, suggested');
    await page.keyboard.press('j');
    await shows(page, '2 of 3');
    await page.keyboard.press('a');
    await shows(page, '1 of 3 decided');
    expect(await suggested()).toEqual([]);
  });

  test('what is left alone from now on is named on a sheet, and taken back there', async () => {
    await using tab = await opened('review');
    const { page } = tab;
    const lists = async () => {
      const { words, rules } = (await world.call('GET', '/v1/me/dictionary')).body.data;
      return [...words, ...rules];
    };
    await page.keyboard.down('Shift');
    await page.keyboard.press('KeyI');
    await page.keyboard.up('Shift');
    await shows(page, '“teh” is left alone in every job');
    await page.waitForFunction(async () => (await (await fetch('/v1/me/dictionary')).text()).includes('"teh"'));
    await click(page, 'More for this change');
    await click(page, 'Everything that is left alone');
    await shows(page, 'Left alone in every job');
    await page.waitForSelector('.left-alone-list li');
    expect(await axe(page)).toEqual([]);
    expect(await lists()).toEqual(['teh']);
    await click(page, 'Take back: “teh”');
    await shows(page, 'Nothing. The menu of a change');
    expect(await lists()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('dialog.left-alone'));
  });

  test('every file that is offered holds what it says', async () => {
    await using tab = await opened('review');
    const { page } = tab;
    await page.keyboard.press('r');
    await shows(page, '1 of 3 decided');
    await shows(page, 'Saved');
    await page.keyboard.press('d');
    const files = () =>
      page.evaluate(() =>
        Promise.all(
          [...document.querySelectorAll<HTMLAnchorElement>('.download a')].map(async (link) => {
            const answer = await fetch(link.href);
            return [link.download, answer.headers.get('content-type'), await answer.text()] as const;
          }),
        ),
      );
    await shows(page, 'The result: 1 change, 1 rejected');
    const [md, html, txt] = await files();
    expect(md).toEqual([
      'A title.md',
      'text/markdown; charset=utf-8',
      '# A title\n\nSee teh colour.\n\nAnd the dogs.\n',
    ]);
    expect(html?.slice(0, 2)).toEqual(['A title.html', 'text/html; charset=utf-8']);
    expect(html?.[2]).toContain('And the dogs.');
    expect(txt).toEqual(['A title.txt', 'text/plain; charset=utf-8', expect.stringContaining('See teh colour.')]);
    await choose(page, 'Everything suggested');
    expect((await files())[0]?.[2]).toBe('# A title\n\nSee teh color.\n\nAnd the dogs.\n');
    await choose(page, 'The original');
    expect((await files())[0]?.[2]).toBe(TEXT);
  });

  test.each(['review', 'compare'] as const)(
    'all of %s is reached by Tab, and where one is can be seen',
    async (view) => {
      await using tab = await opened(view);
      const { page } = tab;
      const reached: string[] = [];
      for (let step = 0; step < 60; step++) {
        await page.keyboard.press('Tab');
        const at = await page.evaluate(() => {
          const { activeElement: one } = document;
          if (!(one instanceof HTMLElement) || one === document.body) return undefined;
          const ringed = [one, one.closest('label'), one.nextElementSibling].some(
            (each) => each && getComputedStyle(each).outlineStyle !== 'none',
          );
          const { bottom, right } = one.getBoundingClientRect();
          const name = one.getAttribute('aria-label') ?? one.closest('label')?.innerText ?? one.innerText;
          return { name: name.trim().split('\n')[0] ?? '', ringed, inView: bottom > 0 && right > 0 };
        });
        if (!at) break;
        expect(at).toEqual({ name: at.name, ringed: true, inView: true });
        reached.push(at.name);
      }
      const wanted =
        view === 'review'
          ? ['Skip to content', 'Run', 'Download', 'Accept', 'Reject', 'More for this change', 'Accept the other 3']
          : ['Skip to content', 'Review', 'Left', 'Right', 'Swap the sides', 'Previous change', 'The two versions'];
      expect(wanted.filter((name) => !reached.some((one) => one.startsWith(name)))).toEqual([]);
    },
  );

  test('what opens on these screens has nothing that axe finds either', async () => {
    for (const dark of [false, true]) {
      await using tab = await opened('review', dark);
      const { page } = tab;
      await click(page, 'More for this change');
      expect(await axe(page)).toEqual([]);
      await page.keyboard.press('a');
      await page.keyboard.press('r');
      await page.keyboard.press('d');
      expect(await axe(page)).toEqual([]);
      await page.setViewport({ width: 390, height: 844 });
      await click(page, 'List');
      expect(await axe(page)).toEqual([]);
      await page.evaluate(() => (location.hash = location.hash.replace('/review', '/compare')));
      await page.waitForSelector('.compare-sheet');
      await choose(page, 'Inline');
      await page.waitForSelector('.compare-sheet.inline');
      expect(await axe(page)).toEqual([]);
      expect(tab.misdeeds).toEqual({ violations: [], failures: [], foreign: [] });
    }
  });
});
