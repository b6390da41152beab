/** Adjectives and adverbs before “-er” and “-est”: “number”, “honest” and “Peter” only end alike. */
const STEMS =
  'angr|bigg|black|blu|brav|bright|broad|bus|calm|cheap|clean|clear|clever|clos|cloud|cold|cool|craz|dark|deep|dens|dirt|' +
  'earl|eas|fair|fast|fatt|fin|firm|flatt|fresh|friendl|funn|gentl|grand|great|happ|hard|harsh|health|heav|high|hott|hungr|' +
  'kind|larg|laz|light|likel|lonel|long|loud|low|luck|mild|narrow|near|neat|new|nic|nois|old|poor|prett|proud|quick|quiet|' +
  'rar|rich|rough|sadd|saf|scar|shallow|sharp|short|shin|simpl|slow|small|smart|smooth|soft|sour|steep|stiff|strang|strong|' +
  'sunn|sweet|swift|tall|thick|thinn|tight|tin|tough|trick|ugl|warm|weak|wealth|wett|wid|wild|wis|young';

/** A word that compares, as the source of a pattern: “taller”, “easier”, “more”. */
export const COMPARATIVE = `(?:more|less|fewer|rather|other|better|worse|further|farther|sooner|(?:${STEMS})i?er)`;
export const SUPERLATIVE = `(?:best|worst|furthest|farthest|(?:${STEMS})i?est)`;
