import { type Browser, launch, type Page } from 'puppeteer-core';
import { needs } from '../support/needs.ts';

const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome'].map((name) => Bun.which(name)).find(Boolean) ?? null;

export const chromium = needs('chromium', CHROMIUM !== null);

/** What a page did that it must not. */
export interface Misdeeds {
  readonly violations: string[];
  readonly failures: string[];
  readonly foreign: string[];
}

/** A machine that is busy with other things takes long, and that says nothing: only a test's own limit counts. */
const PATIENCE_MS = 55_000;

export interface OpenedPage extends AsyncDisposable {
  readonly page: Page;
  readonly misdeeds: Misdeeds;
}

export async function openBrowser(): Promise<Browser> {
  return launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** A page in a profile of its own that watches itself: its policy, its errors, the hosts it asks. */
export async function openPage(browser: Browser, url: string, dark = false): Promise<OpenedPage> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const misdeeds: Misdeeds = { violations: [], failures: [], foreign: [] };
  const { host } = new URL(url);
  page.on('pageerror', (error) => misdeeds.failures.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted/i.test(message.text())) misdeeds.violations.push(message.text());
  });
  page.on('request', (request) => {
    const asked = new URL(request.url());
    if (asked.protocol !== 'data:' && asked.host !== host) misdeeds.foreign.push(request.url());
  });
  await page.setViewport({ width: 1440, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
  await page.goto(url);
  return { page, misdeeds, [Symbol.asyncDispose]: () => context.close() };
}

/** Resolves when the page shows a text somewhere. */
export async function shows(page: Page, text: string): Promise<void> {
  await page.waitForFunction((wanted) => document.body.innerText.includes(wanted), {}, text);
}

/**
 * Clicks the button or link that is called that, by its words or its label, as soon as it is there. Found and clicked
 * in one turn of the page, which may draw it anew at any time.
 */
export async function click(page: Page, name: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const found = [...document.querySelectorAll<HTMLElement>('button, a, summary')].find(
        (one) =>
          (one.getAttribute('aria-label') ?? one.innerText).trim().startsWith(wanted) && !one.hasAttribute('disabled'),
      );
      found?.focus();
      found?.click();
      return found !== undefined;
    },
    {},
    name,
  );
}
