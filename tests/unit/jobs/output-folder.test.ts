import { expect, test } from 'bun:test';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { outputProblem } from '../../../src/jobs/runs/outputs.ts';
import { tempFolder } from '../../support/temp-folder.ts';

test('an output folder that nothing can be written to is told before the first job', async () => {
  using folder = tempFolder();
  const there = folder.file('output');
  mkdirSync(there);
  writeFileSync(folder.file('note'), 'x');
  expect(await outputProblem(there)).toBeUndefined();
  expect(await outputProblem(folder.file('not/there/yet'))).toBeUndefined();
  expect(await outputProblem(folder.file('note'))).toBe(`The output folder ${folder.file('note')} is a file`);
  expect(await outputProblem(folder.file('note/below'))).toContain('cannot be made');
  chmodSync(there, 0o500);
  // Nothing is forbidden to root.
  const told = process.getuid?.() === 0 ? undefined : `Nothing can be written to the output folder ${there}`;
  expect(await outputProblem(there)).toBe(told);
  chmodSync(there, 0o700);
});
