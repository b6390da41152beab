import { z } from 'zod';
import { replyJson } from '../asking/reply-json.ts';

const outlineSchema = z.object({ ref: z.string(), sections: z.array(z.string().trim().min(1).max(200)).max(12) });
const remarksSchema = z.object({ ref: z.string(), remarks: z.array(z.string().trim().min(1).max(1_000)).max(20) });
const MOST_SECTIONS = 6;
const MOST_REMARKS = 5;

/**
 * Titles of sections, in their order; none where there would be one alone.
 * @returns undefined when it is no reply to the question with this reference
 */
export function readOutline(text: string, ref: string): readonly string[] | undefined {
  const parsed = outlineSchema.safeParse(replyJson(text));
  if (!parsed.success || parsed.data.ref !== ref) return undefined;
  const { sections } = parsed.data;
  return sections.length > 1 ? sections.slice(0, MOST_SECTIONS) : [];
}

/** What is wrong with a draft, in sentences. @returns undefined when it is no reply to that question */
export function readRemarks(text: string, ref: string): readonly string[] | undefined {
  const parsed = remarksSchema.safeParse(replyJson(text));
  return parsed.success && parsed.data.ref === ref ? parsed.data.remarks.slice(0, MOST_REMARKS) : undefined;
}
