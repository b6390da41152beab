/** What models that think aloud write before their answer. */
const THOUGHTS = /^\s*<think>[^]*?<\/think>/;
/** Some put a fence around it. */
const FENCED = /^```[a-z]*\s*\n([^]*)\n\s*```$/;

/** The JSON that a model was asked to answer with. @returns undefined where it is none */
export function replyJson(text: string): unknown {
  const bare = text.replace(THOUGHTS, '').trim();
  try {
    return JSON.parse(FENCED.exec(bare)?.[1] ?? bare);
  } catch {
    return undefined;
  }
}
