import { NOUN_PHRASES } from './noun-phrases.ts';
import type { Phrase } from './phrase.ts';
import { PLAIN_WORDS } from './plain-words.ts';
import { REDUNDANT } from './redundant-phrases.ts';
import { WORDY } from './wordy-phrases.ts';

export const PHRASES: readonly Phrase[] = [...WORDY, ...REDUNDANT, ...PLAIN_WORDS, ...NOUN_PHRASES];
