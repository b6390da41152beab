import { describe, expect, setDefaultTimeout, test } from 'bun:test';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { readDocument } from '../../src/documents/reading/read-document.ts';
import { protectedSpans } from '../../src/documents/spans/protected-spans.ts';
import { proseBlocks } from '../../src/engines/embedded/document-blocks.ts';
import { polisher } from '../../src/engines/embedded/polish/polish.ts';
import { proofreader } from '../../src/engines/embedded/proofread/proofread.ts';
import type { Reviser } from '../../src/engines/embedded/reviser.ts';
import { RULE_CATALOGUE } from '../../src/engines/embedded/rule-catalogue.ts';
import { structureChecker } from '../../src/engines/embedded/structure/structure.ts';
import { tightener } from '../../src/engines/embedded/tighten/tighten.ts';
import { toneChecker } from '../../src/engines/embedded/tone/tone.ts';
import { DEFAULT_OPTIONS, type RevisionOptions } from '../../src/engines/revision-engine.ts';
import { STRATEGIES } from '../../src/pipelines/refine/strategies.ts';
import { applyChanges, type Block, type Change, documentText } from '../../src/protocol/document.ts';
import { needs } from '../support/needs.ts';
import { markdownArbitrary } from './documents/markdown-arbitrary.ts';
import { wordyDocument } from './wordy-arbitrary.ts';

setDefaultTimeout(300_000);

const REVISERS: Readonly<Record<string, Reviser>> = {
  proofread: proofreader(),
  tighten: tightener(),
  polish: polisher(),
  structure: structureChecker(),
  tone: toneChecker(),
};
/** Those that need no Harper, which is too slow for thousands of documents. */
const LIGHT = ['tighten', 'polish', 'structure', 'tone'] as const;

interface Pass {
  readonly blocks: readonly Block[];
  readonly changes: readonly Change[];
}

/** One pass over a document. */
async function pass(name: string, blocks: readonly Block[], options: Partial<RevisionOptions> = {}): Promise<Pass> {
  const prose = proseBlocks(blocks);
  const reviser = REVISERS[name]?.read({ pass: 1, options: { ...DEFAULT_OPTIONS, ...options }, blocks: prose });
  const byBlock = new Map<string, readonly Change[]>();
  // One after another, as a worker does them.
  // oxlint-disable-next-line no-await-in-loop
  for (const block of prose) byBlock.set(block.id, (await reviser?.revise(block, async () => true))?.changes ?? []);
  const after = blocks.map((block) => {
    const text = applyChanges(block.text, byBlock.get(block.id) ?? []);
    if (text === undefined) throw new Error(`the changes of ${block.id} do not fit`);
    return { ...block, text };
  });
  return { blocks: after, changes: [...byBlock.values()].flat() };
}

async function passes(names: readonly string[], blocks: readonly Block[], options: Partial<RevisionOptions> = {}) {
  let now: Pass = { blocks, changes: [] };
  let applied = 0;
  const rules = new Set<string>();
  for (const name of names) {
    // Each pass takes what the one before it left.
    // oxlint-disable-next-line no-await-in-loop
    now = await pass(name, now.blocks, options);
    applied += now.changes.filter((change) => change.applied).length;
    for (const { rule } of now.changes) rules.add(rule);
  }
  return { blocks: now.blocks, applied, rules };
}

/** What the protected spans of a block say, in order. */
function kept({ kind, text }: Pick<Block, 'kind' | 'text'>): string[] {
  return protectedSpans({ kind, text }, 'markdown').map(({ start, end }) => text.slice(start, end));
}

const NAMES = new Set(RULE_CATALOGUE.map(({ name }) => name));
const registers = fc.constantFrom('neutral', 'academic', 'plain');
const dialects = fc.constantFrom('US', 'GB', 'AU', 'CA', 'IN');

describe.each(LIGHT)('%s', (name) => {
  test('keeps what is not prose, what is protected, and everything between its changes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(markdownArbitrary, wordyDocument),
        registers,
        dialects,
        async (text, register, dialect) => {
          const { lead, blocks } = readDocument(text, 'markdown');
          const { blocks: after, changes } = await pass(name, blocks, { register, dialect });
          for (const [index, block] of blocks.entries()) {
            const own = changes.filter((change) => change.block === block.id);
            let at = -1;
            for (const change of own) {
              expect(change.start).toBeGreaterThan(at);
              expect(block.text.slice(change.start, change.end)).toBe(change.before);
              expect(change.applied && (change.tier !== 'A' || change.before === change.after)).toBe(false);
              expect(NAMES.has(change.rule)).toBe(true);
              at = change.end;
            }
            if (!own.some((change) => change.applied)) expect(after[index]?.text).toBe(block.text);
          }
          if (changes.length === 0) expect(documentText(lead, after)).toBe(text);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('has nothing to apply to its own output', async () => {
    await fc.assert(
      fc.asyncProperty(wordyDocument, registers, dialects, async (text, register, dialect) => {
        const { blocks } = readDocument(text, 'markdown');
        const first = await pass(name, blocks, { register, dialect });
        const second = await pass(name, first.blocks, { register, dialect });
        expect(second.changes.filter((change) => change.applied)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

test('tighten leaves code, links and quotations as they are', async () => {
  await fc.assert(
    fc.asyncProperty(wordyDocument, async (text) => {
      const { blocks } = readDocument(text, 'markdown');
      const { blocks: after } = await passes(['tighten'], blocks);
      for (const [index, block] of blocks.entries()) {
        expect(kept(after[index] ?? block)).toEqual(kept(block));
      }
    }),
    { numRuns: 300 },
  );
});

test('the passes do not undo one another, however they follow', async () => {
  await fc.assert(
    fc.asyncProperty(wordyDocument, registers, dialects, async (text, register, dialect) => {
      const { blocks } = readDocument(text, 'markdown');
      const first = await passes(LIGHT, blocks, { register, dialect });
      const second = await passes(LIGHT, first.blocks, { register, dialect });
      expect(second.applied).toBe(0);
      const turned = await passes(['polish', 'tighten'], first.blocks, { register, dialect });
      expect(turned.applied).toBe(0);
    }),
    { numRuns: 200 },
  );
});

const folder = process.env['EVAL_DIR'];
const evaluation = needs('EVAL_DIR', folder !== undefined);

describe('on real pages', () => {
  const pages = folder === undefined ? [] : [...new Bun.Glob('*.md').scanSync(join(folder, 'markdown'))];

  test.skipIf(evaluation.skip)(
    `every strategy converges and keeps all that it does not change${evaluation.because}`,
    async () => {
      let [first, second] = [0, 0];
      for (const page of pages) {
        const text = await Bun.file(join(folder ?? '', 'markdown', page)).text();
        const { blocks } = readDocument(text, 'markdown');
        for (const { passes: names, register } of STRATEGIES) {
          const once = await passes(names, blocks, { register });
          for (const rule of once.rules) expect([rule, NAMES.has(rule)]).toEqual([rule, true]);
          const twice = await passes(names, once.blocks, { register });
          first += once.applied;
          second += twice.applied;
          for (const [index, block] of blocks.entries()) {
            if (!/\p{L}/u.test(block.text) || block.kind === 'code') expect(once.blocks[index]?.text).toBe(block.text);
            const links = (from: string) => from.match(/\]\([^)]*\)|`[^`]*`|\{\{[^}]*\}\}/g) ?? [];
            expect(links(once.blocks[index]?.text ?? '')).toEqual(links(block.text));
          }
        }
      }
      expect(pages.length).toBeGreaterThan(5);
      expect(first).toBeGreaterThan(10);
      expect(second).toBeLessThanOrEqual(first * 0.01);
    },
  );

  test.skipIf(evaluation.skip)(`so do 100 KB of prose by the light passes${evaluation.because}`, async () => {
    const packed = await Bun.file(join(folder ?? '', 'cc0-prose.txt.gz')).arrayBuffer();
    const prose = new TextDecoder().decode(Bun.gunzipSync(packed)).slice(0, 1_000_000).replaceAll('\n', '\n\n');
    const { blocks } = readDocument(prose, 'markdown');
    const first = await passes(LIGHT, blocks);
    const second = await passes(LIGHT, first.blocks);
    expect(first.applied).toBeGreaterThan(20);
    expect(second.applied).toBe(0);
  });
});
