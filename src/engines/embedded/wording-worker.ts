import { polisher } from './polish/polish.ts';
import { servePasses } from './serve-passes.ts';
import { tightener } from './tighten/tighten.ts';

servePasses({ tighten: tightener(), polish: polisher() });
