import { Dialect, LocalLinter } from 'harper.js';
import { slimBinary } from 'harper.js/slimBinary';
import { RULES } from '../../src/engines/embedded/proofread/rule-table.ts';

/** A text a call. */
export interface HarperCalls {
  readonly format: 'text' | 'markdown';
  readonly texts: readonly string[];
}

const linter = new LocalLinter({ binary: slimBinary, dialect: Dialect.American });
const rules = Object.keys(await linter.getDefaultLintConfig());
await linter.setLintConfig(Object.fromEntries(rules.map((rule) => [rule, rule in RULES])));

addEventListener('message', async ({ data }: MessageEvent<readonly HarperCalls[]>) => {
  let found = 0;
  for (const { format, texts } of data) {
    const language = format === 'text' ? 'plaintext' : 'markdown';
    for (const text of texts) {
      // oxlint-disable-next-line no-await-in-loop
      const groups = await linter.organizedLints(text, { language, dedup: false });
      for (const lint of Object.values(groups).flat()) {
        found += lint.span().start >= 0 ? 1 : 0;
        lint.free();
      }
    }
  }
  postMessage(found);
});
postMessage('ready');
