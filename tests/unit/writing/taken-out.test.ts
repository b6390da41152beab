import { describe, expect, test } from 'bun:test';
import { takenOutNote, takenOutWarning } from '../../../src/pipelines/writing/taken-out.ts';

function warned(...thinking: readonly string[]): (string | undefined)[] {
  return [...takenOutWarning({ thinking, warnings: [] })].map((event) =>
    event.type === 'warning' ? event.data.message : undefined,
  );
}

describe('citations that were taken out', () => {
  test('are told once for the whole answer, with their places', () => {
    expect(warned('Looking through a file.', takenOutNote(2, 'Sails'), takenOutNote(1, 'Ropes'))).toEqual([
      '3 citations were taken out of “Sails”, “Ropes”: they name no source, or quote what it does not say.',
    ]);
    expect(warned(takenOutNote(1))).toEqual([
      'A citation was taken out: it names no source, or quotes what it does not say.',
    ]);
    expect(warned('2 passages read.')).toEqual([]);
  });

  test('of a section that was written anew are counted anew, and of a short answer not where there is a long one', () => {
    expect(warned(takenOutNote(9), takenOutNote(2, 'Sails'), takenOutNote(1, 'Sails'))).toEqual([
      'A citation was taken out of “Sails”: it names no source, or quotes what it does not say.',
    ]);
  });

  test('are told once, however often the job comes to its end', () => {
    const warnings = [{ code: 'citations_dropped', message: 'A citation was taken out.' }];
    expect([...takenOutWarning({ thinking: [takenOutNote(1)], warnings })]).toEqual([]);
  });
});
