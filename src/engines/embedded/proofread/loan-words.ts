const FOREIGN =
  'actus alia bona capita causa corpus cum cursus delicti emptor ergo esprit etre facie facto fide generis gratia haute ' +
  'hoc incognita ipsa ipso joie jure laissez laude lieu loquitur magnum mens modus mortis mutandis mutatis nauseam ' +
  'obiter operandi oeil opus passu per persona plume posteriori prima priori pro quem raison rea reus rigor savoir ' +
  'situ souci stricto sui tempore utero vitae vitro vivendi vivo vivre';
/** Written as spoken, and of trades younger than the dictionaries. */
const CASUAL =
  'bloggy coupla eleventy gonna gotta gummi kinda lotta mixin mixins mumma outta playin sorta sqft vite wanna wifi yall ' +
  'repo repos config configs init inits async params regex linter changelog backend frontend dropdown navbar wiki ' +
  'covid crypto bitcoin blockchain fintech edtech freemium paywall geotag livestream unboxing keto kombucha kimchi ' +
  'sriracha matcha hummus naan biryani vlog vlogs vlogger emoji emojis selfie selfies hashtag hashtags webinar ' +
  'podcasts esports ecommerce cosplay anime manga vape vaping';
const TERMS = 'actin affective boson coset goto influenzae loess mins mmap mora muon permittee printf scanf topos';

/**
 * Words that English text has as they are: of foreign phrases ("prima facie", "modus operandi"), and terms one letter
 * from a common word ("goto").
 */
export const LOAN_WORDS: ReadonlySet<string> = new Set(`${FOREIGN} ${CASUAL} ${TERMS}`.split(' '));
