import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import type { Browser, HTTPRequest } from 'puppeteer-core';
import { refinePipeline } from '../../src/pipelines/refine/refine-pipeline.ts';
import { axe } from './axe.ts';
import { chromium, click, openBrowser, openPage, shows } from './browser.ts';
import { correctingEngine } from '../support/correcting-engine.ts';
import { openWorld } from '../support/world.ts';

const KEY = 'f3a9c1e07b5d42886a1fd0c3b7e94520';

describe.skipIf(chromium.skip)(`the web client, with a key${chromium.because}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  test('asks for the key, keeps it from scripts, runs a job over the socket, and signs out', async () => {
    const engine = correctingEngine();
    engine.let();
    await using world = await openWorld({ pipelines: [refinePipeline(engine)], env: { BACKEND_API_KEY: KEY } });
    await using tab = await openPage(browser, world.url);
    const { page } = tab;
    await shows(page, 'This server asks for a key');
    for (const [dark, width] of [
      [false, 1440],
      [true, 390],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop
      await page.setViewport({ width, height: 844 });
      // oxlint-disable-next-line no-await-in-loop
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
      // oxlint-disable-next-line no-await-in-loop
      expect(await axe(page)).toEqual([]);
    }
    // What password managers look for.
    const fields = await page.$$eval('form input', (inputs) =>
      inputs.map(({ autocomplete, type }) => [autocomplete, type]),
    );
    expect(fields).toEqual([
      ['username', 'text'],
      ['current-password', 'password'],
    ]);
    await page.type('#key', 'guess');
    await click(page, 'Continue');
    await shows(page, 'not the key of this server');
    await page.$eval('#key', (box) => box instanceof HTMLInputElement && box.select());
    await page.type('#key', KEY);
    await click(page, 'Continue');
    await shows(page, 'Try a sample');
    const seen = await page.evaluate(() => document.cookie + JSON.stringify({ ...localStorage, ...sessionStorage }));
    expect(seen).not.toContain(KEY);
    expect(seen).not.toContain('redraft=');
    await page.type('#text', 'One teh cat.');
    await click(page, 'Start redraft');
    await shows(page, 'Finished');
    await page.goto(`${world.url}/#/jobs`);
    await click(page, 'Sign out');
    await shows(page, 'This server asks for a key');
    expect(tab.misdeeds).toEqual({ violations: [], failures: [], foreign: [] });
  });

  // A server that took its time showed the start page until it asked for its key.
  test('asks before anything else is shown, however late it says that it does', async () => {
    await using world = await openWorld({ pipelines: [], env: { BACKEND_API_KEY: KEY } });
    await using tab = await openPage(browser, 'about:blank');
    const { page } = tab;
    const asked = Promise.withResolvers<HTTPRequest>();
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      if (request.url().endsWith('/v1/session')) asked.resolve(request);
      else void request.continue();
    });
    await page.goto(world.url);
    const held = await asked.promise;
    await shows(page, 'Opening Redraft');
    expect(await page.evaluate(() => document.querySelectorAll('textarea, nav').length)).toBe(0);
    expect(await axe(page)).toEqual([]);
    await held.continue();
    await shows(page, 'This server asks for a key');
  });
});
