import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { addFiles, answerText, ask, asked, CLEAN, SHIPS, shipsIn } from './asking.ts';
import { axe } from './axe.ts';
import { chromium, click, openBrowser, openPage, shows } from './browser.ts';
import { openAskWorld } from '../support/ask-world.ts';
import { uploaded } from '../support/upload.ts';

describe.skipIf(chromium.skip)(`the place to ask, without a model${chromium.because}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  test('a file is added, and what is asked of it is quoted with its sources beside it', async () => {
    await using world = await openAskWorld();
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
    expect(await page.evaluate(answerText)).not.toContain('Quoted');
    const source = await page.$eval('[data-source="1"]', ({ textContent }) => textContent);
    expect(source).toContain('ships.md');
    expect(source).toContain('paragraph 1, under “Ships”');
    expect(source).toContain('A halyard is the rope that raises a sail.');
    expect(await axe(page)).toEqual([]);
    expect(tab.misdeeds).toEqual(CLEAN);
  });

  test('a sample is one click away, with a question that it answers', async () => {
    await using world = await openAskWorld();
    await using tab = await openPage(browser, `${world.url}/#/ask`);
    const { page } = tab;
    await click(page, 'Try it with a sample');
    await shows(page, 'the answer is quoted from your files');
    await page.$eval('.ask-new .button.primary', (button) => button instanceof HTMLElement && button.click());
    await shows(page, 'Quoted, not written');
    await shows(page, 'the-quietest-room.md');
    // A place with a long heading made its source wider than its column, and half of the quotation was cut off.
    await page.waitForSelector('.source-quote');
    const cut = await page.$eval('.sources > ol', (list) => list.scrollWidth > list.clientWidth);
    expect(cut).toBe(false);
    expect(tab.misdeeds).toEqual(CLEAN);
  });

  test('without files it says what is missing, and keeps what was typed', async () => {
    await using world = await openAskWorld();
    await using tab = await openPage(browser, `${world.url}/#/ask`);
    const { page } = tab;
    await shows(page, 'choose files to have the answer quoted');
    await ask(page, 'Which rope raises a sail?');
    expect(await page.$eval('.ask-new .button.primary', (button) => button.hasAttribute('disabled'))).toBe(true);
    const typed = () => page.$eval('#question', (box) => box instanceof HTMLTextAreaElement && box.value);
    expect(await typed()).toBe('Which rope raises a sail?');
    expect(await axe(page)).toEqual([]);
    await page.reload();
    await page.waitForSelector('#question');
    expect(await typed()).toBe('Which rope raises a sail?');
    await shows(page, 'choose files to have the answer quoted');
    await Bun.write(join(world.folder, 'ships.md'), SHIPS);
    await addFiles(page, join(world.folder, 'ships.md'));
    await shows(page, 'the answer is quoted from your files');
    await page.waitForSelector('.ask-new .button.primary:enabled');
    expect(tab.misdeeds).toEqual(CLEAN);
  });

  test('what was ticked is ticked after a reload, on top of many files, and all or none are chosen at once', async () => {
    await using world = await openAskWorld();
    await uploaded(
      world,
      Array.from({ length: 9 }, (_, index) => [`ships-${index}.md`, SHIPS] as const),
    );
    await using tab = await openPage(browser, `${world.url}/#/ask`);
    const { page } = tab;
    const rows = () => page.$$eval('.file-row input', (boxes) => boxes.map(({ checked }) => checked));
    const names = () => page.$$eval('.file-name span:first-child', (spans) => spans.map(({ innerText }) => innerText));
    await shows(page, '0 chosen');
    const last = (await names()).at(-1) ?? '';
    await page.evaluate(() => [...document.querySelectorAll<HTMLInputElement>('.file-row input')].at(-1)?.click());
    await shows(page, '1 chosen');
    expect((await names()).at(-1)).toBe(last);
    await page.reload();
    await shows(page, '1 chosen');
    expect((await names())[0]).toBe(last);
    expect(await rows()).toEqual([true, ...Array.from({ length: 8 }, () => false)]);
    await click(page, 'All');
    await shows(page, '9 chosen');
    expect(await axe(page)).toEqual([]);
    await click(page, 'None');
    await shows(page, '0 chosen');
    await shows(page, 'choose files to have the answer quoted');
    expect(tab.misdeeds).toEqual(CLEAN);
  });

  test('a conversation goes on with its files, in every tab, and is deleted after a question', async () => {
    await using world = await openAskWorld();
    const id = await asked(world, 'Which rope raises a sail?', {}, [await shipsIn(world)]);
    await using one = await openPage(browser, `${world.url}/#/ask/${id}`);
    await using two = await openPage(browser, `${world.url}/#/ask/${id}`);
    await Promise.all([shows(one.page, 'Quoted, not written'), shows(two.page, '1 question')]);
    await ask(one.page, 'And what keeps it upright?');
    for (const { page } of [one, two]) {
      // oxlint-disable-next-line no-await-in-loop
      await shows(page, 'And what keeps it upright?');
      // oxlint-disable-next-line no-await-in-loop
      await shows(page, '2 questions');
      // oxlint-disable-next-line no-await-in-loop
      await page.waitForFunction(() => document.querySelectorAll('.turn .source').length > 1);
    }
    await click(one.page, 'Delete');
    await click(one.page, 'Delete for good');
    await one.page.waitForFunction(() => location.hash === '#/ask');
    await shows(one.page, 'What you ask is kept here');
    expect((await world.call('GET', '/v1/conversations')).body.data.items).toEqual([]);
    await shows(two.page, 'There is no such conversation here');
    expect(await axe(two.page)).toEqual([]);
    expect([one.misdeeds, two.misdeeds]).toEqual([CLEAN, CLEAN]);
  });

  test('what is no text is refused by name, a file is refined, and deleted after a question', async () => {
    await using world = await openAskWorld();
    await Bun.write(join(world.folder, 'cat.md'), 'One teh cat.');
    await Bun.write(join(world.folder, 'cat.zip'), 'PK\u0003\u0004\0\0');
    await using tab = await openPage(browser, `${world.url}/#/ask`);
    const { page } = tab;
    await addFiles(page, join(world.folder, 'cat.zip'), join(world.folder, 'cat.md'));
    await shows(page, 'Not taken');
    await click(page, 'Dismiss cat.zip');
    await shows(page, '3 words');
    await click(page, 'More for cat.md');
    expect(await axe(page)).toEqual([]);
    await click(page, 'Refine this');
    await shows(page, 'from your files');
    await shows(page, '3 words · 1 block');
    await click(page, 'Start redraft');
    await shows(page, 'Finished');
    const { body } = await world.call('GET', '/v1/jobs?kind=refine');
    expect(body.data.items[0].file).toStartWith('file_');
    await page.evaluate(() => (location.hash = '#/ask'));
    await click(page, 'More for cat.md');
    await click(page, 'Delete');
    await click(page, 'Delete for good');
    await shows(page, 'No files yet');
    expect((await world.call('GET', '/v1/files')).body.data.items).toEqual([]);
    expect(tab.misdeeds).toEqual(CLEAN);
  });

  test('files of one name are told apart, and one that is too large is kept and no more', async () => {
    await using world = await openAskWorld();
    await uploaded(world, [
      ['notes.md', SHIPS],
      ['notes.md', 'A cat.'],
      ['notes.md', 'Two cats.'],
    ]);
    await Bun.write(join(world.folder, 'log.txt'), 'and so on, '.repeat(1_600_000));
    await using tab = await openPage(browser, `${world.url}/#/ask`);
    const { page } = tab;
    const bad: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 400) bad.push(`${response.status()} ${response.url()}`);
    });
    await shows(page, 'notes.md (3)');
    await addFiles(page, join(world.folder, 'log.txt'));
    await shows(page, 'Too large to work from.');
    await shows(page, '16 words');
    const rows = await page.$$eval('.file-row', (found) =>
      found.map((row) => ({
        name: row.querySelector('.file-name span')?.textContent ?? '',
        more: row.querySelector('summary')?.getAttribute('aria-label') ?? '',
        disabled: row.querySelector('input')?.disabled,
      })),
    );
    const names = ['log.txt', 'notes.md', 'notes.md (2)', 'notes.md (3)'];
    expect(rows.map(({ name }) => name).toSorted()).toEqual(names);
    expect(rows.map(({ more }) => more).toSorted()).toEqual(names.map((name) => `More for ${name}`));
    expect(rows.filter(({ disabled }) => disabled).map(({ name }) => name)).toEqual(['log.txt']);
    expect(await axe(page)).toEqual([]);
    await click(page, 'More for log.txt');
    expect(await page.evaluate(() => document.body.innerText.includes('Refine this'))).toBe(false);
    expect(bad).toEqual([]);
    expect(tab.misdeeds).toEqual(CLEAN);
  });

  test('has nothing that axe finds on a phone, in light and dark, and nothing goes off its side', async () => {
    await using world = await openAskWorld();
    const id = await asked(world, 'Which rope raises a sail?', {}, [await shipsIn(world)]);
    for (const dark of [false, true]) {
      await using tab = await openPage(browser, `${world.url}/#/ask/${id}`, dark);
      const { page } = tab;
      await page.setViewport({ width: 320, height: 700 });
      await shows(page, 'Quoted, not written');
      expect(await axe(page)).toEqual([]);
      await click(page, '1 file');
      await shows(page, 'Files to work from');
      expect(await axe(page)).toEqual([]);
      await click(page, 'Close');
      await click(page, 'Asked before');
      await shows(page, '1 question');
      expect(await axe(page)).toEqual([]);
      await click(page, 'New question');
      await shows(page, 'Ask your files');
      expect(await axe(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
      expect(tab.misdeeds).toEqual(CLEAN);
    }
  });

  test('with the keyboard alone a file is chosen, a question is asked, and another one after it', async () => {
    await using world = await openAskWorld();
    await shipsIn(world);
    await using tab = await openPage(browser, `${world.url}/#/ask`);
    const { page } = tab;
    await page.waitForSelector('.file-choice input');
    await page.focus('#question');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await shows(page, 'the answer is quoted from your files');
    await ask(page, 'Which rope raises a sail?');
    await shows(page, 'Quoted, not written');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('turn');
    await page.waitForSelector('.composer .steer-foot .button');
    await page.focus('.composer .steer-foot .button');
    await page.keyboard.press('Enter');
    await shows(page, 'Files to work from');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('dialog.sheet-over'));
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('1 file');
    await ask(page, 'And what keeps it upright?');
    await shows(page, '2 questions');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('question');
    expect(tab.misdeeds).toEqual(CLEAN);
  });

  test('a conversation that does not load says so, and is read by itself when the network is back', async () => {
    await using world = await openAskWorld();
    const id = await asked(world, 'Which rope raises a sail?', {}, [await shipsIn(world)]);
    await using tab = await openPage(browser, `${world.url}/#/ask`);
    const { page } = tab;
    await shows(page, '1 question');
    await page.setOfflineMode(true);
    await page.evaluate((conversation) => (location.hash = `#/ask/${conversation}`), id);
    await shows(page, 'The conversation did not load');
    expect(await axe(page)).toEqual([]);
    await page.setOfflineMode(false);
    await shows(page, 'Quoted, not written');
    expect(tab.misdeeds.failures).toEqual([]);
  });
});
