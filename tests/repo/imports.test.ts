import { describe, expect, test } from 'bun:test';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, sourceFiles } from '../support/source-files.ts';

/** From what knows nothing to what knows everything; a row may import the rows above it and, inside a folder, itself. */
const LAYERS: readonly (readonly string[])[] = [
  ['protocol'],
  ['client'],
  ['web'],
  ['config', 'telemetry'],
  ['store'],
  ['documents', 'engines', 'files', 'people', 'analytics'],
  ['jobs'],
  ['pipelines', 'realtime'],
  ['http'],
  ['services.ts'],
  ['routes'],
  ['(beside app.ts)'],
  ['app.ts'],
  ['main.ts', 'cli'],
];
/** Beside the rows: an engine reads the documents that it revises. */
const ACROSS = new Set(['engines → documents']);

interface Import {
  readonly from: string;
  readonly to: string;
}

const STATEMENT = /^(?:import|export)\s[^'";=()]*?\bfrom\s*['"]([^'"\n]+)['"]/gm;
const CALL = /(?:\bimport\(|new URL\()\s*(['"])([^'"\n]+)\1/g;

/** Everything that a file names to be loaded: values, types, and what `import()` and `new URL()` name. */
function importsOf(path: string, text: string): Import[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  return [
    ...[...code.matchAll(STATEMENT)].map(([, to = '']) => ({ from: path, to })),
    ...[...code.matchAll(CALL)].map(([, , to = '']) => ({
      from: path,
      to: to.startsWith('.') ? to : `./${to}`,
    })),
  ];
}

const files = sourceFiles('src');
const imports = files.flatMap(({ path, text }) => importsOf(path, text));
const inside = imports
  .filter(({ to }) => to.startsWith('.'))
  .map(({ from, to }) => ({ from, to: join(dirname(from), to) }));

const unitOf = (path: string) => path.split('/')[1] ?? '';
/** A file at the root of `src` that no row names is a part of the composition. */
const rankOf = (unit: string) => {
  const named = LAYERS.findIndex((layer) => layer.includes(unit));
  return named === -1 && unit.endsWith('.ts') ? LAYERS.findIndex((layer) => layer.includes('(beside app.ts)')) : named;
};
const arrow = ({ from, to }: Import) => `${from} → ${to}`;

/** Those that lead to themselves by a detour. */
function inCircles(leading: readonly Import[]): string[] {
  const next = Map.groupBy(leading, ({ from }) => from);
  const reaches = (from: string, goal: string, seen = new Set<string>()): boolean =>
    (next.get(from) ?? []).some(({ to }) => {
      if (to === goal) return true;
      if (seen.has(to)) return false;
      seen.add(to);
      return reaches(to, goal, seen);
    });
  return [...next.keys()].filter((from) => reaches(from, from));
}

describe('imports', () => {
  test('every file of src stands in one of the layers', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter(({ path }) => rankOf(unitOf(path)) === -1).map(({ path }) => path)).toEqual([]);
  });

  test('run one way', () => {
    const back = inside.filter(({ from, to }) => {
      const [a, b] = [unitOf(from), unitOf(to)];
      if (a === b || !to.startsWith('src/') || ACROSS.has(`${a} → ${b}`)) return false;
      return rankOf(a) <= rankOf(b);
    });
    expect(back.map(arrow)).toEqual([]);
  });

  test('lead to files that are there, with their endings', () => {
    const wrong = inside.filter(({ to }) => !existsSync(join(ROOT, to)));
    expect(wrong.map(arrow)).toEqual([]);
  });

  test('an engine is known by its port: only what starts a server names one', () => {
    const named = inside.filter(({ from, to }) => /^src\/engines\/[^/]+\//.test(to) && unitOf(from) !== 'engines');
    expect([...new Set(named.map(({ from }) => from))]).toEqual(['src/engine-of.ts']);
  });

  test('an engine knows no other: what several need lies beside them', () => {
    const engineOf = (path: string) => /^src\/engines\/(model|embedded|quoting)\//.exec(path)?.[1];
    const across = inside.filter(({ from, to }) => {
      const [own, other] = [engineOf(from), engineOf(to)];
      return other !== undefined && unitOf(from) === 'engines' && own !== other;
    });
    expect(across.map(arrow)).toEqual([]);
  });

  test('the folders of the model engine lead one way', () => {
    const folders = inside
      .filter(({ from, to }) => [from, to].every((path) => path.startsWith('src/engines/model/')))
      .map(({ from, to }) => ({ from: dirname(from), to: dirname(to) }))
      .filter(({ from, to }) => from !== to);
    expect(folders.length).toBeGreaterThan(20);
    expect(inCircles(folders)).toEqual([]);
  });

  test('a screen of the web client is made of parts, and of no other screen; a job has three views', () => {
    const screenOf = (path: string) => /^src\/web\/([^/]+)\//.exec(path)?.[1];
    const views = new Set(['live', 'review', 'compare']);
    const across = inside.filter(({ from, to }) => {
      const [a, b] = [screenOf(from), screenOf(to)];
      if (a === undefined || b === undefined || a === b || b === 'parts') return false;
      return !(a === 'job' && views.has(b));
    });
    expect(across.map(arrow)).toEqual([]);
  });

  test('protocol needs nothing but itself; only its schemas need zod', () => {
    const outside = imports.filter(
      ({ from, to }) =>
        unitOf(from) === 'protocol' && !(to.startsWith('.') && unitOf(join(dirname(from), to)) === 'protocol'),
    );
    expect(outside.filter(({ from, to }) => !(from.endsWith('-schema.ts') && to === 'zod')).map(arrow)).toEqual([]);
  });

  test('no file leads to itself by a detour, not even for a type', () => {
    const leading = inside.filter(({ to }) => to.startsWith('src/'));
    expect(inCircles(leading)).toEqual([]);
  });

  test('of two folders that lie side by side one knows the other, and not both', () => {
    const arrows = new Set<string>();
    for (const { from, to } of inside.filter((each) => each.to.startsWith('src/'))) {
      const [there, here] = [dirname(to).split('/'), dirname(from).split('/')];
      const apart = there.findIndex((name, at) => name !== here[at]);
      if (apart < 0 || here[apart] === undefined) continue;
      arrows.add(`${here.slice(0, apart + 1).join('/')} → ${there.slice(0, apart + 1).join('/')}`);
    }
    const turned = (pair: string) => pair.split(' → ').toReversed().join(' → ');
    expect(arrows.size).toBeGreaterThan(100);
    expect([...arrows].filter((pair) => arrows.has(turned(pair)))).toEqual([]);
  });

  test('every package is one that package.json names', async () => {
    const { dependencies } = await Bun.file(join(ROOT, 'package.json')).json();
    const packages = imports.map(({ to }) => to).filter((to) => !/^(\.|node:|bun(:|$))/.test(to));
    const names = new Set(
      packages.map((to) =>
        to
          .split('/')
          .slice(0, to.startsWith('@') ? 2 : 1)
          .join('/'),
      ),
    );
    expect([...names].filter((name) => !(name in dependencies))).toEqual([]);
  });

  test('only main.ts reads the environment, and nothing below the composition ends the process', () => {
    const readers = files.filter(({ code }) => /\bprocess\.env\b|\bBun\.env\b|\bimport\.meta\.env\b/.test(code));
    expect(readers.map(({ path }) => path)).toEqual(['src/cli/main.ts', 'src/main.ts']);
    const enders = files.filter(({ code }) => /\bprocess\.(exit|abort|kill)\b/.test(code)).map(({ path }) => path);
    expect(enders.filter((path) => !unitOf(path).endsWith('.ts'))).toEqual(['src/cli/main.ts']);
  });
});
