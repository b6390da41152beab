/** Characters that steer a terminal or turn the direction of writing: no name needs them. */
const STEERING = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** Characters of a name. */
const LONGEST = 200;
/** What says of which kind a file is. */
const EXTENSION = /\.[\p{L}\p{N}]{1,12}$/u;

/** What a file is called for people: the last part of whatever path came with it. @returns '' where nothing is left */
export function fileName(given: string): string {
  const last = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const name = last.replace(STEERING, '').trim();
  return name === '.' || name === '..' ? '' : shortened(name);
}

/** What is too long loses its middle, and stays of its kind. */
function shortened(name: string): string {
  const [extension = ''] = EXTENSION.exec(name) ?? [];
  const characters = Array.from(name);
  if (characters.length <= LONGEST) return name;
  const behind = Array.from(extension).length;
  return characters.slice(0, LONGEST - behind).join('') + extension;
}

/** Markdown or plain text: their bytes are alike, so their name tells. */
export function formatOf(name: string): 'markdown' | 'text' {
  return /\.(md|markdown|mdown|mkd|mdx)$/i.test(name) ? 'markdown' : 'text';
}
