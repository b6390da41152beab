const FOREIGN =
  'actus alia bona capita causa corpus cum cursus delicti emptor ergo esprit etre facie facto fide generis gratia haute ' +
  'hoc incognita ipsa ipso joie jure laissez laude lieu loquitur magnum mens modus mortis mutandis mutatis nauseam ' +
  'obiter operandi oeil opus passu per persona plume posteriori prima priori pro quem raison rea reus rigor savoir ' +
  'situ souci stricto sui tempore utero vitae vitro vivendi vivo vivre';
const TERMS =
  'actin affective boson coset goto influenzae loess mins mmap mora muon coupla gonna gotta mumma playin sqft wanna permittee printf scanf topos';

/**
 * Words that English text has as they are: of foreign phrases ("prima facie", "modus operandi"), and terms one letter
 * from a common word ("goto").
 */
export const LOAN_WORDS: ReadonlySet<string> = new Set(`${FOREIGN} ${TERMS}`.split(' '));
