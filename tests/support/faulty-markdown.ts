const PARAGRAPHS = [
  '# Notes on the crossing',
  'We recieved the last letters in march, and i could not beleive how quickly the the harbour had frozen over.',
  '- pack an warm coat\n- check `npm run build` befor you leave\n- write to [the office](https://example.com/office)',
  'The captain, who had seen worse winters, definately wanted to wait untill the wind had turned.',
  '> Nobody sails against the ice, she said, and nobody argues with the ice either.',
  '```sh\ncurl -X POST https://example.com/teh/path -d "recieve"\n```',
  'It was a honour to meet them. Their are few people left wich remember the old route, and fewer who would take it.',
  '| Port | Days |\n|---|---|\n| Tromsø | 12 |\n| Longyear | 4 |',
  'Each evening we measured the temperature and wrote it down; the numbers are in the appendix, unchanged.',
  '## What we would do differently',
  'We should of brought more rope. Everyone agree that two hundred metres is not to much.',
];

/** Markdown with mistakes in its prose and none to be touched in its code, of at least `bytes` bytes. */
export function faultyMarkdown(bytes: number): string {
  const parts = [];
  for (let size = 0, index = 0; size < bytes; index += 1) {
    const paragraph = (PARAGRAPHS[index % PARAGRAPHS.length] ?? '').replace('letters', `letters of day ${index}`);
    parts.push(paragraph);
    size += Buffer.byteLength(paragraph) + 2;
  }
  return `${parts.join('\n\n')}\n`;
}
