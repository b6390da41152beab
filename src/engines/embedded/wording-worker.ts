import { polisher } from './polish/polish.ts';
import { servePasses } from './serve-passes.ts';
import { structureChecker } from './structure/structure.ts';
import { tightener } from './tighten/tighten.ts';
import { toneChecker } from './tone/tone.ts';

servePasses({ tighten: tightener(), polish: polisher(), structure: structureChecker(), tone: toneChecker() });
