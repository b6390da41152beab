import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, launch } from 'puppeteer-core';
import { demoWorld } from './demo-world.ts';
import { SCREENS, SIZES } from './screens.ts';

const FOLDER = join(import.meta.dir, '../../docs/images');
/** In per cent: letters stay sharp, and all pictures together take less than 1 MB. */
const QUALITY = 37;
const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome'].map((name) => Bun.which(name)).find(Boolean);

if (!CHROMIUM) {
  process.stderr.write('Chromium is not installed.\n');
  process.exit(1);
}
await mkdir(FOLDER, { recursive: true });
await using demo = await demoWorld();
const browser = await launch({
  executablePath: CHROMIUM,
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-lcd-text'],
});
for (const theme of ['light', 'dark'] as const) {
  // oxlint-disable-next-line no-await-in-loop
  for (const size of SIZES) await takeAll(browser, theme, size);
}
await browser.close();

async function takeAll(taker: Browser, theme: 'light' | 'dark', size: (typeof SIZES)[number]): Promise<void> {
  const page = await taker.newPage();
  await page.setViewport({ width: size.width, height: size.height });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: theme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  for (const { name, hash, ready, before } of SCREENS) {
    // oxlint-disable-next-line no-await-in-loop
    await page.goto('about:blank');
    // oxlint-disable-next-line no-await-in-loop
    await page.goto(`${demo.world.url}/${hash(demo.jobs)}`, { waitUntil: 'load' });
    // oxlint-disable-next-line no-await-in-loop
    if (before) await page.waitForFunction(before);
    // oxlint-disable-next-line no-await-in-loop
    await page.waitForFunction(`document.body.textContent.includes(${JSON.stringify(ready)})`);
    // oxlint-disable-next-line no-await-in-loop
    await page.evaluate('document.fonts.ready.then(() => undefined)');
    // oxlint-disable-next-line no-await-in-loop
    await page.screenshot({ path: `${FOLDER}/${name}-${size.name}-${theme}.webp`, type: 'webp', quality: QUALITY });
    process.stdout.write(`${name} ${size.name} ${theme}\n`);
  }
  await page.close();
}
