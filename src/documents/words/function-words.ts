const ENGLISH =
  'the of and to is that it for was on with as be at by this have from or had not but what were when we there can an ' +
  'your which their if will each about how up out them then she many some so these would other into has more her like ' +
  'him see could been who its now did get you are they his i my do does because very should our than where why only ' +
  'just also any may must here am us me he all no too most such over after before while being a in people make know ' +
  'think good go want need use time way new first well even back much through ' +
  'care con die din men per plus pour sin son van war';

const OTHERS =
  'et ut sit ad sed cum esse quod hic nec ' +
  'le les des du une est et dans que qui pour pas sur avec ce il elle sont mais nous vous au aux ont cette son ses plus ' +
  'la el los las del una por con para su lo como pero sus al esta este entre cuando muy sin sobre ser también es en ' +
  'der und den von zu das mit sich auf für ist im dem nicht ein eine als auch werden aus hat dass sie nach wird bei die ' +
  'einer um noch wie einem über einen kein ich wir ihr sind war oder aber haben so was in an ' +
  'di che un per non sono della dei gli alla nel più anche come si ha i delle questo a i ' +
  'de do da em os no na uma com não se dos mais foi ao à seu sua ou quando muito nos já eu me as ' +
  'het een van dat op te zijn met niet aan voor er maar om ook naar dan heeft bij uit nog wordt is was we of ' +
  'och att det som på är av för till inte om ett men var jag hon från vi så kan när med af ikke til ' +
  'się nie że jest jak ale to od dla przez być po ' +
  've bir bu için çok daha ne gibi olarak ile olan ' +
  'și sau pentru mai din care cu nu ' +
  'ja on että oli hän mutta kun tai niin ' +
  'yang ini itu dengan untuk tidak dari dalam akan pada juga saya adalah karena ' +
  'không là và của có được một người trong cho các với này';

const english = new Set(ENGLISH.split(' '));
const others = new Set(OTHERS.split(' '));

/** Whose frequent word this is: English's alone, that of another language, or that of both; undefined = nobody's. */
export function functionWordOf(word: string): 'english' | 'other' | 'both' | undefined {
  if (!english.has(word)) return others.has(word) ? 'other' : undefined;
  return others.has(word) ? 'both' : 'english';
}
