import type { Change } from '../../protocol/document.ts';
import { escapeHtml } from '../render/escape-html.ts';
import { PAGE_END, pageStart } from '../render/html-page.ts';
import { type DiffFigures, diffFigures } from './diff-figures.ts';
import type { ComparedText, DiffHead } from './diff-order.ts';
import { type ChangePart, type MovedAwayPart, type MovedHerePart, newerPart, olderPart } from './diff-part.ts';
import { DIFF_STYLE } from './diff-style.ts';
import type { Difference } from './difference.ts';
import { ADDED, REMOVED, Paragraphs } from '../render/paragraphs.ts';

/** The difference as a page to read and to print: no script, nothing from elsewhere. */
export function* diffHtml(head: DiffHead, difference: Difference): Generator<string> {
  yield pageStart(`${head.title} – what changed`, DIFF_STYLE);
  yield* header(head, diffFigures(difference));
  yield '<main id="text">\n';
  yield* new DiffSheet(difference).text();
  yield '</main>\n';
  yield* reasons(difference.changes);
  yield PAGE_END;
}

function* header({ title, job, from, to }: DiffHead, figures: DiffFigures): Generator<string> {
  yield '<a class="skip" href="#text">Skip to the text</a>\n<header>\n';
  yield `<p>${nameOf(from)} <span aria-hidden="true">→</span><span class="hidden"> compared with </span> ${nameOf(to)}</p>\n`;
  yield `<h1>${escapeHtml(title)}</h1>\n<p>${sentence(figures)}</p>\n`;
  yield '<p class="legend" aria-hidden="true"><ins>added</ins> <del>removed</del>';
  yield figures.moves > 0 ? ' <span class="moved">moved</span></p>\n' : '</p>\n';
  yield `<p class="hidden">Job ${escapeHtml(job)}</p>\n</header>\n`;
}

function nameOf({ version, pass }: ComparedText): string {
  if (version === 0) return 'Original';
  if (version === 'all') return 'Everything suggested';
  return version === 'result' ? 'Result' : `Version ${version} <code>${escapeHtml(pass)}</code>`;
}

function sentence({ changes, moves, words_added, words_removed }: DiffFigures): string {
  if (changes === 0 && moves === 0) return 'The two texts are the same.';
  const moved = moves > 0 ? `, ${counted(moves, 'moved block')}` : '';
  return `${counted(changes, 'change')}${moved}: ${counted(words_added, 'word')} added, ${counted(words_removed, 'word')} removed.`;
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}

class DiffSheet {
  readonly #paragraphs = new Paragraphs();
  readonly #difference: Difference;
  readonly #numbers: ReadonlyMap<string, number>;
  /** The moves that were met on either side. */
  readonly #met = new Set<number>();
  readonly #linked = new Set<string>();

  constructor(difference: Difference) {
    this.#difference = difference;
    this.#numbers = new Map(Array.from(difference.changes.keys(), (id, index) => [id, index + 1]));
  }

  *text(): Generator<string> {
    for (const part of this.#difference.parts) {
      switch (part.op) {
        case 'same':
          yield* this.#paragraphs.write(part.text);
          break;
        case 'change':
          yield* this.#change(part);
          break;
        case 'moved_away':
        case 'moved_here':
          yield* this.#moved(part);
      }
    }
    yield* this.#paragraphs.close();
  }

  *#change({ before, after, changes = [] }: ChangePart): Generator<string> {
    yield* this.#paragraphs.write(before, REMOVED);
    yield* this.#paragraphs.write(after, ADDED);
    for (const id of changes) {
      const number = this.#numbers.get(id);
      if (number === undefined) continue;
      const anchor = this.#linked.has(id) ? '' : ` id="c${number}"`;
      this.#linked.add(id);
      const label = `Reason ${number}`;
      yield* this.#paragraphs.inline(`<a class="ref"${anchor} href="#r${number}" aria-label="${label}">${number}</a>`);
    }
  }

  /** A box where whole lines moved, a frame within its line where a sentence did. */
  *#moved(part: MovedAwayPart | MovedHerePart): Generator<string> {
    const away = part.op === 'moved_away';
    const met = this.#met.has(part.move);
    this.#met.add(part.move);
    const [side, other] = away ? ['from', 'to'] : ['to', 'from'];
    const place = met ? 'above <span aria-hidden="true">↑</span>' : 'below <span aria-hidden="true">↓</span>';
    const way = `${away ? 'Moved from here to' : 'Moved here from'} ${place}`;
    const link = `<a class="way" href="#m${part.move}-${other}">${way}</a>`;
    const attributes = `class="moved ${away ? 'away' : 'here'}" id="m${part.move}-${side}"`;
    if (this.#paragraphs.isOpen && !hasLineBreak(part)) {
      yield* this.#paragraphs.inline(`<span ${attributes}>${link}`);
      yield* this.#inside(part);
      yield* this.#paragraphs.inline('</span>');
      return;
    }
    yield* this.#paragraphs.close();
    yield `<div ${attributes}><p class="way">${link}</p>`;
    yield* this.#inside(part);
    yield* this.#paragraphs.close();
    yield '</div>\n';
  }

  *#inside(part: MovedAwayPart | MovedHerePart): Generator<string> {
    if (part.op === 'moved_away') return yield* this.#paragraphs.write(part.text, REMOVED);
    for (const inner of part.parts) {
      if (inner.op === 'same') yield* this.#paragraphs.write(inner.text);
      else yield* this.#change(inner);
    }
  }
}

function hasLineBreak(part: MovedAwayPart | MovedHerePart): boolean {
  return /[\r\n]/.test(olderPart(part) + newerPart(part));
}

function* reasons(changes: ReadonlyMap<string, Change>): Generator<string> {
  if (changes.size === 0) return;
  yield '<section id="reasons" aria-labelledby="reasons-title">\n<h2 id="reasons-title">Reasons</h2>\n<ol>\n';
  let number = 0;
  for (const { before, after, category, rule, reason } of changes.values()) {
    number += 1;
    yield `<li id="r${number}"><a href="#c${number}" aria-label="Change ${number}">${number}</a><div>`;
    yield `<p class="what">${shown(before, '<del>', '</del>')} → ${shown(after, '<ins>', '</ins>')}</p>`;
    yield `<p>${escapeHtml(reason)}</p><p>${escapeHtml(category)} · <code>${escapeHtml(rule)}</code></p></div></li>\n`;
  }
  yield '</ol>\n</section>\n';
}

function shown(text: string, start: string, end: string): string {
  return text === '' ? 'nothing' : `${start}${escapeHtml(text)}${end}`;
}
