import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Finding, type HarperLinter, harperLinter } from '../../src/engines/embedded/proofread/harper-linter.ts';

/** Answers of Harper by rules, format and text, kept between runs: the rest of the engine is what is being changed. */
export async function rememberingLinter(): Promise<{ open: typeof harperLinter; keep: () => Promise<void> }> {
  const file = Bun.file(join(tmpdir(), 'redraft-quality-harper.json'));
  const answers = new Map<string, readonly Finding[]>((await file.exists()) ? await file.json() : []);
  return {
    open: async (dialect, rules) => {
      let linter: Promise<HarperLinter> | undefined;
      const about = Bun.hash(rules.join()).toString(36);
      return {
        async find(text, format) {
          const key = [dialect, about, format, text].join(' ');
          const known = answers.get(key);
          if (known !== undefined) return [...known];
          linter ??= harperLinter(dialect, rules);
          const found = await (await linter).find(text, format);
          answers.set(key, found);
          return found;
        },
      };
    },
    keep: async () => void (await Bun.write(file, JSON.stringify([...answers]))),
  };
}
