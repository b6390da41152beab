const WORDS =
  "please|ok|okay|hi|hello|hey|so|also|and|just|two|three|four|five|some|several|few|a few|a couple of|couple|my|the|here|here's|here are|here is|these|one|more|other|another|last|first|second|third|lastly|finally|quick|quickly|small|following|do|note|notes|nb|n\\.b|ps|p\\.s|fyi|feedback|comments?|remarks?|wish|wishes|requests?|things?|points?|thoughts?|instructions?|directions?|guidance|guidelines|rules|todo|to-do|to do|list|what|i|we|you|want|need|would like|would|like|have|for|from|about|on|this|that|it|now|thanks|thank you|important|is|are|of|as follows|below|to|me|editor|claude|redraft|reminder|wanted|in short|summary";
const LEAD_IN = new RegExp(`^(?:(?:${WORDS})(?:[\\s,!-]+|$))+$`, 'i');

/** Whether what stands before a colon only says that something follows. */
export function isLeadIn(lead: string): boolean {
  return LEAD_IN.test(lead.trim());
}
