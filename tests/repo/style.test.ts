import { describe, expect, test } from 'bun:test';
import { basename } from 'node:path';
import { sourceFiles } from '../support/source-files.ts';

const LONGEST_FILE = 300;
/** Where others build on what is exported. */
const DOCUMENTED = /^src\/(protocol|client|jobs|realtime|store|people|analytics|http|telemetry|services\.ts|app\.ts)/;
const SELF = 'tests/repo/style.test.ts';
const product = sourceFiles('src');
const all = [...product, ...sourceFiles('tests', 'bench')];

/** The files in which something stands that should not, with what it is. */
function offenders(files: typeof all, pattern: RegExp): string[] {
  return files.flatMap(({ path, code }) => {
    const found = pattern.exec(code);
    return found ? [`${path}: ${found[0].trim()}`] : [];
  });
}

const linesOf = (text: string) => text.trimEnd().split('\n').length;

describe('style', () => {
  test(`no file is longer than ${LONGEST_FILE} lines, and half of them are short`, () => {
    expect(product.length).toBeGreaterThan(50);
    const long = all
      .filter(({ text }) => linesOf(text) > LONGEST_FILE)
      .map(({ path, text }) => `${path}: ${linesOf(text)}`);
    expect(long).toEqual([]);
    const lengths = product.map(({ text }) => linesOf(text)).toSorted((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(110);
  });

  test('every exported name of the protocol, the client, ports and services says what it is', () => {
    const silent = product
      .filter(({ path }) => DOCUMENTED.test(path) && !path.endsWith('-schema.ts'))
      .flatMap(({ path, text }) => {
        const lines = text.split('\n');
        const names = lines.filter((line, at) => /^export (?!\{|type \{)/.test(line) && !lines[at - 1]?.endsWith('*/'));
        return names.map((line) => `${path}: ${line}`);
      });
    expect(silent).toEqual([]);
  });

  test('file names are in kebab case', () => {
    const names = all.map(({ path }) => basename(path));
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.tsx?$/.test(name))).toEqual([]);
  });

  test('no name says nothing', () => {
    const empty = /(^|[-./])(utils?|helpers?|manager|misc|common|shared|index)([-.]|\/|$)/;
    expect(all.map(({ path }) => path).filter((path) => empty.test(path))).toEqual([]);
    expect(offenders(product, /\b(class|interface|type|function|const)\s+\w*(Manager|Helper|Util)s?\b/)).toEqual([]);
  });

  test('nothing is any, and nothing is talked into being something else', () => {
    expect(offenders(product, /(?:[:<|&]\s*|\bas\s+|\bextends\s+)any\b|\bany\[\]/)).toEqual([]);
    expect(offenders(all, /\bas (any|never|unknown as)\b/)).toEqual([]);
    const silenced = /@ts-(ignore|nocheck)|@ts-expect-error(?! \w.{20})/;
    expect(all.filter(({ path, text }) => path !== SELF && silenced.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test('exports have names', () => {
    expect(offenders(all, /^export default\b|^export \* from\b/m)).toEqual([]);
  });

  test('nothing is put off', () => {
    const promises = /\b(TODO|FIXME|XXX|HACK)\b/;
    expect(all.filter(({ path, text }) => path !== SELF && promises.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test('tests wait for what happens, not for time to pass', () => {
    const tests = all.filter(({ path }) => path.endsWith('.test.ts') || path.endsWith('.contract.ts'));
    expect(offenders(tests, /\bBun\.sleep\w*\(|\bsetTimeout\(/)).toEqual([]);
  });
});
