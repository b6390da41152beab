import { rulesByPass } from '../asking/rules-by-pass.ts';
import polish from './prompts/polish.v1.txt' with { type: 'text' };
import proofread from './prompts/proofread.v1.txt' with { type: 'text' };
import rules from './prompts/rules.v1.txt' with { type: 'text' };
import structure from './prompts/structure.v1.txt' with { type: 'text' };
import tighten from './prompts/tighten.v1.txt' with { type: 'text' };
import tone from './prompts/tone.v1.txt' with { type: 'text' };

/** The rules of a pass that writes whole passages; undefined for a pass that does not. */
export const rewriteRulesFor = rulesByPass(rules, { proofread, tighten, polish, structure, tone });
