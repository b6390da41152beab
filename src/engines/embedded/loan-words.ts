const WORDS =
  'alia bona capita causa cum cursus ergo esprit facie facto fide gratia haute hoc ipso jure laude lieu mutandis mutatis ' +
  'nauseam obiter passu per persona posteriori prima priori pro quem situ souci stricto tempore utero vitae vitro vivo';

/** Words of foreign phrases that English text has as they are: "prima facie", "a priori", "per capita". */
export const LOAN_WORDS: ReadonlySet<string> = new Set(WORDS.split(' '));
