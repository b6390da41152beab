import { isBody } from '../../client/requests/api.ts';
import type { Difference, VersionName } from '../../client/answers/version.ts';
import { redraft } from '../redraft.ts';

/** What a text is like. */
export interface TextFigures {
  readonly words: number;
  readonly grade: number;
}

/** A text of the job that can be compared. */
export interface Side extends TextFigures {
  readonly version: VersionName;
  readonly name: string;
}

/** @throws RedraftError */
export function differenceOf(job: string, from: VersionName, to: VersionName): Promise<Difference> {
  return redraft.job(job).diff({ from, to });
}

/** Those there are: the original first, the text as it stands and everything suggested last. @throws RedraftError */
export async function sidesOf(job: string): Promise<readonly Side[]> {
  const { items, result, all } = await redraft.api.json('GET', `/v1/jobs/${encodeURIComponent(job)}/versions`);
  const versions = (Array.isArray(items) ? items : [])
    .filter(isBody)
    .map((item) => ({ version: Number(item['version']), name: String(item['pass']), ...figuresOf(item) }));
  return [
    ...versions,
    { version: 'result', name: 'result', ...figuresOf(result) },
    { version: 'all', name: 'all', ...figuresOf(all) },
  ];
}

function figuresOf(value: unknown): TextFigures {
  const readability = isBody(value) ? value['readability'] : undefined;
  const { words, grade } = isBody(readability) ? readability : {};
  return { words: Number(words), grade: Number(grade) };
}
