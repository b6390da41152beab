import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import type { Browser, Page } from 'puppeteer-core';
import { answerText, asked, CLEAN, shipsIn } from './asking.ts';
import { axe } from './axe.ts';
import { chromium, click, openBrowser, openPage, shows } from './browser.ts';
import { openAskWorld } from '../support/ask-world.ts';
import { contentOf, isCritique, refOf } from '../support/chat-replies.ts';
import { type Behaviour, fakeProvider } from '../support/fake-provider.ts';
import { behaviours as does } from '../support/provider-behaviours.ts';
import { type WordGate, wordGate } from '../support/word-gate.ts';

/** Types into the one box there is, and sends it. */
async function say(page: Page, words: string): Promise<void> {
  await page.type('#question', words);
  await page.keyboard.down('Control');
  await page.keyboard.press('Enter');
  await page.keyboard.up('Control');
}

const HEARD = 'Heard; it is taken up with the next section.';

const focused = (page: Page) => page.evaluate(() => document.activeElement?.id);
const typed = (page: Page) =>
  page.$eval('#question', (box) => (box instanceof HTMLTextAreaElement ? box.value : undefined));

/** Two sections, each in two pieces, each of which waits for the test’s word. */
const inSections =
  (gate: WordGate): Behaviour =>
  (call) => {
    const ref = refOf(call);
    if (isCritique(call)) return does.says(JSON.stringify({ ref, remarks: [] }))(call);
    if (ref) return does.says(JSON.stringify({ ref, sections: ['Sails', 'Ropes'] }))(call);
    const section = /^Write the section "(.*)" of/m.exec(contentOf(call))?.[1];
    if (section === undefined) return does.says('In short: a ship.')(call);
    return does.drips([`Much of ${section.toLowerCase()}`, ', and more.'], gate.word)(call);
  };

describe.skipIf(chromium.skip)(`steering an answer${chromium.because}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  test('words to a short answer begin it anew, in every tab; then the same box takes the next question', async () => {
    const gate = wordGate();
    await using model = await fakeProvider(does.stalls('It is the'), does.drips(['The halyard.'], gate.word));
    await using world = await openAskWorld(model);
    const id = await asked(world, 'Which rope raises a sail?', { route: 'simple' }, [await shipsIn(world)]);
    await using one = await openPage(browser, `${world.url}/#/ask/${id}`);
    await using two = await openPage(browser, `${world.url}/#/ask/${id}`);
    const { page } = one;
    await Promise.all([one, two].map((tab) => shows(tab.page, 'It is the')));
    await shows(page, 'It is begun anew with your words');
    await page.focus('.turn');
    await page.keyboard.press('s');
    await say(page, 'Be brief, please.');
    await Promise.all([one, two].map((tab) => shows(tab.page, 'Understood: the model is told.')));
    expect(contentOf(await model.call(2))).toContain('Be brief, please.');
    await shows(two.page, 'Someone');
    expect(await axe(page)).toEqual([]);
    gate.open();
    await Promise.all([one, two].map((tab) => shows(tab.page, 'Written by one/fake-1')));
    expect(await page.evaluate(answerText)).toBe('The halyard.');
    expect(await focused(page)).toBe('question');
    await page.waitForSelector('#question[placeholder="Ask further"]');
    await shows(page, 'Be brief, please.');
    expect(await axe(page)).toEqual([]);
    expect([one.misdeeds, two.misdeeds]).toEqual([CLEAN, CLEAN]);
  });

  test('words to a long one count from a section that they lead to; a pause is at its end, or at once', async () => {
    const gate = wordGate();
    await using model = await fakeProvider(inSections(gate));
    await using world = await openAskWorld(model);
    const id = await asked(world, 'Explain a ship.', { route: 'advanced' });
    await using tab = await openPage(browser, `${world.url}/#/ask/${id}`);
    const { page } = tab;
    gate.let(1);
    await shows(page, 'Much of sails');
    await say(page, 'For children.');
    await shows(page, HEARD);
    gate.let(1);
    await shows(page, 'applies from “Ropes”');
    await click(page, '“Ropes”');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toStartWith('Ropes');
    gate.let(1);
    await shows(page, 'Much of ropes');
    await page.keyboard.press('p');
    await shows(page, 'finished first');
    expect(await axe(page)).toEqual([]);
    await click(page, 'Pause now');
    await shows(page, 'Paused: nothing is lost.');
    await say(page, 'Shorter.');
    await shows(page, HEARD);
    await page.focus('.turn');
    gate.open();
    await page.keyboard.press('p');
    await shows(page, 'Written by one/fake-1');
    expect(await page.evaluate(answerText)).toContain('Much of ropes, and more.');
    const told = Array.from({ length: model.calls.length }, (_, index) => model.calls[index]).map(
      (call) => call && contentOf(call),
    );
    expect(told.filter((text) => text?.includes('For children.')).length).toBeGreaterThan(0);
    expect(tab.misdeeds).toEqual(CLEAN);
  });

  test('cancelled, a long answer leaves the short one, and what was written of it can be read', async () => {
    const gate = wordGate();
    await using model = await fakeProvider(inSections(gate));
    await using world = await openAskWorld(model);
    const id = await asked(world, 'Explain a ship.', { route: 'hybrid' });
    await using tab = await openPage(browser, `${world.url}/#/ask/${id}`);
    const { page } = tab;
    gate.let(1);
    await shows(page, 'Much of sails');
    await click(page, 'Cancel');
    await click(page, 'Stop writing');
    await shows(page, 'the answer that was whole stays.');
    expect(await page.evaluate(answerText)).toBe('In short: a ship.');
    await click(page, 'What was written of the long answer by then');
    await shows(page, 'Much of sails');
    expect(await axe(page)).toEqual([]);
    expect(tab.misdeeds).toEqual(CLEAN);
  });

  test('words that are not taken say why, and are in the box again', async () => {
    await using model = await fakeProvider(does.stalls('It is the'));
    await using world = await openAskWorld(model);
    const id = await asked(world, 'Which rope raises a sail?', { route: 'simple' });
    await using tab = await openPage(browser, `${world.url}/#/ask/${id}`);
    const { page } = tab;
    await shows(page, 'It is the');
    const long = 'Shorter. '.repeat(2_000);
    await page.$eval(
      '#question',
      (box, words) => {
        if (!(box instanceof HTMLTextAreaElement)) return;
        box.value = words;
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      },
      long,
    );
    await click(page, 'Send');
    await shows(page, 'was not heard');
    expect(await typed(page)).toBe(long.trim());
    expect(tab.misdeeds).toEqual(CLEAN);
  });

  test('what is typed when the answer ends is the next question, and says so', async () => {
    const gate = wordGate();
    await using model = await fakeProvider(does.drips(['The ', 'halyard.'], gate.word), does.says('From Dutch.'));
    await using world = await openAskWorld(model);
    const id = await asked(world, 'Which rope raises a sail?', { route: 'simple' });
    await using tab = await openPage(browser, `${world.url}/#/ask/${id}`);
    const { page } = tab;
    gate.let(1);
    await shows(page, 'The');
    await page.type('#question', 'Where does the word');
    gate.open();
    await shows(page, 'what you typed is your next question');
    await page.keyboard.type(' come from?');
    expect(await typed(page)).toBe('Where does the word come from?');
    await say(page, '');
    await shows(page, 'From Dutch.');
    await page.waitForFunction(() => document.querySelectorAll('.turn').length === 2);
    await shows(page, 'The halyard.');
    expect(tab.misdeeds).toEqual(CLEAN);
  });

  test('on a phone, in light and dark, it is all there, and nothing goes off its side', async () => {
    const gate = wordGate();
    await using model = await fakeProvider(inSections(gate));
    await using world = await openAskWorld(model);
    const id = await asked(world, 'Explain a ship.', { route: 'advanced' });
    for (const dark of [false, true]) {
      // oxlint-disable-next-line no-await-in-loop
      await using tab = await openPage(browser, `${world.url}/#/ask/${id}`, dark);
      const { page } = tab;
      await page.setViewport({ width: 320, height: 700 });
      await shows(page, 'Still to come');
      await say(page, `For ${dark ? 'sailors' : 'children'}.`);
      await shows(page, HEARD);
      gate.let(1);
      await page.waitForFunction((heard) => !document.body.innerText.includes(heard), {}, HEARD);
      await shows(page, 'applies from');
      expect(await axe(page)).toEqual([]);
      const [wide, low] = await page.evaluate(() => [
        document.documentElement.scrollWidth > innerWidth,
        (document.querySelector('#question')?.getBoundingClientRect().bottom ?? 0) > innerHeight,
      ]);
      expect([wide, low]).toEqual([false, false]);
      expect(tab.misdeeds).toEqual(CLEAN);
    }
    gate.open();
  });

  test('a text about a topic is steered as well', async () => {
    await using model = await fakeProvider(does.stalls('1. What is a'), does.says('1. What is a bowline?'));
    await using world = await openAskWorld(model);
    const wanted = { topic: 'Knots', kind: 'questions', level: 'beginner', wait: 0 };
    const { body } = await world.call('POST', '/v1/generate', wanted);
    await using tab = await openPage(browser, `${world.url}/#/ask/${body.data.job.id}`);
    const { page } = tab;
    await shows(page, 'What is a');
    expect(await axe(page)).toEqual([]);
    await page.type('#steer', 'Only of bowlines.');
    await click(page, 'Send');
    await shows(page, 'What is a bowline?');
    expect(contentOf(await model.call(2))).toContain('Only of bowlines.');
    await shows(page, 'Written by one/fake-1');
    expect(tab.misdeeds).toEqual(CLEAN);
  });
});
