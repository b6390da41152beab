/** Base, past and participle, where the participle is the past when left out. */
const VERBS =
  'arise arose arisen; awake awoke awoken; bear bore borne; beat beat beaten; become became become; begin began begun; ' +
  'bend bent; bet bet; bind bound; bite bit bitten; bleed bled; blow blew blown; break broke broken; breed bred; ' +
  'bring brought; build built; burst burst; buy bought; catch caught; choose chose chosen; cling clung; come came come; ' +
  'cost cost; creep crept; cut cut; deal dealt; dig dug; do did done; draw drew drawn; drink drank drunk; drive drove driven; ' +
  'eat ate eaten; fall fell fallen; feed fed; feel felt; fight fought; find found; flee fled; fly flew flown; ' +
  'forbid forbade forbidden; forget forgot forgotten; forgive forgave forgiven; freeze froze frozen; get got got; ' +
  'give gave given; go went gone; grind ground; grow grew grown; hang hung; have had; hear heard; hide hid hidden; hit hit; ' +
  'hold held; hurt hurt; keep kept; know knew known; lay laid; lead led; leave left; lend lent; let let; lose lost; ' +
  'make made; mean meant; meet met; mistake mistook mistaken; overcome overcame overcome; pay paid; put put; quit quit; read read; ' +
  'ride rode ridden; ring rang rung; rise rose risen; run ran run; say said; see saw seen; seek sought; sell sold; ' +
  'send sent; set set; shake shook shaken; shoot shot; show showed shown; shrink shrank shrunk; shut shut; sing sang sung; ' +
  'sink sank sunk; sit sat; sleep slept; slide slid; speak spoke spoken; spend spent; spin spun; split split; spread spread; ' +
  'stand stood; steal stole stolen; stick stuck; strike struck; swear swore sworn; sweep swept; swim swam swum; ' +
  'swing swung; take took taken; teach taught; tear tore torn; tell told; think thought; throw threw thrown; ' +
  'understand understood; upset upset; wake woke woken; wear wore worn; weep wept; win won; write wrote written';

export interface IrregularVerb {
  readonly base: string;
  readonly past: string;
  readonly participle: string;
}

export const IRREGULAR_VERBS: readonly IrregularVerb[] = VERBS.split('; ').map((row) => {
  const [base = '', past = '', participle = past] = row.split(' ');
  return { base, past, participle };
});

const PLURALS =
  'child children; man men; woman women; person people; foot feet; tooth teeth; mouse mice; life lives; wife wives; ' +
  'knife knives; leaf leaves; half halves; shelf shelves; thief thieves; wolf wolves; loaf loaves; self selves; ' +
  'phenomenon phenomena; criterion criteria; crisis crises; analysis analyses; hypothesis hypotheses; basis bases; ' +
  'hero heroes; potato potatoes; tomato tomatoes; echo echoes; salesman salesmen; businessman businessmen; ' +
  'fisherman fishermen; policeman policemen; grandchild grandchildren; housewife housewives';

/** Singular and plural. */
export const IRREGULAR_PLURALS: ReadonlyMap<string, string> = new Map(
  PLURALS.split('; ').map((pair) => {
    const [one = '', many = ''] = pair.split(' ');
    return [one, many];
  }),
);
