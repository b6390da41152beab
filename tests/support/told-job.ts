import type { Category, Change } from '../../src/protocol/document.ts';
import type { JobEvent } from '../../src/protocol/events.ts';
import { sha256 } from '../../src/documents/sha256.ts';

/** A change as a history tells it: one of a few rules, made or offered. */
export interface ToldChange {
  readonly rule: number;
  readonly applied: boolean;
}

export const RULES: readonly { readonly rule: string; readonly category: Category }[] = [
  { rule: 'Typo', category: 'spelling' },
  { rule: 'Comma', category: 'punctuation' },
  { rule: 'Agreement', category: 'grammar' },
  { rule: 'LongSentence', category: 'clarity' },
];

/** The events with which a job of one block begins. */
export function opening(kind: string, strategy: string, passes: readonly string[]): JobEvent[] {
  const input = { format: 'text', bytes: 1, sha256: sha256('x') };
  return [
    { type: 'job_accepted', data: { kind, title: 't', strategy, options: {}, input } },
    {
      type: 'job_started',
      data: { engine: 'e', passes: passes.map((name, at) => ({ pass: at + 1, name })), lead: '', blocks: 1 },
    },
    { type: 'blocks', data: { blocks: [{ id: 'b1', kind: 'paragraph', text: 'x', gap: '' }] } },
  ];
}

export function passStart(pass: number, name: string, attempt: number): JobEvent {
  return { type: 'pass_start', data: { pass, name, of: 9, attempt, blocks: 1 } };
}

/** The block after a pass whose changes leave its text alone. */
export function blockComplete(pass: number, told: readonly ToldChange[]): JobEvent {
  const changes = told.map(({ rule, applied }, index): Change => {
    const id = `p${pass}.b1.${index + 1}`;
    const { rule: name, category } = RULES[rule] ?? { rule: 'Other', category: 'style' };
    const place = { pass, block: 'b1', start: 0, end: 0, before: '', after: '' };
    return { id, ...place, category, rule: name, reason: '', confidence: 1, tier: 'A', applied };
  });
  return { type: 'block_complete', data: { pass, block: 'b1', length: 1, sha256: sha256('x'), changes } };
}

export function passComplete(pass: number): JobEvent {
  const none = { grade: 0, words: 0, sentences: 0 };
  const readability = { before: none, after: none };
  return {
    type: 'pass_complete',
    data: { pass, version: pass, changes: 0, by_category: {}, readability, elapsed_ms: 1 },
  };
}

export function ending(end: 'done' | 'error' | 'cancelled', elapsed_ms: number): JobEvent {
  const said = { version: 0, partial: false, text_sha256: sha256('x'), elapsed_ms };
  if (end === 'done') return { type: 'done', data: { ...said, changes: 0 } };
  if (end === 'cancelled') return { type: 'cancelled', data: { ...said, reason: 'user', upstream: 'none' } };
  return { type: 'error', data: { ...said, error: { code: 'PROCESSING_ERROR', message: '', retryable: false } } };
}
