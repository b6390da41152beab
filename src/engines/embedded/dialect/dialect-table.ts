/** A spelling of the United States and of Britain, and the way in which they differ. */
export interface DialectPair {
  readonly us: string;
  readonly gb: string;
  readonly facet: Facet;
  /** What the forms of a word have in common: “color” of “colors” and “colored”. */
  readonly stem: string;
}

/** Of the two spellings of a pair. */
export type Variety = 'us' | 'gb';

export type Facet = 'our' | 're' | 'ize' | 'yze' | 'double-l' | 'ense' | 'ae' | 'word';

const list = (words: string) => words.trim().split(/\s+/);

const OUR = list(
  'behavior color favor flavor harbor honor humor labor neighbor odor parlor rumor savor vapor vigor endeavor armor candor clamor fervor rancor splendor tumor valor misdemeanor demeanor ardor rigor discolor dishonor savior',
);
const OUR_ENDINGS = list(
  '- s ed ing al ally able ably ful fully ite ites less hood hoods ly y er ers ist ists ism ization',
);
const RE = list('cent theat fib lit calib somb lust spect sab meag kilomet centimet millimet nanomet milliliter');
const RE_ENDINGS = [
  ['er', 're'],
  ['ers', 'res'],
  ['ered', 'red'],
  ['ering', 'ring'],
] as const;
/** Without “utilize”: for that one `tighten` has a plainer word, which would be a second change of it. */
const IZE = list(
  `organ reorgan real recogn emphas summar optim minim maxim custom standard categor character final general normal
  local global modern author apolog critic special stabil visual digit civil central decentral commercial computer crystal
  familiar formal harmon hospital immun initial legal liberal memor mobil monopol neutral penal personal popular privat
  rational social steril subsid symbol sympath synchron synthes terror theor urban victim antagon capital colon
  conceptual democrat econom equal fertil fraternal human hypothes ideal industrial institutional internal external ion
  item jeopard magnet material metabol moral motor national natural operational oxid pasteur patron polar polit
  pressur random revital revolution sensit serial stigmat token total traumat trivial maximal prior unauthor mechan
  individual internationl legitim lion minor palletal parallel public contextual anonym alphabet burglar canon cannibal
  cauter characters contain demon desensit destabil energ epitom evangel fantas galvan hypnot immortal incentiv italic
  mesmer modular nasal operat optical patholog plagiar proselyt pulver scrutin signal solemn tantal tranquil
  vandal vapor verbal weapon westernl woman`,
);
const IZE_ENDINGS = list('e es ed ing er ers ation ations ational able');
const YZE = list('anal paral catal electrol hydrol psychoanal');
const DOUBLED = list(
  `travel label model level signal fuel counsel channel tunnel marvel quarrel dial pencil shovel swivel rival spiral jewel
  libel panel parcel pedal bevel dishevel enamel funnel grovel refuel remodel unravel total equal unlabel mislabel`,
);
const DOUBLED_ENDINGS = list('ed ing er ers or ors ings');
const AE = list(
  `anemia/anaemia anemic/anaemic anesthetic/anaesthetic anesthesia/anaesthesia anesthetist/anaesthetist
  pediatric/paediatric pediatrics/paediatrics pediatrician/paediatrician pediatricians/paediatricians
  gynecology/gynaecology gynecologist/gynaecologist hemoglobin/haemoglobin hemorrhage/haemorrhage
  hemophilia/haemophilia leukemia/leukaemia estrogen/oestrogen diarrhea/diarrhoea
  esophagus/oesophagus orthopedic/orthopaedic maneuver/manoeuvre maneuvers/manoeuvres maneuvered/manoeuvred
  maneuvering/manoeuvring`,
);
const ENSE = list(
  'defense/defence defenses/defences offense/offence offenses/offences pretense/pretence practicing/practising practiced/practised',
);
const WORDS = list(
  `gray/grey grays/greys graying/greying plow/plough plowed/ploughed plowing/ploughing mold/mould molds/moulds
  molded/moulded molding/moulding moldy/mouldy mustache/moustache pajamas/pyjamas aluminum/aluminium skeptic/sceptic
  skeptics/sceptics skeptical/sceptical skeptically/sceptically skepticism/scepticism jewelry/jewellery cozy/cosy
  artifact/artefact artifacts/artefacts sulfur/sulphur smolder/smoulder smoldering/smouldering fulfill/fulfil
  fulfills/fulfils fulfillment/fulfilment enroll/enrol enrolls/enrols enrollment/enrolment enrollments/enrolments
  installment/instalment installments/instalments skillful/skilful skillfully/skilfully willful/wilful
  willfully/wilfully airplane/aeroplane airplanes/aeroplanes
  counselor/counsellor counselors/counsellors aging/ageing`,
);

/** Every pair by either of its spellings, in lower case. */
export const DIALECT_PAIRS: ReadonlyMap<string, DialectPair> = byWord([
  ...OUR.flatMap((word) => OUR_ENDINGS.map((end) => ourPair(word, end === '-' ? '' : end))).filter(
    ({ us }) => !/^(?:humor|vapor|rigor|rancor)is(?:m|ts?)$/.test(us),
  ),
  ...RE.flatMap((stem) => RE_ENDINGS.map(([us, gb]) => pair(stem + us, stem + gb, 're', stem))),
  ...IZE.flatMap((stem) => IZE_ENDINGS.map((end) => pair(`${stem}iz${end}`, `${stem}is${end}`, 'ize', stem))),
  ...YZE.flatMap((stem) =>
    // “Analyses” is the plural of the noun too.
    ['e', 'ed', 'ing', 'er', 'ers'].map((end) => pair(`${stem}yz${end}`, `${stem}ys${end}`, 'yze', stem)),
  ),
  ...DOUBLED.flatMap((word) => DOUBLED_ENDINGS.map((end) => pair(word + end, `${word}l${end}`, 'double-l', word))),
  ...ENSE.map((words) => slashed(words, 'ense')),
  ...AE.map((words) => slashed(words, 'ae')),
  ...WORDS.map((words) => slashed(words, 'word')),
]);

function pair(us: string, gb: string, facet: Facet, stem = us.replace(/s$/, '')): DialectPair {
  return { us, gb, facet, stem };
}

function ourPair(word: string, end: string): DialectPair {
  return pair(word + end, word.replace(/or$/, 'our').replace(/ior$/, 'iour') + end, 'our', word);
}

function slashed(words: string, facet: Facet): DialectPair {
  const [us = '', gb = ''] = words.split('/');
  return pair(us, gb, facet);
}

function byWord(pairs: readonly DialectPair[]): Map<string, DialectPair> {
  return new Map(
    pairs.flatMap((entry) => [
      [entry.us, entry],
      [entry.gb, entry],
    ]),
  );
}
