import type { Change } from '../../../protocol/document.ts';
import type { RevisionRequest } from '../../revision-engine.ts';
import type { Drops } from '../checks/drops.ts';
import type { ChainNews, ProviderChain } from '../providers/provider-chain.ts';
import type { Segment } from './segment.ts';

/** What a batch is revised with. */
export interface BatchContext {
  readonly chain: ProviderChain;
  readonly request: RevisionRequest;
  /** Tokens of text in one call, at most. */
  readonly tokens: number;
  /** What the embedded engine has found in a block. */
  readonly findings: (block: string) => readonly Change[];
  readonly ref: (segments: readonly Segment[]) => string;
  readonly tell: (news: ChainNews) => void;
  readonly drops: Drops;
  readonly signal: AbortSignal;
}
