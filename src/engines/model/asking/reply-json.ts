/** What models that think aloud write before their answer. */
const THOUGHTS = /^\s*<think>[^]*?<\/think>/;

/**
 * The JSON that a model was asked to answer with: alone, or with a fence or words around it, as some write that heed no
 * form. @returns undefined where it is none
 */
export function replyJson(text: string): unknown {
  const bare = text.replace(THOUGHTS, '').trim();
  return parsed(bare) ?? parsed(bare.slice(bare.indexOf('{'), bare.lastIndexOf('}') + 1));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
