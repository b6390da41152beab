import type { Written } from '../../writer.ts';

/** What of an answer is on its way to people, while several tries are made at it. */
export class Shown {
  readonly #say: (said: Written) => void;
  #text = '';
  #longest = '';

  constructor(say: (said: Written) => void) {
    this.#say = say;
  }

  /** Of this try. */
  get text(): string {
    return this.#text;
  }

  /** Of the try that came furthest. */
  get longest(): string {
    return this.#longest;
  }

  add(text: string): void {
    if (text === '') return;
    this.#text += text;
    if (this.#text.length > this.#longest.length) this.#longest = this.#text;
    this.#say({ type: 'text', text });
  }

  /** What was shown is void. */
  again(): void {
    if (this.#text !== '') this.#say({ type: 'again' });
    this.#text = '';
  }

  /** What the try that came furthest had written stands again. */
  restore(): void {
    if (this.#text === this.#longest) return;
    this.again();
    this.add(this.#longest);
  }
}
