import { expect, test } from 'bun:test';
import { ProgressLines } from '../../../src/cli/progress-lines.ts';
import type { Terminal } from '../../../src/cli/terminal.ts';
import type { Update } from '../../../src/client/live/updates.ts';
import type { Change } from '../../../src/protocol/document.ts';
import { initialState, type JobState } from '../../../src/protocol/fold/state.ts';

/** Half of the blocks of the second pass are done. */
const state: JobState = {
  ...initialState('j'),
  status: 'running',
  passes: [
    { pass: 1, name: 'proofread', status: 'complete', attempt: 1, completed: 2, changes: 1 },
    { pass: 2, name: 'tighten', status: 'running', attempt: 1, completed: 1, changes: 0 },
  ],
  blocks: ['b1', 'b2'].map((id) => ({
    id,
    kind: 'paragraph',
    text: 'x',
    gap: '',
    pass: 0,
    original: 'x',
    changes: [],
  })),
};
const progress = (eta: number | null): Update => ({
  type: 'progress',
  data: { pass: 2, fraction: 0.75, eta_ms: eta },
});

const quiet: Terminal = {
  out: () => undefined,
  note: () => undefined,
  interactive: false,
  colour: { out: false, note: false },
  width: () => 80,
  ask: undefined,
};

function lines(columns: number, more: Partial<Terminal> = {}) {
  let written = '';
  const note = (text: string) => void (written += text);
  const terminal = { ...quiet, note, interactive: true, width: () => columns, ...more };
  return { lines: new ProgressLines({ state }, terminal, false), written: () => written };
}

const drawn = (written: string) => written.split('\r\u001B[2K').filter(Boolean);

test('a bar says which pass, how far, and how long it still takes', () => {
  const { lines: made, written } = lines(100);
  made.hear(progress(null));
  made.hear(progress(3_400));
  made.hear(progress(3_400));
  const bar = `tighten 2/2 ${'█'.repeat(20)}${'░'.repeat(20)} 50 %`;
  expect(drawn(written())).toEqual([bar, `${bar} · about 3.4 s left`]);
});

test('a pass says what it made, suggests and points at', () => {
  const change = (applied: boolean, before: string, after: string): Change => ({
    id: 'p2.b1.1',
    pass: 2,
    block: 'b1',
    start: 0,
    end: 1,
    before,
    after,
    category: 'style',
    rule: 'R',
    reason: 'so it is',
    confidence: 1,
    tier: 'A',
    applied,
  });
  const changes = [
    change(true, 'a', 'b'),
    change(false, 'c', ''),
    change(false, 'd', 'd'),
    change(false, 'e\u001B', 'e\u001B'),
  ];
  const blocks = state.blocks.map((block, index) => (index === 0 ? { ...block, changes } : block));
  let written = '';
  const terminal = { ...quiet, note: (text: string) => void (written += text) };
  const made = new ProgressLines({ state: { ...state, blocks } }, terminal, true);
  const at = { seq: 1, prev: 0, at: 0 };
  made.hear({ type: 'block_complete', ...at, data: { pass: 2, block: 'b1', length: 1, sha256: '', changes } });
  const [before, after] = [1, 2].map((words) => ({ grade: 1, words, sentences: 1 }));
  if (!before || !after) throw new Error('none');
  const data = { pass: 2, version: 2, changes: 1, by_category: {}, readability: { before, after }, elapsed_ms: 9_960 };
  made.hear({ type: 'pass_complete', ...at, data });
  expect(written.split('\n')).toEqual([
    '  [-a-] {+b+}  so it is',
    '  ? [-c-]  so it is',
    '  ? “d”  so it is',
    '  ? “e�”  so it is',
    '✓ tighten: 1 change, 1 suggestion, 2 hints in 10 s',
    '',
  ]);
});

test('where there is little room for a bar, words say it', () => {
  const { lines: made, written } = lines(50);
  made.hear(progress(3_400));
  expect(drawn(written())).toEqual(['tighten 2/2 50 % · about 3.4 s left']);
});

test.each([1, 10, 20, 40, 80])('of %i columns it takes none that is not there', (columns) => {
  const { lines: made, written } = lines(columns);
  made.hear(progress(120_000));
  expect(Math.max(0, ...drawn(written()).map((line) => line.length))).toBeLessThan(columns);
});

test('lines that stay take the bar’s place, and it is drawn again below them', () => {
  const { lines: made, written } = lines(100);
  made.hear(progress(null));
  made.hear({ type: 'reach', data: { status: 'waiting', transport: 'websocket' } });
  made.clear();
  made.clear();
  const [bar = '', line, again] = drawn(written());
  expect([line, again]).toEqual(['· the connection is lost; trying again\n', bar]);
  expect(written()).toEndWith(`${bar}\r\u001B[2K`);
});

test('where nobody looks there is no bar and nothing that moves a cursor', () => {
  const { lines: made, written } = lines(100, { interactive: false });
  made.hear(progress(3_400));
  made.say('one');
  made.clear();
  expect(written()).toBe('one\n');
});
