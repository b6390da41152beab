import { afterAll, describe, expect, setDefaultTimeout, test } from 'bun:test';
import type { Revision, RevisionEngine, RevisionRequest } from '../../src/engines/revision-engine.ts';
import { applyChanges } from '../../src/protocol/document.ts';
import { long, paragraphs, requestOf, revisionsOf } from '../support/engine-requests.ts';

/** What every engine keeps. */
export function revisionEngineContract(name: string, open: () => RevisionEngine): void {
  describe(`RevisionEngine contract: ${name}`, () => {
    /** Loading an engine takes seconds on a busy machine. */
    setDefaultTimeout(300_000);
    const engine = open();
    afterAll(() => engine.close());

    const blocks: RevisionRequest['blocks'] = [
      { id: 'b1', kind: 'heading', text: 'Teh title' },
      { id: 'b2', kind: 'code', text: 'teh = "a apple"' },
      { id: 'b3', kind: 'paragraph', text: 'I have recieved teh mesage 😀 and it is a apple.' },
      { id: 'b4', kind: 'paragraph', text: '' },
      { id: 'b7', kind: 'front_matter', text: '---\ntitle: teh\n---' },
      { id: 'b8', kind: 'list_item', text: long('This is teh best of teh best.') },
      { id: 'b9', kind: 'paragraph', text: 'All is well.\r\nIt is \u0000 \ud800 teh end.' },
    ];
    const appliedTo = (revisions: readonly Revision[]) =>
      blocks.map(({ text }, index) => applyChanges(text, revisions[index]?.changes ?? []));

    test('gives one revision a block, in the order of the blocks', async () => {
      const revisions = await revisionsOf(engine, requestOf(blocks));
      expect(revisions.map(({ block }) => block)).toEqual(blocks.map(({ id }) => id));
      expect(engine.status).toBe('ready');
    });

    test('its changes fit the blocks: exact, in order, apart, with ids of their own', async () => {
      const revisions = await revisionsOf(engine, requestOf(blocks));
      const ids = new Set<string>();
      for (const [index, { changes }] of revisions.entries()) {
        const { id, text } = blocks[index] ?? { id: '', text: '' };
        let at = -1;
        for (const [number, change] of changes.entries()) {
          expect(change).toMatchObject({ id: `p1.${id}.${number + 1}`, pass: 1, block: id });
          expect(change.start).toBeGreaterThan(at);
          expect(text.slice(change.start, change.end)).toBe(change.before);
          expect(change.after).not.toBe(change.before);
          at = change.end;
          ids.add(change.id);
        }
      }
      expect(ids.size).toBe(revisions.flatMap(({ changes }) => changes).length);
      expect(ids.size).toBeGreaterThan(0);
      expect(appliedTo(revisions)).not.toContain(undefined);
    });

    test('goes on from any block as if it had begun at the first', async () => {
      const whole = await revisionsOf(engine, requestOf(blocks));
      for (const from of blocks.keys()) {
        const rest = await revisionsOf(engine, { ...requestOf(blocks), from });
        expect(rest).toEqual(whole.slice(from));
      }
      expect(await revisionsOf(engine, { ...requestOf(blocks), from: blocks.length })).toEqual([]);
    });

    test('leaves what is not prose', async () => {
      const revisions = await revisionsOf(engine, requestOf(blocks));
      for (const index of [1, 3, 4]) expect(revisions[index]?.changes).toEqual([]);
    });

    test('applies nothing when it is to suggest', async () => {
      const revisions = await revisionsOf(engine, requestOf(blocks, { apply: 'suggest' }));
      expect(appliedTo(revisions)).toEqual(blocks.map(({ text }) => text));
      expect(revisions.some(({ changes }) => changes.length > 0)).toBe(true);
    });

    test('has nothing to say about no blocks', async () => {
      expect(await revisionsOf(engine, requestOf([]))).toEqual([]);
    });

    test('throws the reason of a signal that is aborted already', async () => {
      const reason = new Error('before it began');
      const run = revisionsOf(engine, requestOf(blocks, { signal: AbortSignal.abort(reason) }));
      expect(await run.catch((error: unknown) => error)).toBe(reason);
    });

    test('throws the reason when it is aborted on the way, and serves the next', async () => {
      const cancel = new AbortController();
      const reason = new Error('enough');
      const many = paragraphs(...Array.from({ length: 50 }, () => long('This is teh text.')));
      const seen: string[] = [];
      const run = (async () => {
        for await (const { block } of engine.revise(requestOf(many, { signal: cancel.signal }))) {
          seen.push(block);
          if (seen.length === 3) cancel.abort(reason);
        }
      })();
      expect(await run.catch((error: unknown) => error)).toBe(reason);
      expect(seen).toEqual(['b1', 'b2', 'b3']);
      expect(await revisionsOf(engine, requestOf(paragraphs('one')))).toHaveLength(1);
    });

    test('may be left early', async () => {
      for await (const { block } of engine.revise(requestOf(blocks))) if (block === 'b2') break;
      expect(await revisionsOf(engine, requestOf(blocks))).toHaveLength(blocks.length);
    });

    test('serves several at once, each with its own blocks', async () => {
      const runs = ['x', 'y', 'z'].map((prefix) =>
        revisionsOf(engine, requestOf(blocks.map((block) => ({ ...block, id: prefix + block.id })))),
      );
      for (const [index, revisions] of (await Promise.all(runs)).entries()) {
        expect(revisions.map(({ block }) => block)).toEqual(blocks.map(({ id }) => 'xyz'.charAt(index) + id));
      }
    });

    test('takes nothing more once it is closed', async () => {
      const other = open();
      expect(other.status).toBe('cold');
      await other.close();
      await expect(revisionsOf(other, requestOf(paragraphs('one')))).rejects.toThrow('closed');
    });
  });
}
