import { expect, test } from 'bun:test';
import { readDocument } from '../../../src/documents/reading/read-document.ts';
import { versionText } from '../../../src/documents/version.ts';
import { initialState } from '../../../src/protocol/fold/state.ts';

test('a version is the lead and every block with its gap', async () => {
  const text = '\n# Title\n\nText.\n';
  const { lead, blocks } = readDocument(text, 'markdown');
  const state = { ...initialState('job'), lead, blocks: blocks.map((block) => ({ ...block, pass: 0, changes: [] })) };
  expect(await versionText(state)).toBe(text);
  expect(await versionText(initialState('job'))).toBe('');
});
