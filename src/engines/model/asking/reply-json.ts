import { withoutThoughts } from '../calls/thought-filter.ts';

/**
 * The JSON that a model was asked to answer with: alone, or with a fence or words around it, as some write that heed no
 * form. What a model thinks aloud before it is none of it. @returns undefined where there is none
 */
export function replyJson(text: string): unknown {
  const bare = withoutThoughts(text).trim();
  return parsed(bare) ?? parsed(bare.slice(bare.indexOf('{'), bare.lastIndexOf('}') + 1));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
