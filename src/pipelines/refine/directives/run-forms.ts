import type { DirectiveForm } from './directive-form.ts';
import type { Meaning } from './meaning.ts';
import { passesIn, passIn, placesIn, type Slot } from './slots.ts';

/** What is said of the run: its passes, and what they have done. */
export const RUN_FORMS: readonly DirectiveForm[] = [
  {
    type: 'skip_pass',
    patterns: [
      '(?:skip|omit|drop|cancel|leave out|miss out) {x}',
      'do not (?:run|do|make|start|go through with) (?:the )?{x}(?: pass)?',
      '(?:make |do )?no {x} pass',
      'do not {x}(?: (?:it|this|that|the text|the document|anything|my text))?',
      'no {x}(?: (?:is )?(?:needed|necessary|required))?',
    ],
    means: (slot) => {
      return (slot && passesIn(slot))?.map((pass) => ({ type: 'skip_pass', pass }));
    },
    examples: [
      { says: 'Skip the polish pass.', means: [{ type: 'skip_pass', pass: 'polish' }] },
      { says: "please don't run the tighten pass", means: [{ type: 'skip_pass', pass: 'tighten' }] },
    ],
  },
  {
    type: 'skip_pass',
    patterns: [
      '(?:only|just)(?: (?:do|run|make))? {x}',
      'i (?:only|just) (?:want|need) {x}',
      '(?:do|run) (?:only|just|nothing but) {x}',
      '{x} only',
    ],
    means: (slot) => {
      const pass = slot && passIn(slot);
      const others = [...new Set(slot?.context.passesAhead)].filter((name) => name !== pass);
      return pass === undefined || others.length === 0
        ? undefined
        : others.map((name) => ({ type: 'skip_pass', pass: name }));
    },
    examples: [],
  },
  {
    type: 'stop_after_pass',
    patterns: [
      '(?:stop|end|finish|quit|halt|be done|that is it|that is enough) (?:after|at the end of|once|when)(?: the end of)? (?:this|the current|that)(?: pass| one)?(?: (?:is )?(?:done|finished|complete|over|ends))?',
      '(?:stop|end|finish|quit|be done) with (?:this|the current|that) pass',
      '(?:after|once|when) (?:this|the current|that) pass(?: is (?:done|over|finished|complete))?,? (?:stop|end|finish|quit)(?: the job)?',
      'skip (?:all )?(?:of )?(?:the )?(?:remaining|other|following|rest of the) pass(?:es)?',
      '(?:this|that) is the last pass',
      '(?:that is |that will be |this is )?enough(?: for (?:now|today))?',
      'stop here|that will do',
      'make (?:this|it) the last pass',
      '(?:do |make )?no (?:more|further|other) pass(?:es)?(?: after this(?: one)?)?',
      'do not (?:run|do|start|make) (?:any )?(?:more|further|other|another) pass(?:es)?(?: after this(?: one)?)?',
    ],
    means: () => [{ type: 'stop_after_pass' }],
    examples: [
      { says: 'Stop after this pass.', means: [{ type: 'stop_after_pass' }] },
      { says: 'no more passes, thanks', means: [{ type: 'stop_after_pass' }] },
      { says: 'that is enough', means: [{ type: 'stop_after_pass' }] },
    ],
  },
  {
    type: 'stop_after_pass',
    patterns: [
      '(?:stop|end|finish|quit|halt|be done) (?:after|with|at the end of|once|when)(?: the end of)? {x}(?: pass)?(?: (?:is )?(?:done|finished|complete|over|ends))?',
    ],
    means: (slot) => {
      const pass = slot && passIn(slot);
      return pass === undefined ? undefined : [{ type: 'stop_after_pass', pass }];
    },
    examples: [{ says: 'stop after the tighten pass', means: [{ type: 'stop_after_pass', pass: 'tighten' }] }],
  },
  {
    type: 'add_pass',
    patterns: [
      '(?:(?:do|run|make|add|start|i want) )?(?:another|one more|an additional|an extra|a further|a second) (?:pass|round)(?: (?:before the end|at the end|over it|over the text))?',
      '(?:go|run|read) (?:over|through) (?:it|the text|the document|everything) {again}',
    ],
    means: () => [{ type: 'add_pass' }],
    examples: [
      { says: 'One more pass, please.', means: [{ type: 'add_pass' }] },
      { says: 'go over it once more', means: [{ type: 'add_pass' }] },
    ],
  },
  {
    type: 'add_pass',
    patterns: [
      '{again}',
      '(?:do|run) (?:it|that|this) {again}',
      '(?:do|run|repeat) (?:this|the|that|the current) pass(?: {again})?',
      'repeat (?:it|that|this)',
    ],
    means: (_, __, { currentPass }) => [{ type: 'add_pass', ...(currentPass !== undefined && { pass: currentPass }) }],
    examples: [{ says: 'Repeat this pass.', means: [{ type: 'add_pass' }] }],
  },
  {
    type: 'add_pass',
    patterns: ['(?:do|run|add|make) the {x} pass', '(?:do|run|add|make) (?:a|an) {x} pass'],
    means: (slot) => {
      const pass = slot && passIn(slot);
      return pass === undefined || slot?.context.passesAhead.includes(pass) ? undefined : [{ type: 'add_pass', pass }];
    },
    examples: [{ says: 'do the structure pass too', means: [{ type: 'add_pass', pass: 'structure' }] }],
  },
  {
    type: 'add_pass',
    patterns: [
      '(?:(?:do|run|make|add|start) )?(?:another|one more|an additional|an extra|a further|a second) {x} pass(?: (?:before the end|at the end))?',
      '(?:(?:do|run|make|add|start) )?(?:another|one more|an additional|an extra|a further|a second) (?:pass|round|run) (?:of|with|for|on) {x}(?: (?:before the end|at the end))?',
      '(?:(?:do|run|repeat|add) )?(?:the )?{x}(?: pass)? {again}',
      '(?:(?:do|run|repeat|add) )?(?:the )?{x}(?: pass)? at the end',
      '(?:repeat|append) (?:the |a |an )?{x} pass(?: (?:as well|at the end|before the end|afterwards))?',
    ],
    means: (slot) => {
      const pass = slot && passIn(slot);
      return pass === undefined ? undefined : [{ type: 'add_pass', pass }];
    },
    examples: [
      { says: 'Run the proofread pass again.', means: [{ type: 'add_pass', pass: 'proofread' }] },
      { says: 'one more tighten pass', means: [{ type: 'add_pass', pass: 'tighten' }] },
    ],
  },
  {
    type: 'undo',
    patterns: [
      '{undo} (?:everything|all|what|whatever|anything)(?: that)? (?:you(?: have)?|was|were) (?:did|done|made|changed|wrote|edited|corrected|fixed)(?: (?:in|to|of|from|on|within) {x})?',
      '(?:put back|restore|bring back) what you (?:changed|removed|deleted|cut|took out)(?: (?:in|from|of) {x})?',
      '{undo} (?:all )?(?:of )?(?:(?:your|the|its|those) )?{applied}(?: (?:you made|that you made|made|you did))? (?:in|to|of|from|on|by|for|within) {x}',
      '(?:undo|revert|roll back) {x}',
      '(?:put|set|turn|change) {x} back(?: (?:to )?(?:how it was|as it was|the way it was|how they were|as they were|the original))?',
      '(?:restore|bring back|go back to) (?:the|my) original {x}',
      '(?:undo|revert) (?:all|everything) of (?:it|this|that)',
      '(?:restore|go back to) the original(?: text)?(?: (?:of|in|for) {x})?',
    ],
    means: (slot) => undone('undo', slot),
    examples: [
      { says: 'Undo your changes in this section.', means: [{ type: 'undo', place: { part: 'section' } }] },
      { says: 'take back the changes in block b3', means: [{ type: 'undo', place: { block: 'b3' } }] },
      { says: 'undo the tighten pass', means: [{ type: 'undo', pass: 'tighten' }] },
      {
        says: 'Undo everything you did in the conclusion.',
        means: [{ type: 'undo', place: { part: 'conclusion' } }],
      },
      { says: 'revert everything', means: [{ type: 'undo', place: { part: 'document' } }] },
    ],
  },
  {
    type: 'undo',
    patterns: ['{undo} (?:all )?(?:of )?(?:(?:your|the|its|those) )?{applied}'],
    means: () => [{ type: 'undo', place: { part: 'document' } }],
    examples: [{ says: 'Undo all your changes.', means: [{ type: 'undo', place: { part: 'document' } }] }],
  },
  {
    type: 'redo',
    patterns: [
      '{redo} (?:all )?(?:of )?(?:(?:your|the|its|those) )?{changes}(?: you made)? (?:in|to|of|from|on|by|for) {x}',
      '(?:bring|put|take) (?:all )?(?:(?:your|the|its|those) )?{changes} (?:in|to|of|from|on) {x} back(?: in)?',
      '{redo} (?:what|whatever|everything|all)(?: that)? (?:(?:you|i|was|were|has been)(?: have)? )?(?:undid|undone|reverted|rolled back|took back|taken back)(?: (?:in|from|of) {x})?',
      'undo (?:the|your|that|my) (?:undo|undoing|revert)',
    ],
    means: (slot) => undone('redo', slot),
    examples: [
      { says: 'Bring back your changes in this section.', means: [{ type: 'redo', place: { part: 'section' } }] },
      { says: 'redo the changes of the polish pass', means: [{ type: 'redo', pass: 'polish' }] },
      { says: 'put back what you undid', means: [{ type: 'redo', place: { part: 'document' } }] },
    ],
  },
  {
    type: 'forget',
    patterns: [
      '(?:forget|disregard|scratch|drop) (?:that|it|this|all (?:of )?that|all (?:of )?it|about it|about that|everything i (?:just )?(?:said|asked|wrote))',
      '(?:forget|ignore|disregard|drop) (?:(?:what|everything|all)(?: that)? i (?:just )?(?:said|asked|wrote|told you)(?: before| earlier)?|(?:all )?(?:of )?my (?:earlier )?(?:feedback|directions?|directives?|instructions?|wishes|remarks?))',
      '(?:never ?mind|do not mind)(?: that| it)?',
      '(?:go |get )?(?:back|return|revert|reset) to (?:the )?(?:defaults?|normal|normal settings|usual settings)',
      '(?:resume|restore|use|reset)(?: to)? (?:the )?(?:defaults?|normal)(?: settings| options)?',
    ],
    means: () => [{ type: 'forget' }],
    examples: [
      { says: 'Forget that.', means: [{ type: 'forget' }] },
      { says: 'never mind', means: [{ type: 'forget' }] },
      { says: 'back to the defaults, please', means: [{ type: 'forget' }] },
    ],
  },
];

/** Of a pass where the words name one, else of places; of the whole document where they name nothing. */
function undone(type: 'undo' | 'redo', slot: Slot | undefined): readonly Meaning[] | undefined {
  if (!slot) return [{ type, place: { part: 'document' } }];
  const last = /^(?:the )?(?:last|previous) pass$/i.test(slot.said);
  const pass = last ? slot.context.lastPass : passIn(slot);
  if (pass !== undefined) return [{ type, pass }];
  return placesIn(slot)?.map((place) => ({ type, place }));
}
