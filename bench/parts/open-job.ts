import { z } from 'zod';

const accepted = z.object({ data: z.object({ job: z.object({ id: z.string() }) }) });

/** Posts a job. @returns its id */
export async function openJob(port: number, kind: string, input: unknown = {}, options?: unknown): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/v1/jobs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind, input, ...(options !== undefined && { options }) }),
  });
  return accepted.parse(await response.json()).data.job.id;
}
