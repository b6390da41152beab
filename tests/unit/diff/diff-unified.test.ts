import { describe, expect, test } from 'bun:test';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { diffTexts } from '../../../src/documents/diff/diff-texts.ts';
import { diffUnified } from '../../../src/documents/diff/diff-unified.ts';
import { needs } from '../../support/needs.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const side = { pass: 'original', sha256: '', length: 0 };
const HEAD = { job: 'job_1', title: 'T', file: 'text.md', from: { version: 0, ...side }, to: { version: 1, ...side } };

function patchOf(older: string, newer: string): string {
  return [...diffUnified(HEAD, { source: 'text', parts: diffTexts(older, newer), changes: new Map() })].join('');
}

const git = needs('git', Bun.which('git') !== null);
const patch = needs('patch', Bun.which('patch') !== null);

type Tool = readonly string[];
const GIT: Tool = ['git', 'apply', '--whitespace=nowarn', 'the.patch'];
const PATCH: Tool = ['patch', '--binary', '-s', '-p1', '-i', 'the.patch'];

async function patched(tool: Tool, older: string, newer: string): Promise<string> {
  using folder = tempFolder();
  const file = join(folder.path, 'text.md');
  await Bun.write(file, older);
  await Bun.write(join(folder.path, 'the.patch'), patchOf(older, newer));
  const env = { PATH: process.env.PATH ?? '', GIT_CEILING_DIRECTORIES: join(folder.path, '..') };
  const child = Bun.spawn([...tool], { cwd: folder.path, env, stdout: 'pipe', stderr: 'pipe' });
  const [code, said] = [await child.exited, (await child.stdout.text()) + (await child.stderr.text())];
  expect([code, said]).toEqual([0, '']);
  return await Bun.file(file).text();
}

const LINES = Array.from({ length: 40 }, (_, index) => `Line ${index} of the text.\n`);
const CASES: [string, string, string][] = [
  ['a changed word', LINES.join(''), LINES.join('').replace('Line 20', 'Row 20')],
  ['changes far apart', LINES.join(''), LINES.join('').replace('Line 2 ', 'Row 2 ').replace('Line 35', 'Row 35')],
  ['changes near each other', LINES.join(''), LINES.join('').replace('Line 9', 'Row').replace('Line 15', 'Row')],
  ['a moved line', LINES.join(''), [...LINES.slice(1), LINES[0]].join('')],
  ['no line feed at the end', 'one\ntwo', 'one\nthree'],
  ['a line feed that came', 'one\ntwo', 'one\ntwo\n'],
  ['a line feed that went', 'one\ntwo\n', 'one\ntwo'],
  ['line breaks of two characters', 'one\r\ntwo\r\nthree\r\n', 'one\r\n2\r\nthree\r\n'],
  ['what was put before', 'two\n', 'one\ntwo\n'],
  ['what was put behind', 'one\n', 'one\ntwo\n'],
  ['lines that look like a patch', '--- a\n+++ b\n@@ -1 +1 @@\n', '--- a\n+++ c\n@@ -1 +1 @@\n'],
];

describe('a difference as a patch', () => {
  test('of equal texts is empty', () => {
    expect(patchOf('one\n', 'one\n')).toBe('');
  });

  test('has the lines around a change, and no more', () => {
    expect(patchOf(LINES.join(''), LINES.join('').replace('Line 20', 'Row 20'))).toBe(
      [
        'Redraft: 0 (original) to 1 (original)\n--- a/text.md\n+++ b/text.md\n@@ -18,7 +18,7 @@\n',
        ...LINES.slice(17, 20).map((line) => ` ${line}`),
        `-${LINES[20]}+Row 20 of the text.\n`,
        ...LINES.slice(21, 24).map((line) => ` ${line}`),
      ].join(''),
    );
  });

  test.skipIf(git.skip).each(CASES)(`git takes %s${git.because}`, async (_, older, newer) => {
    expect(await patched(GIT, older, newer)).toBe(newer);
  });

  test.skipIf(patch.skip).each(CASES)(`patch takes %s${patch.because}`, async (_, older, newer) => {
    expect(await patched(PATCH, older, newer)).toBe(newer);
  });

  test.skipIf(git.skip)(`git takes whatever was done to the lines${git.because}`, async () => {
    const line = fc.constantFrom('one\n', 'two words\n', '\n', '-\n', '+ x\n', 'end\r\n', '\\ No newline\n');
    const text = fc.array(line, { minLength: 1, maxLength: 25 }).map((lines) => lines.join(''));
    const property = fc.asyncProperty(text, text, fc.boolean(), async (older, newer, cut) => {
      const after = cut ? newer.trimEnd() || 'x' : newer;
      fc.pre(older !== after);
      expect(await patched(GIT, older, after)).toBe(after);
    });
    await fc.assert(property, { numRuns: 40 });
  });
});
