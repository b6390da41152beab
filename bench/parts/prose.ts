const SENTENCES = [
  'The committee have recieved the report and will discuss it on Monday.',
  'Its a question of how much time we realy have before the launch.',
  'She said that the results was better then anyone had expected.',
  'In order to understand the problem, we need to look at it from a different angle.',
  'There are alot of reasons why the the project was delayed.',
  'Each chapter ends with a short summary and a list of further reading.',
  'The new building, which was finished last year, houses the library.',
  'Their going to need more people if they want to finish on time.',
];

/** Markdown of paragraphs with slips in them, `bytes` long. */
export function proseOf(bytes: number): string {
  let text = '';
  for (let number = 0; text.length < bytes; number += 1) {
    const sentences = Array.from({ length: 6 }, (_, index) => SENTENCES[(number * 5 + index * 3) % SENTENCES.length]);
    text += `${number % 20 === 0 ? `## Part ${number / 20 + 1}\n\n` : ''}${sentences.join(' ')}\n\n`;
  }
  return text.slice(0, bytes);
}
