import type { Directive } from '../../../protocol/directives/directives.ts';

/** A wish that holds whatever anybody says, with the sentence that says so. */
export interface Granted {
  readonly type: 'granted';
  readonly says: string;
}

/** What a wish means. */
export type Meaning = Directive | Granted;
