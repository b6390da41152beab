import { AGREEMENT_RULES } from '../../src/engines/embedded/proofread/grammar/agreement-rules.ts';
import { ARTICLE_RULES } from '../../src/engines/embedded/proofread/grammar/article-rules.ts';
import { CASE_RULES } from '../../src/engines/embedded/proofread/grammar/case-rules.ts';
import { CLAUSE_RULES } from '../../src/engines/embedded/proofread/grammar/clause-rules.ts';
import { COMMA_RULES } from '../../src/engines/embedded/proofread/grammar/comma-rules.ts';
import { CONFUSED_WORD_RULES } from '../../src/engines/embedded/proofread/grammar/confused-word-rules.ts';
import { CONTRACTION_RULES } from '../../src/engines/embedded/proofread/grammar/contraction-rules.ts';
import { DISTANT_AGREEMENT_RULES } from '../../src/engines/embedded/proofread/grammar/distant-agreement-rules.ts';
import { EVERYDAY_RULES } from '../../src/engines/embedded/proofread/grammar/everyday-rules.ts';
import { FORM_RULES } from '../../src/engines/embedded/proofread/grammar/form-rules.ts';
import { GRAMMAR_RULES } from '../../src/engines/embedded/proofread/grammar/grammar-rules.ts';
import { HOMOPHONE_RULES } from '../../src/engines/embedded/proofread/grammar/homophone-rules.ts';
import { INNER_COMMA_RULES } from '../../src/engines/embedded/proofread/grammar/inner-comma-rules.ts';
import { HURRIED_RULES } from '../../src/engines/embedded/proofread/grammar/hurried-rules.ts';
import { ING_RULES } from '../../src/engines/embedded/proofread/grammar/ing-rules.ts';
import { ITS_RULES } from '../../src/engines/embedded/proofread/grammar/its-rules.ts';
import { LEARNER_RULES } from '../../src/engines/embedded/proofread/grammar/learner-rules.ts';
import { MASS_AND_THING_RULES } from '../../src/engines/embedded/proofread/grammar/mass-and-thing-rules.ts';
import { NUMBER_RULES } from '../../src/engines/embedded/proofread/grammar/number-rules.ts';
import { PARTICIPLE_RULES } from '../../src/engines/embedded/proofread/grammar/participle-rules.ts';
import { PHRASE_RULES } from '../../src/engines/embedded/proofread/grammar/phrase-rules.ts';
import { QUANTITY_RULES } from '../../src/engines/embedded/proofread/grammar/quantity-rules.ts';
import { RELATION_RULES } from '../../src/engines/embedded/proofread/grammar/relation-rules.ts';
import { SOUND_ALIKE_RULES } from '../../src/engines/embedded/proofread/grammar/sound-alike-rules.ts';
import { SPACING_RULES } from '../../src/engines/embedded/proofread/grammar/spacing-rules.ts';
import { THEIR_RULES } from '../../src/engines/embedded/proofread/grammar/their-rules.ts';
import { VERB_RULES } from '../../src/engines/embedded/proofread/grammar/verb-rules.ts';
import { WORD_RULES } from '../../src/engines/embedded/proofread/grammar/word-rules.ts';
import { type ProofreaderParts, proofreader } from '../../src/engines/embedded/proofread/proofread.ts';
import { RULES } from '../../src/engines/embedded/proofread/rule-table.ts';
import type { RuleWish } from '../../src/engines/revision-engine.ts';
import { cweb, jfleg } from './eval-texts.ts';
import { learners, websites } from './quality-figures.ts';
import { documentProofreader, type Proofreader } from './quality-run.ts';

interface Step {
  readonly name: string;
  readonly rules: readonly string[];
}

const named = (name: string, ...lists: readonly (readonly { readonly name: string }[])[]): Step => ({
  name,
  rules: lists.flat().map((rule) => rule.name),
});

const STEPS: readonly Step[] = [
  { name: 'Harper’s rules, guarded', rules: Object.keys(RULES) },
  { name: 'spelling', rules: ['Spelling'] },
  named('short forms, its and it’s', CONTRACTION_RULES, ITS_RULES),
  named('words that sound alike', SOUND_ALIKE_RULES, THEIR_RULES, CONFUSED_WORD_RULES, HOMOPHONE_RULES),
  named('irregular forms', FORM_RULES),
  named('phrases', PHRASE_RULES, EVERYDAY_RULES, HURRIED_RULES),
  named('words apart and taken for another', WORD_RULES),
  named('number', NUMBER_RULES),
  named('agreement', AGREEMENT_RULES, RELATION_RULES, DISTANT_AGREEMENT_RULES, MASS_AND_THING_RULES, QUANTITY_RULES),
  named('verb forms', VERB_RULES, PARTICIPLE_RULES, ING_RULES),
  named('articles', ARTICLE_RULES),
  named('what is left out or put in', LEARNER_RULES, CLAUSE_RULES),
  named('case, full stop and spaces', CASE_RULES, SPACING_RULES),
  named('commas', COMMA_RULES, INNER_COMMA_RULES),
];

/** Rows of a table: each step alone on top of Harper's rules, added up, and last with the switch by density. */
export async function* steps(folder: string, open: ProofreaderParts['open']): AsyncGenerator<string> {
  const left = GRAMMAR_RULES.filter(({ name }) => !STEPS.some(({ rules }) => rules.includes(name)));
  if (left.length > 0) throw new Error(`no step has ${left.map(({ name }) => name).join(', ')}`);
  const [sentences, G, S] = [await jfleg(folder), await cweb(folder, 'G'), await cweb(folder, 'S')];
  const parts = open === undefined ? {} : { open };
  const [calm, switched] = [{ ...parts, high: Infinity }, parts].map((some) => documentProofreader(proofreader(some)));
  if (calm === undefined || switched === undefined) return;
  const figures = async (proofread: Proofreader, on: readonly Step[]) => {
    const kept = new Set(on.flatMap(({ rules }) => rules));
    const off = STEPS.flatMap(({ rules }) => rules).filter((rule) => !kept.has(rule));
    const rules: Record<string, RuleWish> = Object.fromEntries(off.map((rule) => [rule, 'off']));
    const restricted: Proofreader = (texts) => proofread(texts, { rules });
    const { gleu, edits, byRule } = await learners(sentences, restricted);
    const own = (on.at(-1)?.rules ?? []).flatMap((rule) => byRule[rule] ?? []);
    const sum = (kind: keyof typeof edits) => own.reduce((total, verdicts) => total + verdicts[kind], 0);
    const [g, s] = [await websites('G', G, restricted), await websites('S', S, restricted)];
    const all = `${edits.helpful}/${edits.neutral}/${edits.harmful}`;
    return {
      gleu,
      all,
      own: `${sum('helpful')}/${sum('neutral')}/${sum('harmful')}`,
      clean: `${g.clean.touched}/${s.clean.touched}`,
    };
  };
  yield '| step | alone: GLEU | own h/n/x | added up: GLEU | all h/n/x | clean G/S touched |';
  yield '|---|---|---|---|---|---|';
  const [base] = STEPS;
  if (base === undefined) return;
  for (const [index, step] of STEPS.entries()) {
    const alone = await figures(calm, index === 0 ? [base] : [base, step]);
    const added = await figures(calm, STEPS.slice(0, index + 1));
    yield `| ${step.name} | ${alone.gleu} | ${alone.own} | ${added.gleu} | ${added.all} | ${added.clean} |`;
  }
  const { gleu, all, clean } = await figures(switched, STEPS);
  yield `| looser where the text is full of errors | | | ${gleu} | ${all} | ${clean} |`;
}
