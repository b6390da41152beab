import type { PlannedPass } from '../../protocol/events.ts';
import { originalOf } from '../../protocol/fold/reduce-text.ts';
import type { BlockState, JobState, PassState } from '../../protocol/fold/state.ts';
import type { BlocksToWrite } from '../writing/steering.ts';
import { ROUTES, type Route } from './complexity.ts';

/**
 * `answer`: all in one. `outline`: titles of sections. `draft`: the sections, in the place of whatever stood before.
 * `revise`: the draft read again and mended, by a writer that can.
 */
export type ChatPass = 'answer' | 'outline' | 'draft' | 'revise';

const PASSES: Readonly<Record<Route, readonly ChatPass[]>> = {
  simple: ['answer'],
  advanced: ['outline', 'draft', 'revise'],
  hybrid: ['answer', 'outline', 'draft', 'revise'],
};

/** The block of what is answered at once, and of what stands above the sections. */
export const TOP = 'b1';
/** Sections at most. */
export const SECTIONS = 6;

/** The block of a section, by its place from 0. */
export function sectionId(nth: number): string {
  return `b${nth + 2}`;
}

/** The place of a section, from 0, by its block. */
export function sectionPlace(id: string): number {
  return Number(id.slice(1)) - 2;
}

export function plannedPasses(route: Route, revises: boolean): PlannedPass[] {
  const passes = PASSES[route].filter((name) => revises || name !== 'revise');
  return passes.map((name, index) => ({ pass: index + 1, name }));
}

/** What a section begins with; behind another text there is an empty line between them. */
export const HEADING = /^\n?## (.+)\n\n?/;

export function inOneLine(title: string): string {
  return title.replaceAll(/\s+/g, ' ');
}

/** The blocks that the pass has still to ask the writer for; what stands above the sections comes last. */
export function blocksToWrite(
  { blocks }: Pick<JobState, 'blocks'>,
  { pass, name }: Pick<PassState, 'pass' | 'name'>,
): BlocksToWrite {
  const due = blocks.filter((block) => block.pass < pass);
  const sections = due.filter(({ id, text }) => id !== TOP && HEADING.test(text)).map(({ id }) => id);
  const hasSections = blocks.some(({ id, text }) => id !== TOP && text !== '');
  const top = due.some(({ id, text }) => id === TOP && text === '') ? [TOP] : [];
  switch (name) {
    case 'answer':
      return top;
    case 'draft':
      return hasSections ? sections : top;
    case 'revise':
      return sections;
    case 'outline':
      return due.length > 0 ? 'all' : [];
    default:
      return [];
  }
}

/** How many blocks an answer has: which of them stay empty is known when it is written. */
export function blockCount(route: Route): number {
  return route === 'simple' ? 1 : 1 + SECTIONS;
}

/** As the job's `route` event says; undefined before it. */
export function routeIn({ route }: Pick<JobState, 'route'>): Route | undefined {
  return ROUTES.find((name) => name === route?.to);
}

/** The text of a block as a pass left it: passes of an answer write whole texts. */
export function textAfter(block: BlockState, pass: number): string {
  return block.rewritten?.findLast((entry) => entry.pass <= pass)?.text ?? originalOf(block);
}
