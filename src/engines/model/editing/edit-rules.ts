import { rulesByPass } from '../asking/rules-by-pass.ts';
import polish from './prompts/polish.v1.txt' with { type: 'text' };
import proofread from './prompts/proofread.v1.txt' with { type: 'text' };
import rules from './prompts/rules.v1.txt' with { type: 'text' };
import tighten from './prompts/tighten.v1.txt' with { type: 'text' };

/** The rules of a pass that asks for exact edits, the same for every document; undefined for a pass that does not. */
export const editRulesFor = rulesByPass(rules, { proofread, tighten, polish });
