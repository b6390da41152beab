import { writing } from '../../client/writing.ts';
import { redraft } from '../redraft.ts';

/** Questions and conversations of the server this page came from. */
export const pen = writing(redraft);
