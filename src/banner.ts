import type { Config } from './config/config.ts';

interface Start {
  readonly config: Config;
  readonly url: string;
  /** Jobs that an earlier process left. */
  readonly open: number;
}

/** What a person reads after the start: where it is, who may call, and a line to try it with. */
export function banner({ config, url, open }: Start): string {
  const key = config.mode === 'key' ? ` -H "X-API-Key: $BACKEND_API_KEY"` : '';
  const body = `'{"input":{"text":"I have recieved teh mesage."}}'`;
  return [
    '',
    `  Redraft listens on ${url}`,
    config.mode === 'open'
      ? '  Open mode: whoever reaches this address is the local user. Set BACKEND_API_KEY to ask for a key.'
      : '  Key mode: requests carry BACKEND_API_KEY in X-API-Key.',
    ...config.models.map(({ name, model, baseUrl }, index) => {
      const where = `${name}/${model} at ${new URL(baseUrl).host}`;
      return index === 0
        ? `  Texts are sent to ${where}; ENGINE=embedded keeps them here.`
        : `  If it fails, to ${where}.`;
    }),
    ...(open > 0 ? [`  ${open} open ${open === 1 ? 'job goes' : 'jobs go'} on.`] : []),
    '',
    '  Refine a sentence:',
    `  curl -N ${url}/v1/refine/run${key} -H 'Content-Type: application/json' -d ${body}`,
    '',
    `  Documentation: ${url}/swagger`,
    '',
    '',
  ].join('\n');
}
