import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import type { Browser } from 'puppeteer-core';
import { refinePipeline } from '../../src/pipelines/refine/refine-pipeline.ts';
import { chromium, click, openBrowser, openPage, shows } from './browser.ts';
import { correctingEngine } from '../support/correcting-engine.ts';
import { openWorld, type World } from '../support/world.ts';

const CHANGES = 2_000;
const SOME = 200;
const textWith = (changes: number) =>
  Array.from({ length: changes / 4 }, (_, at) => `${at} teh cat, teh dog, teh bird and teh fish.`).join('\n\n');

describe.skipIf(chromium.skip)(`the web client, with many changes${chromium.because}`, () => {
  let browser: Browser;
  let world: World;
  beforeAll(async () => {
    browser = await openBrowser();
    const engine = correctingEngine();
    engine.let();
    world = await openWorld({ pipelines: [refinePipeline(engine)] });
  });
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  const posted = (changes: number) => world.post('refine', textWith(changes), { strategy: 'corrections-only' });
  const withDecision = async (job: string, decision: string) => {
    const { body } = await world.call('GET', `/v1/jobs/${job}/changes?decision=${decision}&limit=1`);
    return body.data.items.length;
  };

  test('2,000 changes are listed, decided with one key each, and all at once', async () => {
    const job = await posted(CHANGES);
    await using tab = await openPage(browser, `${world.url}/#/job/${job}/review`);
    const { page } = tab;
    await shows(page, '0 of 2,000 decided');
    await page.waitForFunction((all) => document.querySelectorAll('.change-chunk > li').length === all, {}, CHANGES);
    for (let at = 1; at <= 10; at++) {
      // oxlint-disable-next-line no-await-in-loop
      await page.keyboard.press('a');
      // oxlint-disable-next-line no-await-in-loop
      await shows(page, `${at} of 2,000 decided`);
    }
    await click(page, 'Accept the other 1,990');
    await shows(page, '2,000 of 2,000 decided');
    await shows(page, 'Saved');
    expect([await withDecision(job, 'accepted'), await withDecision(job, 'none')]).toEqual([1, 0]);
    // What nobody sees is drawn anew when there is time.
    await page.waitForFunction(
      (all) => document.querySelectorAll('.change-row.accepted').length === all,
      {},
      CHANGES - 1,
    );
    expect(tab.misdeeds).toEqual({ violations: [], failures: [], foreign: [] });
  });

  test('all of a rule, all of a category and one undo', async () => {
    const job = await posted(SOME);
    await using tab = await openPage(browser, `${world.url}/#/job/${job}/review`);
    const { page } = tab;
    await shows(page, 'of 200 decided');
    await click(page, 'More for this change');
    await click(page, 'Reject all of this rule (200)');
    await shows(page, '0 accepted, 200 rejected');
    await shows(page, 'Saved');
    await page.keyboard.press('u');
    await page.waitForFunction(() => !document.body.innerText.includes('200 rejected'));
    await click(page, 'More for this change');
    await click(page, 'Accept all spelling (200)');
    await shows(page, '200 accepted, 0 rejected');
    await click(page, 'More for this change');
    await click(page, 'Always');
    const leftAlone = (known: boolean) =>
      page.waitForFunction(
        async (wanted) => (await (await fetch('/v1/me/dictionary')).text()).includes('"teh"') === wanted,
        {},
        known,
      );
    await leftAlone(true);
    await click(page, 'Take it back');
    await leftAlone(false);
  });
});
