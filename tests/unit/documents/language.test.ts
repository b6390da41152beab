import { expect, test } from 'bun:test';
import { looksEnglish } from '../../../src/documents/words/language.ts';

test.each([
  'The cat sat on the mat.',
  'I like apple.',
  'therefore I brougth a car imidiatly because it were cheap',
  'We visited Los Angeles and Las Vegas in the La Brea area.',
  'In early industry, a lot of warker worked together.',
])('English: %s', (text) => {
  expect(looksEnglish(text)).toBe(true);
});

test.each([
  'Der schnelle braune Fuchs springt über den faulen Hund und läuft in den Wald.',
  'Le chat est sur la table et il ne veut pas descendre.',
  'El perro de mi vecino no quiere salir a la calle hoy.',
  'Il gatto è sul tavolo e non vuole scendere.',
  'O gato está em cima da mesa e não quer descer.',
  'De kat zit op de tafel en wil er niet af.',
  'Katten sitter på bordet och vill inte gå ner.',
  'Kot siedzi na stole i nie chce zejść.',
  'Kedi masanın üzerinde oturuyor ve inmek istemiyor.',
  'Kucing itu duduk di atas meja dan tidak mau turun.',
  'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.',
  'Кошка сидит на столе.',
  '猫坐在桌子上，不想下来。',
  'القط يجلس على الطاولة',
])('another language: %s', (text) => {
  expect(looksEnglish(text)).toBe(false);
});

test.each(['', '42', 'Introduction', 'Merci beaucoup', 'Guten Morgen', 'Getting started'])(
  'too little to tell: %j',
  (text) => {
    expect(looksEnglish(text)).toBeUndefined();
  },
);
