import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { join } from 'node:path';
import { type Browser, ElementHandle, type Page } from 'puppeteer-core';
import { quotingWriter } from '../../src/engines/quoting/quoting-writer.ts';
import { chatPipeline } from '../../src/pipelines/chat/chat-pipeline.ts';
import { generatePipeline } from '../../src/pipelines/generate/generate-pipeline.ts';
import { refinePipeline } from '../../src/pipelines/refine/refine-pipeline.ts';
import { axe } from './axe.ts';
import { chromium, openBrowser, openPage, shows } from './browser.ts';
import { correctingEngine } from '../support/correcting-engine.ts';
import { openWorld, type World } from '../support/world.ts';

const SHIPS = '# Ships\n\nA halyard is the rope that raises a sail.\n\nThe keel keeps a ship upright.\n';
const CLEAN = { violations: [], failures: [], foreign: [] };

/** No model: what is asked is answered with quotations. */
async function openQuotingWorld(): Promise<World> {
  const engine = correctingEngine();
  engine.let();
  const writer = quotingWriter();
  return openWorld({ pipelines: [refinePipeline(engine), chatPipeline(writer), generatePipeline(writer)] });
}

/** Types a question and sends it as a writer would. */
async function ask(page: Page, question: string): Promise<void> {
  await page.waitForSelector('#question');
  await page.type('#question', question);
  await page.keyboard.down('Control');
  await page.keyboard.press('Enter');
  await page.keyboard.up('Control');
}

async function addFiles(page: Page, ...paths: readonly string[]): Promise<void> {
  const chooser = await page.waitForSelector('input[type=file]');
  if (!(chooser instanceof ElementHandle)) throw new Error('there is no place for files');
  await chooser.uploadFile(...paths);
}

describe.skipIf(chromium.skip)(`the place to ask, without a model${chromium.because}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  test('a file is added, and what is asked of it is quoted with its sources beside it', async () => {
    await using world = await openQuotingWorld();
    await Bun.write(join(world.folder, 'ships.md'), SHIPS);
    await using tab = await openPage(browser, `${world.url}/#/ask`);
    const { page } = tab;
    await shows(page, 'No files yet');
    await addFiles(page, join(world.folder, 'ships.md'));
    await shows(page, 'the answer is quoted from your files');
    await shows(page, '16 words');
    expect(await axe(page)).toEqual([]);
    await ask(page, 'Which rope raises a sail?');
    await page.waitForFunction(() => location.hash.startsWith('#/ask/conv_'));
    await shows(page, 'Quoted, not written');
    await shows(page, 'From ships.md');
    const source = await page.$eval('[data-source="1"]', ({ textContent }) => textContent);
    expect(source).toContain('ships.md');
    expect(source).toContain('A halyard is the rope that raises a sail.');
    expect(await axe(page)).toEqual([]);
    expect(tab.misdeeds).toEqual(CLEAN);
  });

  test('without files it says what is missing, and keeps what was typed', async () => {
    await using world = await openQuotingWorld();
    await using tab = await openPage(browser, `${world.url}/#/ask`);
    const { page } = tab;
    await shows(page, 'choose files to have the answer quoted');
    await ask(page, 'Which rope raises a sail?');
    await shows(page, 'No model is configured to write with');
    await shows(page, 'Choose a file');
    expect(await page.$eval('#question', (box) => box instanceof HTMLTextAreaElement && box.value)).toBe(
      'Which rope raises a sail?',
    );
    expect(await axe(page)).toEqual([]);
    expect(tab.misdeeds).toEqual(CLEAN);
  });
});
