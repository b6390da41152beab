/** base, third person, past, participle, gerund; of `be` the base has three. */
export type VerbForms = readonly [string, string, string, string, string];

const IRREGULAR: Readonly<Record<string, VerbForms>> = {
  be: ['be', 'is', 'was', 'been', 'being'],
  have: ['have', 'has', 'had', 'had', 'having'],
  do: ['do', 'does', 'did', 'done', 'doing'],
  make: ['make', 'makes', 'made', 'made', 'making'],
  take: ['take', 'takes', 'took', 'taken', 'taking'],
  give: ['give', 'gives', 'gave', 'given', 'giving'],
  get: ['get', 'gets', 'got', 'got', 'getting'],
  find: ['find', 'finds', 'found', 'found', 'finding'],
  come: ['come', 'comes', 'came', 'come', 'coming'],
  hold: ['hold', 'holds', 'held', 'held', 'holding'],
  meet: ['meet', 'meets', 'met', 'met', 'meeting'],
  tell: ['tell', 'tells', 'told', 'told', 'telling'],
  send: ['send', 'sends', 'sent', 'sent', 'sending'],
  show: ['show', 'shows', 'showed', 'shown', 'showing'],
  begin: ['begin', 'begins', 'began', 'begun', 'beginning'],
  spend: ['spend', 'spends', 'spent', 'spent', 'spending'],
  speed: ['speed', 'speeds', 'sped', 'sped', 'speeding'],
  think: ['think', 'thinks', 'thought', 'thought', 'thinking'],
  know: ['know', 'knows', 'knew', 'known', 'knowing'],
  run: ['run', 'runs', 'ran', 'run', 'running'],
  lead: ['lead', 'leads', 'led', 'led', 'leading'],
  bring: ['bring', 'brings', 'brought', 'brought', 'bringing'],
  choose: ['choose', 'chooses', 'chose', 'chosen', 'choosing'],
  put: ['put', 'puts', 'put', 'put', 'putting'],
  keep: ['keep', 'keeps', 'kept', 'kept', 'keeping'],
  buy: ['buy', 'buys', 'bought', 'bought', 'buying'],
  undertake: ['undertake', 'undertakes', 'undertook', 'undertaken', 'undertaking'],
  undergo: ['undergo', 'undergoes', 'underwent', 'undergone', 'undergoing'],
};
const EXTRA: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  be: [
    ['am', 0],
    ['are', 0],
    ['were', 2],
  ],
};
/** Verbs of two syllables or more that double their last letter all the same. */
const DOUBLED = new Set([
  'permit',
  'submit',
  'stop',
  'plan',
  'refer',
  'begin',
  'get',
  'cut',
  'commit',
  'transmit',
  'prefer',
]);

/** The forms of a verb; of one with a particle (`carry out`) the first word is inflected. */
export function verbForms(verb: string): VerbForms {
  const [head = '', ...rest] = verb.split(' ');
  const forms = IRREGULAR[head] ?? regular(head);
  if (rest.length === 0) return forms;
  const tail = ` ${rest.join(' ')}`;
  return [forms[0] + tail, forms[1] + tail, forms[2] + tail, forms[3] + tail, forms[4] + tail];
}

/** Every written form of the verb with its place among the five; the first one wins where two are written alike. */
export function formPlaces(verb: string): Map<string, number> {
  const places = new Map<string, number>();
  for (const [index, form] of verbForms(verb).entries()) if (!places.has(form)) places.set(form, index);
  for (const [form, place] of EXTRA[verb] ?? []) places.set(form, place);
  return places;
}

function regular(base: string): VerbForms {
  const past = pastOf(base);
  return [base, thirdPerson(base), past, past, gerund(base)];
}

function thirdPerson(base: string): string {
  if (/(?:s|x|z|ch|sh|o)$/.test(base)) return `${base}es`;
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`;
}

function pastOf(base: string): string {
  if (base.endsWith('e')) return `${base}d`;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`;
  return DOUBLED.has(base) ? `${base}${base.slice(-1)}ed` : `${base}ed`;
}

function gerund(base: string): string {
  if (base.endsWith('ie')) return `${base.slice(0, -2)}ying`;
  if (/[^eoy]e$/.test(base)) return `${base.slice(0, -1)}ing`;
  return DOUBLED.has(base) ? `${base}${base.slice(-1)}ing` : `${base}ing`;
}
