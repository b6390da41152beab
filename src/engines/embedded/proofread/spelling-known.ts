const PAIRS =
  'basicly basically; calender calendar; publically publicly; alot a lot; infact in fact; inorder in order; ofcourse of course; aswell as well; eventhough even though; atleast at least; incase in case; noone no one; abit a bit; inturn in turn; thankyou thank you; everytime every time;  bizzare bizarre; collegue colleague; concious conscious; curiousity curiosity; dilemna dilemma; ' +
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
