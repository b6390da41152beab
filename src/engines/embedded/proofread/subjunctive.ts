/** Verbs, nouns and adjectives that say what somebody wants; the verb behind has its base form: “I suggest he go”. */
const WISHES =
  /\b(?:suggest|recommend|requir|demand|insist|propos|request|ask|urg|order|command|prefer|advis|advoca|stipulat|mandat|decree|direct|entreat|beg|pray|desir|mov|vot|intent|intend|instruct|petition|pledg)\w*|\b(?:important|necessary|essential|vital|crucial|imperative|fitting|proper|best|better|condition|lest|whether|let|make|makes|made|help|helps|helped|see|saw|hear|heard|watch|watched|have|had|did|do|does|will|would|can|could|should|may|might|must|shall|though|be it|come what|far be|god|heaven|long)\b/i;
/** What opens a thing that is not so, or only may be; “were” stands behind it for one too: “if the world were flat”. */
const SUPPOSES =
  /\b(?:if|though|unless|wish|wished|wishes|wishing|suppose|supposing|lest|imagine|imagining|whether|rather|till|until|would that|provided|as it)\b(?:(?!\b(?:but|because)\b)[^;:])*$/i;

/** @param lead What stands before the subject in its sentence. */
export function wishes(lead: string): boolean {
  return WISHES.test(lead);
}

/** @param lead What stands before the subject in its sentence. */
export function supposes(lead: string): boolean {
  return SUPPOSES.test(lead);
}
