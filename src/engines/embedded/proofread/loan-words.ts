const FOREIGN =
  'ad aire ardente al alla alta alma ami amour ancien annum aperitivo art aux ante azul barrera bel belle beau beaux beneficio bis blanc bleu boeuf bon bona bonne bono ' +
  'bota botas brava bravura buena bueno buenos cabeza cafe cantina carte casa cetera chanson chef chez ciao cocher coli comme completo con consigne coq cordiale corrida coup cour creme croix cul cum ' +
  'dans de deus del dei della der des di diem dios dolce dolor du deil el ella en enfant entente entre epi ergo est et eta exempli faux femme fin foie fou fraiche fru gare gendarme grande gras gratia ' +
  'gratias grazia gris gros hacienda herr hombre homme hors hubris ibid ich id idem infinitum inter ipso item jeune jour juge kennen la lait las le les libre lingua lorem los loup lui machina madre magna ' +
  'mais maison mal mala manque mas masse mea mer mere mezzo mi mise moi mojo mon monde morte muchas mucho mundi nada natura nein noblesse noche nom non nova nuit nunc oder opera optima opus ora os oui padre ' +
  'pain par parole pas paseo patria peccavi pena per pesage petit petite peu peut piazza plaza poco poule presto pua puis pur qua quatre quel rata quelque qui quo redux rex roi roja rojo rouge rua rue sanctum sang ' +
  'sans santo sauve savoir schadenfreude se senor senora sera sic signor soiree sol sotto suerte summa sur suum tante tempo terra terrasse tiempo tierra toro toros tout toute trattoria tres triste trois und uno ut ' +
  'vale vas veni verde verite vers via vice vieux vin vino vis vita viva voce voila voir vous vox wissen zeitgeist ' +
  'actus alia bona capita causa corpus cum cursus delicti emptor ergo esprit etre facie facto fide generis gratia haute ' +
  'hoc incognita ipsa ipso joie jure laissez laude lieu loquitur magnum mens modus mortis mutandis mutatis nauseam ' +
  'obiter operandi oeil opus passu per persona plume posteriori prima priori pro quem raison rea reus rigor savoir ' +
  'situ souci stricto sui tempore utero vitae vitro vivendi vivo vivre ' +
  'accompli annus belli blanche brulee buffa carta casus cotta croque delicto dente fait faire firma flagrante franca ' +
  'habeas longue menthe mirabilis mori orbi parentis pax populi rasa reductio riche romana urbi';
/** Small words of other languages: what stands beside one is foreign too, “succes de scandale”. */
const PARTICLES = new Set('de du des la le les et di del della von und ad en'.split(' '));
const FOREIGN_WORDS = new Set(FOREIGN.split(' '));
const ENGLISH_TOO = new Set(
  (
    'art ante cause chef coup die fin id idem item las mal mere mi non oder opera opus ora pain par per plaza plume presto pro ' +
    'se sic sol sans tempo tour tout ut vale via vice vino vis'
  ).split(' '),
);
/** Written as spoken, and of trades younger than the dictionaries. */
const CASUAL =
  'bloggy coupla eleventy gonna gotta gummi kinda lotta mixin mixins mumma outta playin sorta sqft vite wanna wifi yall ' +
  'repo repos config configs init inits async params regex linter changelog backend frontend dropdown navbar wiki ' +
  'covid crypto bitcoin blockchain fintech edtech freemium paywall geotag livestream unboxing keto kombucha kimchi ' +
  'sriracha matcha hummus naan biryani vlog vlogs vlogger emoji emojis selfie selfies hashtag hashtags webinar ' +
  'podcasts esports ecommerce cosplay anime manga vape vaping';
/** English words that the dictionaries happen to lack. */
const LACKED =
  'bitts choky clumb lias asker askers beauts blocky caddy caddies choosey cloze comms conformant devs diggity disallow disclaimers drily ' +
  'focussed focussing forebore forebear gages gaol gayly gipsies gipsy gustily hankie headhunt hiccough hullo itty jargony leant leapt legos lede ' +
  'loveseat lughole manky moreso nitty nutter olde onboard podgy presos queueing rayed readably satchel shew shewed ' +
  'shewn shewing shoppe shorn smelt snuck spelt spilt spoilt stickie stymied thru tho till typer typers useable ' +
  'whilst whiskey whizz yclept ye yon ai ain aye bloke bloody blokes blimey cuppa dunno geezer gimme innit lemme natter outta ' +
  'posh wonky yep yup nope nah hmm uh um oh ooh aah argh huh shh tsk ugh wow yay grr psst meh duh eh ah ha hah haha hey hi ho hurrah yeah ' +
  'gotcha whatcha gotten cos';
const TERMS = 'actin affective boson coset goto influenzae loess mins mmap mora muon permittee printf scanf topos';

/** Whether a word beside this one is of a foreign phrase, and no misspelling: “prima”, “femme”. */
export function isForeign(word: string): boolean {
  return PARTICLES.has(word) || (FOREIGN_WORDS.has(word) && !ENGLISH_TOO.has(word));
}

/**
 * Words that English text has as they are: of foreign phrases ("prima facie", "modus operandi"), and terms one letter
 * from a common word ("goto").
 */
export const LOAN_WORDS: ReadonlySet<string> = new Set(`${FOREIGN} ${CASUAL} ${LACKED} ${TERMS}`.split(' '));
