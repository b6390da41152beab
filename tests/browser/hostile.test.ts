import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import type { Browser } from 'puppeteer-core';
import { refinePipeline } from '../../src/pipelines/refine/refine-pipeline.ts';
import { chromium, openBrowser, openPage, shows } from './browser.ts';
import { correctingEngine } from '../support/correcting-engine.ts';
import { openWorld } from '../support/world.ts';

const HOSTILE = `# <img src=x onerror="document.title='owned'">

Teh <script>document.title='owned'</script> cat and teh [link](javascript:document.title='owned').

<iframe srcdoc="<script>parent.document.title='owned'</script>"></iframe>
`;

describe.skipIf(chromium.skip)(`the web client, with a hostile text${chromium.because}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  test('shows markup as the text it is, on every screen', async () => {
    const engine = correctingEngine();
    engine.let();
    await using world = await openWorld({ pipelines: [refinePipeline(engine)] });
    const job = await world.post('refine', HOSTILE, { strategy: 'corrections-only' });
    for (const [hash, text] of [
      [`#/job/${job}/run`, 'Finished'],
      [`#/job/${job}/review`, 'decided'],
      [`#/job/${job}/compare`, '1 change'],
      ['#/jobs', 'Jobs'],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop
      await using tab = await openPage(browser, `${world.url}/${hash}`);
      // oxlint-disable-next-line no-await-in-loop
      await shows(tab.page, text);
      // oxlint-disable-next-line no-await-in-loop
      await shows(tab.page, 'onerror=');
      // oxlint-disable-next-line no-await-in-loop
      const found = await tab.page.evaluate(() => ({
        title: document.title === 'owned',
        made: document.querySelectorAll('#app img, #app script, #app iframe, a[href^="javascript"]').length,
      }));
      expect(found).toEqual({ title: false, made: 0 });
      expect(tab.misdeeds).toEqual({ violations: [], failures: [], foreign: [] });
    }
  });
});
