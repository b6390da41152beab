import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import type { Browser } from 'puppeteer-core';
import { refinePipeline } from '../../src/pipelines/refine/refine-pipeline.ts';
import { axe } from './axe.ts';
import { chromium, openBrowser, openPage, shows } from './browser.ts';
import { correctingEngine } from '../support/correcting-engine.ts';
import { openWorld, type World } from '../support/world.ts';

describe.skipIf(chromium.skip)(`the web client, for everybody${chromium.because}`, () => {
  let browser: Browser;
  let world: World;
  let job: string;
  beforeAll(async () => {
    browser = await openBrowser();
    const engine = correctingEngine();
    engine.let();
    world = await openWorld({ pipelines: [refinePipeline(engine)] });
    job = await world.post('refine', '# A title\n\nOne teh cat.\n\nTwo teh dogs.\n', { strategy: 'corrections-only' });
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  const PLACES = [
    ['start', () => '#/', 'Start redraft'],
    ['jobs', () => '#/jobs', 'A title'],
    ['insights', () => '#/insights', 'median job'],
    ['run', () => `#/job/${job}/run`, 'Finished'],
    ['review', () => `#/job/${job}/review`, '0 of 2 decided'],
    ['compare', () => `#/job/${job}/compare`, '2 changes'],
  ] as const;

  test.each(PLACES)('%s has nothing that axe finds, in light and dark, wide and narrow', async (_, hash, text) => {
    for (const dark of [false, true]) {
      await using tab = await openPage(browser, `${world.url}/${hash()}`, dark);
      await shows(tab.page, text);
      expect(await axe(tab.page)).toEqual([]);
      await tab.page.setViewport({ width: 390, height: 844 });
      expect(await axe(tab.page)).toEqual([]);
      const sideways = await tab.page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(sideways).toBe(false);
      expect(tab.misdeeds).toEqual({ violations: [], failures: [], foreign: [] });
    }
  });

  test('with the Tab key and Enter alone a text is started, and its changes are decided', async () => {
    await using tab = await openPage(browser, world.url);
    const { page } = tab;
    const focused = () =>
      page.evaluate(() => {
        const one = document.activeElement;
        const label = one instanceof HTMLTextAreaElement ? one.labels[0]?.innerText : one?.getAttribute('aria-label');
        return (label ?? (one instanceof HTMLElement ? one.innerText : '')).trim().replaceAll(/\s+/g, ' ');
      });
    /** Presses Tab until what has that name has the focus, seen by everybody. */
    const tabTo = async (name: string) => {
      const passed: string[] = [];
      for (let at = ''; !at.startsWith(name); passed.push(at)) {
        if (passed.length > 60) throw new Error(`${name} is not on the way: ${passed.join(', ')}`);
        await page.keyboard.press('Tab');
        at = await focused();
      }
    };
    await shows(page, 'Your text');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to content');
    await tabTo('Your text');
    await page.keyboard.type('One teh cat and teh dog.');
    await tabTo('Start redraft');
    await page.keyboard.press('Enter');
    await shows(page, 'Finished');
    await tabTo('Review');
    await page.keyboard.press('Enter');
    await shows(page, '0 of 2 decided');
    await tabTo('Accept A');
    await page.keyboard.press('Enter');
    await shows(page, '1 of 2 decided');
    await tabTo('Reject R');
    await page.keyboard.press('Enter');
    await shows(page, '2 of 2 decided');
    expect(tab.misdeeds).toEqual({ violations: [], failures: [], foreign: [] });
  });

  test('with single keys a text is started from anywhere on the page, and its changes are decided', async () => {
    await using tab = await openPage(browser, world.url);
    const { page } = tab;
    await page.type('#text', 'One teh cat and teh dog.');
    await page.evaluate(() => document.querySelector('textarea')?.blur());
    await page.keyboard.down('Control');
    await page.keyboard.press('Enter');
    await page.keyboard.up('Control');
    await page.waitForFunction(() => location.hash.startsWith('#/job/'));
    await shows(page, 'Finished');
    await page.evaluate(() => (location.hash = location.hash.replace('/run', '/review')));
    await shows(page, '0 of 2 decided');
    await page.keyboard.press('a');
    await shows(page, '1 of 2 decided');
    await page.keyboard.press('r');
    await shows(page, '2 of 2 decided');
    await page.keyboard.press('u');
    await shows(page, '1 of 2 decided');
  });
});
