import { expect, test } from 'bun:test';
import { apiMarkdown, MADE } from '../../scripts/api-doc/api-markdown.ts';
import { servedDocument } from '../../scripts/api-doc/served-document.ts';

const [written, made] = (await Bun.file(`${import.meta.dir}/../../docs/API.md`).text()).split(MADE);

test('docs/API.md says what the server serves: `bun scripts/api-doc/api-doc.ts` writes it', async () => {
  expect(made?.split('\n')).toEqual(apiMarkdown(await servedDocument()).split('\n'));
});

test('what is written in docs/API.md stands before what is made', () => {
  expect(written).toStartWith('# The HTTP API\n');
});
