/** What to do where nothing is there to write with. @param otherwise what else would do, such as `, or name files` */
export function noModel(otherwise = ''): string {
  return (
    'No model is configured to write with: set OPENAI_API_KEY (with OPENAI_BASE_URL for another endpoint), ' +
    `GEMINI_API_KEY or ANTHROPIC_API_KEY${otherwise}.`
  );
}
