import { expect, test } from 'bun:test';
import { followStep } from '../../../src/web/live/follow-step.ts';

/** Follows a block that moves down by so many px a frame. @returns where it stood after each of the frames */
function followed(speed: number, frames: number, start = 400): number[] {
  let top = start;
  return Array.from({ length: frames }, () => {
    top += speed;
    top -= followStep({ top, height: 100, view: 900 }, 16);
    return top;
  });
}

test('a block that stands still comes to the middle, without passing it, and stays', () => {
  const tops = followed(0, 120, 640);
  expect(tops.every((top, index) => top >= 400 && top <= (tops[index - 1] ?? 640))).toBe(true);
  expect(tops.at(-1)).toBeLessThan(406);
  expect(tops.at(-1)).toBe(tops.at(-2) ?? 0);
});

test.each([1, 30, 400, 30_000])('work that goes on by %i px a frame is in view in each of them', (speed) => {
  for (const top of followed(speed, 60)) {
    expect(top).toBeGreaterThan(0);
    expect(top).toBeLessThan(800);
  }
});

test('a pass that begins again at the top is in view at once', () => {
  expect(followed(0, 1, -120_000)[0]).toBeGreaterThan(0);
});

test('a block that is longer than the window is read from its beginning', () => {
  expect(followStep({ top: 90, height: 3_000, view: 900 }, 16)).toBe(0);
});

test('without motion it scrolls only when the work would be lost', () => {
  expect(followStep({ top: 600, height: 100, view: 900 }, Infinity)).toBe(0);
  expect(followStep({ top: 900, height: 100, view: 900 }, Infinity)).toBe(500);
});
