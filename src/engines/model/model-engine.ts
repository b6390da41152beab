import type { RevisionEngine, Upstream } from '../revision-engine.ts';
import type { PassKind } from './asking/pass-kind.ts';
import { MODEL_RULES } from './checks/model-rules.ts';
import { EditPass } from './editing/edit-pass.ts';
import { editRulesFor } from './editing/edit-rules.ts';
import { KeptAnswers } from './kept-answers.ts';
import { modelPass, type ModelPassParts } from './model-pass.ts';
import type { CircuitState } from './providers/circuit-breaker.ts';
import type { Provider } from './providers/provider.ts';
import { RewritePass } from './rewriting/rewrite-pass.ts';
import { rewriteRulesFor } from './rewriting/rewrite-rules.ts';
import { SettledBlocks } from './settled-blocks.ts';

/** `tokens` is 1,000 unless told, `ahead` 4, `edits` exact. */
export type ModelEngineParts = Omit<ModelPassParts, 'settled' | 'kept' | 'tokens' | 'ahead'> &
  Partial<Pick<ModelPassParts, 'tokens' | 'ahead'>> & {
    /** How the passes that correct ask for it: a small model writes blocks anew better than it copies words exactly. */
    readonly edits?: 'exact' | 'rewrite';
  };

const STATES: Readonly<Record<CircuitState, Upstream['state']>> = {
  closed: 'ok',
  open: 'failing',
  half_open: 'trying',
};

/**
 * Revises with a model. In `proofread`, `tighten` and `polish` it proposes exact edits, in `structure` and `tone` it
 * writes passages anew (with `edits: rewrite` in all of them); what can be believed of either becomes changes. Blocks
 * for which no model answers are revised by the embedded engine. Warning codes beside that engine's own:
 * `provider_failed` (the next is asked), `provider_waiting` (it is asked again in so long), `asked_again` (it answered
 * the second time), `model_gave_up` (none is left), `model_unusable` (none of its edits can be used), `edits_dropped`
 * (some of them cannot); each once a request.
 */
export function modelEngine({
  tokens = 1_000,
  ahead = 4,
  edits = 'exact',
  ...others
}: ModelEngineParts): RevisionEngine {
  const parts: ModelPassParts = { ...others, tokens, ahead, settled: new SettledBlocks(), kept: new KeptAnswers() };
  const { chain, embedded } = parts;
  const kindOf = (pass: string): PassKind | undefined => {
    if (edits === 'exact' && editRulesFor(pass) !== undefined) return new EditPass();
    return rewriteRulesFor(pass) === undefined ? undefined : new RewritePass(pass);
  };
  return {
    name: chain.name,
    rules: [...embedded.rules, ...MODEL_RULES],
    followsWords: true,
    followsWordsFor: (block, pass) => kindOf(pass)?.isAbout(block) ?? false,
    warm: () => embedded.warm(),
    ready: (signal, pass) => embedded.ready(signal, pass),
    get status() {
      return embedded.status;
    },
    upstreams: () => chain.providers.map(upstreamOf),
    revise(request) {
      const kind = request.glance === true ? undefined : kindOf(request.pass.name);
      return kind ? modelPass(parts, request, kind) : embedded.revise(request);
    },
    close: () => embedded.close(),
  };
}

function upstreamOf(provider: Provider): Upstream {
  const { name, state, problem } = provider;
  return { name, state: STATES[state], ...(problem && { problem }) };
}
