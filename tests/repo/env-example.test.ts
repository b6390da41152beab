import { describe, expect, test } from 'bun:test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG_KEYS, parseConfig } from '../../src/config/config.ts';

const example = readFileSync(join(import.meta.dir, '../../.env.example'), 'utf8');
const lines = example.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
const given = Object.fromEntries(lines.map((line) => line.split('=', 2)));

describe('.env.example', () => {
  test('lists exactly the keys that are read, once each', () => {
    expect(lines.map((line) => line.split('=')[0]).sort()).toEqual([...CONFIG_KEYS].sort());
  });

  test('says the defaults: copied as it is, it changes nothing', () => {
    expect(parseConfig(given, 4)).toEqual(parseConfig({}, 4));
  });

  test('explains every key in the lines above it', () => {
    const paragraphs = example.split(/\n(?=#)/).filter((part) => part.includes('='));
    for (const part of paragraphs) expect(part).toMatch(/^#.+\n([A-Z_]+=.*\n?)+/m);
  });
});
