const PAIRS =
  'suprisingly surprisingly; goverment government; abit a bit; allways always; alot a lot; aswell as well; atleast at least; basicly basically; bcoz because; ' +
  'beacuse because; becoz because; bisnes business; bizzare bizarre; calender calendar; carefull careful; ' +
  'collegue colleague; concious conscious; countrys countries; cud could; curiousity curiosity; ' +
  'definelty definitely; dilemna dilemma; dosent doesn’t; ecstacy ecstasy; eventhough even though; ' +
  'everytime every time; familys families; finaly finally; fourty forty; greatful grateful; happend happened; ' +
  'hapy happy; harrass harass; incase in case; infact in fact; inorder in order; inspite in spite; ' +
  'inturn in turn; mispell misspell; ninty ninety; noone no one; ofcourse of course; parliment parliament; ' +
  'priviledge privilege; publically publicly; rember remember; restaraunt restaurant; rythm rhythm; ' +
  'shud should; sieze seize; supercede supersede; suprise surprise; thankyou thank you; thay they; ' +
  'tounge tongue; usefull useful; wasent wasn’t; wich which; wierd weird; wonderfull wonderful; wud would; teh the; hte the; thier their; theri their; whcih which; wihch which; adn and; taht that; tihs this; thsi this; wiht with; waht what; ' +
  'yuo you; jsut just; tehy they; htey they; infront in front; inviroment environment; imidiatly immediately; ' +
  'dependend dependent; eachother each other; definatly definitely; neice niece; youself yourself; themselfs themselves; ' +
  'twelth twelfth; tomatos tomatoes; potatos potatoes; politican politician; schedual schedule; scedule schedule; pleae please; ' +
  'helo hello; evry every; hten then; donnot do not; existant existent; wether whether; persue pursue; ' +
  'knowledgable knowledgeable; futhermore furthermore';

/** Slips that many people make, where the nearest or the most used word is another one than was meant. */
export const KNOWN_SLIPS: ReadonlyMap<string, string> = new Map(
  PAIRS.split('; ').map((pair) => {
    const [written = '', ...meant] = pair.split(' ');
    return [written, meant.join(' ').replace('’', "'")];
  }),
);
