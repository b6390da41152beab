import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import type { Browser } from 'puppeteer-core';
import { answerText, ask, asked, CLEAN, shipsIn } from './asking.ts';
import { axe } from './axe.ts';
import { chromium, click, openBrowser, openPage, shows } from './browser.ts';
import { openAskWorld } from '../support/ask-world.ts';
import { type Behaviour, fakeProvider, type ProviderCall } from '../support/fake-provider.ts';
import { behaviours as does } from '../support/provider-behaviours.ts';
import { wordGate } from '../support/word-gate.ts';

describe.skipIf(chromium.skip)(`the place to ask, with a model${chromium.because}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  test('an answer grows, the same in a second tab and after a reload, and its numbers lead to its sources', async () => {
    const gate = wordGate();
    const pieces = ['It is the **halyard**, ', 'as the file says [1].', '\n\nNothing else does.'];
    await using model = await fakeProvider(does.drips(pieces, gate.word));
    await using world = await openAskWorld(model);
    const id = await asked(world, 'Which rope raises a sail?', { route: 'simple' }, [await shipsIn(world)]);
    await using one = await openPage(browser, `${world.url}/#/ask/${id}`);
    await model.call(1);
    gate.let(1);
    await shows(one.page, 'It is the halyard,');
    await shows(one.page, 'Writing; it may still change.');
    await one.page.reload();
    await using two = await openPage(browser, `${world.url}/#/ask/${id}`);
    await Promise.all([one, two].map(({ page }) => shows(page, 'It is the halyard,')));
    expect(await axe(one.page)).toEqual([]);
    gate.let(1);
    await Promise.all([one, two].map(({ page }) => page.waitForSelector('.answer-text .cite')));
    gate.open();
    await Promise.all([one, two].map(({ page }) => shows(page, 'Written by one/fake-1')));
    const texts = await Promise.all([one, two].map(({ page }) => page.evaluate(answerText)));
    expect(texts[0]).toBe(texts[1] ?? '');
    const { page } = one;
    await page.focus('.answer-text .cite');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-source'))).toBe('1');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-cites'))).toBe('1');
    expect([one.misdeeds, two.misdeeds]).toEqual([CLEAN, CLEAN]);
  });

  test('is cancelled in mid-answer, asked again, and answered', async () => {
    await using model = await fakeProvider(does.stalls('It is the'), does.says('The halyard.'));
    await using world = await openAskWorld(model);
    const id = await asked(world, 'Which rope raises a sail?', { route: 'simple' });
    await using tab = await openPage(browser, `${world.url}/#/ask/${id}`);
    const { page } = tab;
    const call = await model.call(1);
    await shows(page, 'It is the');
    await click(page, 'Cancel');
    await click(page, 'Stop writing');
    await call.closed;
    await shows(page, 'what was written stays.');
    expect(await page.evaluate(answerText)).toBe('It is the');
    await click(page, 'Ask again');
    await shows(page, 'The halyard.');
    expect(tab.misdeeds).toEqual(CLEAN);
  });

  test('offline it says so, and what was said meanwhile is there when the network is back', async () => {
    const gate = wordGate();
    await using model = await fakeProvider(does.drips(['It is the halyard, ', 'as everybody knows.'], gate.word));
    await using world = await openAskWorld(model);
    const id = await asked(world, 'Which rope raises a sail?', { route: 'simple' });
    await using tab = await openPage(browser, `${world.url}/#/ask/${id}`);
    const { page } = tab;
    await model.call(1);
    gate.let(1);
    await shows(page, 'It is the halyard,');
    await page.setOfflineMode(true);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await shows(page, 'You see it as of');
    gate.open();
    await page.setOfflineMode(false);
    await shows(page, 'Written by one/fake-1');
    expect(await page.evaluate(answerText)).toContain('It is the halyard, as everybody knows.');
    expect(tab.misdeeds.failures).toEqual([]);
  });

  test('a short answer stands there until the long one is whole', async () => {
    const gate = wordGate();
    const ref = (call: ProviderCall) => /^Reference: (\S+)$/m.exec(call.body.messages.at(-1).content)?.[1];
    const isCritique = (call: ProviderCall) => String(call.body.messages[0].content).includes('remarks');
    const writes: Behaviour = async (call) => {
      const mark = ref(call);
      const section = /^Write the section "(.*)" of/m.exec(call.body.messages.at(-1).content)?.[1];
      if (isCritique(call)) return does.says(JSON.stringify({ ref: mark, remarks: [] }))(call);
      if (mark) return does.says(JSON.stringify({ ref: mark, sections: ['Sails', 'Ropes'] }))(call);
      if (section === undefined) return does.says('In short: a ship.')(call);
      await gate.word();
      return does.says(`Much of ${section.toLowerCase()}.`)(call);
    };
    await using model = await fakeProvider(writes);
    await using world = await openAskWorld(model);
    const id = await asked(world, 'Explain a ship.', { route: 'hybrid' });
    await using tab = await openPage(browser, `${world.url}/#/ask/${id}`, true);
    const { page } = tab;
    await shows(page, 'In short, until the long answer is whole');
    await shows(page, 'Still to come');
    gate.let(1);
    await shows(page, 'Much of sails.');
    await shows(page, 'In short: a ship.');
    expect(await axe(page)).toEqual([]);
    gate.open();
    await shows(page, 'Written by one/fake-1');
    await page.waitForFunction(() =>
      [...document.querySelectorAll('summary')].some((one) => one.innerText.includes('The short answer')),
    );
    const long = () => [...document.querySelectorAll<HTMLElement>('.answer-text')].at(-1)?.innerText ?? '';
    expect(await page.evaluate(long)).not.toContain('In short');
    await click(page, 'The short answer');
    await shows(page, 'In short: a ship.');
    await page.reload();
    await click(page, 'The short answer');
    await shows(page, 'In short: a ship.');
    expect(await page.$$eval('.answer-text h3', (titles) => titles.map(({ innerText }) => innerText))).toEqual([
      'Sails',
      'Ropes',
    ]);
    expect(tab.misdeeds).toEqual(CLEAN);
  });

  test('a text about a topic has a place of its own, and is deleted', async () => {
    await using model = await fakeProvider(does.says('1. What is a knot?\n2. Who ties it?'));
    await using world = await openAskWorld(model);
    await using tab = await openPage(browser, `${world.url}/#/ask`);
    const { page } = tab;
    await page.waitForSelector('input[name=want]');
    await page.evaluate(() => document.querySelectorAll<HTMLInputElement>('input[name=want]')[3]?.click());
    await shows(page, 'For whom');
    expect(await axe(page)).toEqual([]);
    await ask(page, 'Knots');
    await page.waitForFunction(() => location.hash.startsWith('#/ask/job_'));
    await shows(page, 'Written by one/fake-1');
    expect(await page.$$eval('.answer-text ol li', (items) => items.length)).toBe(2);
    await shows(page, 'Texts');
    await click(page, 'Delete');
    await click(page, 'Delete for good');
    await page.waitForFunction(() => location.hash === '#/ask');
    expect((await world.call('GET', '/v1/jobs')).body.data.items).toEqual([]);
    expect(tab.misdeeds).toEqual(CLEAN);
  });

  test('a refinement has a tone and readers to choose where its pass for the tone is ticked, and asks for them', async () => {
    await using model = await fakeProvider(does.says('Well.'));
    await using world = await openAskWorld(model);
    await using tab = await openPage(browser, `${world.url}/#/`);
    const { page } = tab;
    await page.waitForSelector('.pass-choice summary');
    const labels = () => page.$$eval('.select-row .panel-label', (all) => all.map(({ textContent }) => textContent));
    expect(await labels()).toEqual(['Dialect', 'Ask me']);
    await click(page, 'Passes');
    await shows(page, 'Rewrites passages in the tone');
    await page.$$eval('.pass-row input', (boxes) =>
      boxes.find((box) => box.parentElement?.textContent.startsWith('Tone'))?.click(),
    );
    await shows(page, 'For whom');
    expect(await labels()).toEqual(['Tone', 'For whom', 'Dialect', 'Ask me']);
    await page.select('.select-row:has(option[value=friendly]) select', 'friendly');
    await page.select('.select-row:has(option[value=experts]) select', 'experts');
    expect(await axe(page)).toEqual([]);
    await page.type('#text', 'A cat sat.');
    const posted = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/v1/jobs'));
    await click(page, 'Start redraft');
    const sent = JSON.parse((await posted).postData() ?? '{}');
    expect(sent.options).toMatchObject({ tone: 'friendly', audience: 'experts' });
    await page.waitForFunction(() => location.hash.includes('job_'));
    expect(tab.misdeeds).toEqual(CLEAN);
  });

  test('whatever a model says is text', async () => {
    const hostile = `<img src=x onerror="document.title='owned'"> <script>document.title='owned'</script>

[a link](javascript:document.title='owned') and [another](https://example.com/?secret) ![x](https://example.com/x.png)

[1]: https://example.com

<iframe srcdoc="<script>parent.document.title='owned'</script>"></iframe>`;
    await using model = await fakeProvider(does.says(hostile));
    await using world = await openAskWorld(model);
    const id = await asked(world, 'Write something.', { route: 'simple' });
    await using tab = await openPage(browser, `${world.url}/#/ask/${id}`);
    const { page } = tab;
    await shows(page, 'Written by one/fake-1');
    await shows(page, 'onerror=');
    await shows(page, 'https://example.com/?secret');
    const made = await page.evaluate(() => ({
      owned: document.title === 'owned',
      live: document.querySelectorAll('.answer-text :is(img, script, iframe, a, link)').length,
    }));
    expect(made).toEqual({ owned: false, live: 0 });
    expect(tab.misdeeds).toEqual(CLEAN);
  });

  test('that gives no answer to files has them quoted, says so above it, and is asked again', async () => {
    await using model = await fakeProvider(does.refuses(401), does.says('The halyard. [1]'));
    await using world = await openAskWorld(model);
    const id = await asked(world, 'Which rope raises a sail?', { route: 'simple' }, [await shipsIn(world)]);
    await using tab = await openPage(browser, `${world.url}/#/ask/${id}`);
    const { page } = tab;
    await shows(page, 'No model answered, so your files were quoted, word for word.');
    await shows(page, 'Answered in');
    expect(await page.evaluate(answerText)).not.toContain('Quoted');
    expect(await page.evaluate(() => document.body.innerText.includes('401'))).toBe(false);
    expect(await axe(page)).toEqual([]);
    await click(page, 'Ask again');
    await page.waitForFunction(() => document.querySelectorAll('.turn').length === 2);
    expect(tab.misdeeds).toEqual(CLEAN);
  });

  test('with no file chosen it says what the model answers from', async () => {
    await using model = await fakeProvider(does.says('Knots.'));
    await using world = await openAskWorld(model);
    await shipsIn(world);
    await using tab = await openPage(browser, `${world.url}/#/ask`);
    const { page } = tab;
    await shows(page, 'No file is chosen: the model answers from what it knows.');
    await page.waitForSelector('.file-choice input');
    await page.$eval('.file-choice input', (box) => box instanceof HTMLElement && box.click());
    await shows(page, 'Each thing said names the passage it leans on.');
    expect(await page.evaluate(() => document.body.innerText.includes('No file is chosen'))).toBe(false);
    expect(tab.misdeeds).toEqual(CLEAN);
  });

  test('that gives no answer is said so, with what to do', async () => {
    await using model = await fakeProvider(does.refuses(401));
    await using world = await openAskWorld(model);
    const id = await asked(world, 'Write a poem.', { route: 'simple' });
    await using tab = await openPage(browser, `${world.url}/#/ask/${id}`);
    await shows(tab.page, 'There is no whole answer: no model answered.');
    expect(await tab.page.evaluate(() => document.body.innerText.includes('401'))).toBe(false);
    await click(tab.page, 'The reason, for whoever runs this server');
    await shows(tab.page, 'status 401');
    await shows(tab.page, 'Ask again');
    expect(await axe(tab.page)).toEqual([]);
    expect(tab.misdeeds).toEqual(CLEAN);
  });
});
