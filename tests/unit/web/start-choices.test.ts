import { expect, test } from 'bun:test';
import { AUDIENCES, TONES } from '../../../src/engines/revision-engine.ts';
import * as choices from '../../../src/web/start/choices.ts';

test('the page offers every tone and audience that there is, and not to say', () => {
  expect(choices.TONES.map(([value]) => value)).toEqual(['', ...TONES]);
  expect(choices.AUDIENCES.map(([value]) => value)).toEqual(['', ...AUDIENCES]);
});
