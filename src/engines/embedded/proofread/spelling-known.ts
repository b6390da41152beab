const PAIRS =
  'basicly basically; bizzare bizarre; collegue colleague; concious conscious; curiousity curiosity; dilemna dilemma; ' +
  'ecstacy ecstasy; finaly finally; fourty forty; greatful grateful; happend happened; harrass harass; inspite in spite; ' +
  'mispell misspell; ninty ninety; parliment parliament; priviledge privilege; rember remember; restaraunt restaurant; ' +
  'rythm rhythm; sieze seize; supercede supersede; suprise surprise; tounge tongue; wich which; wierd weird';

/** Slips that many people make, where the nearest or the most used word is another one than was meant. */
export const KNOWN_SLIPS: ReadonlyMap<string, string> = new Map(
  PAIRS.split('; ').map((pair) => {
    const [written = '', ...meant] = pair.split(' ');
    return [written, meant.join(' ')];
  }),
);
