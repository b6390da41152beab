import { ElementHandle, type Page } from 'puppeteer-core';
import { uploaded } from '../support/upload.ts';
import type { World } from '../support/world.ts';

export const SHIPS = '# Ships\n\nA halyard is the rope that raises a sail.\n\nThe keel keeps a ship upright.\n';
export const CLEAN = { violations: [], failures: [], foreign: [] };

/** Types a question and sends it as a writer would. */
export async function ask(page: Page, question: string): Promise<void> {
  await page.waitForSelector('#question');
  await page.type('#question', question);
  await page.keyboard.down('Control');
  await page.keyboard.press('Enter');
  await page.keyboard.up('Control');
}

export async function addFiles(page: Page, ...paths: readonly string[]): Promise<void> {
  const chooser = await page.waitForSelector('input[type=file]');
  if (!(chooser instanceof ElementHandle)) throw new Error('there is no place for files');
  await chooser.uploadFile(...paths);
}

export async function shipsIn(world: World): Promise<string> {
  const [file] = await uploaded(world, [['ships.md', SHIPS]]);
  return file.id;
}

/** Begins a conversation from outside the page. @returns its id */
export async function asked(
  world: World,
  message: string,
  options: object,
  files: readonly string[] = [],
): Promise<string> {
  const { body } = await world.call('POST', '/v1/chat', { message, files, options: { wait: 0, ...options } });
  return body.data.conversation_id;
}

/** Run in the page. */
export const answerText = () => document.querySelector<HTMLElement>('.answer-text')?.innerText ?? '';
