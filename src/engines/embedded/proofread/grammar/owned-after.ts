/** What owns something follows these; "say you’re family" does not. */
export const OWNED_AFTER =
  /^(?:of|in|on|at|with|from|about|into|by|under|to|bring|take|took|use|used|check|enter|lose|lost|have|open|close|send|write|change|keep|give|put|get|this|wash|brush|leave|left|sell|sold|buy|show|save|clean|appreciate|enjoy|visit|meet|finish|like|love|need|received|receive|got|follow|join|download|update|fill|pay|choose|select|enjoyed|loved|sent|liked|appreciated|checked|watch|review|protect|charge|upload|submit|edit|reset|adjust|manage|improve|increase|reduce)$/;
