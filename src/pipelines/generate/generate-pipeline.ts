import type { Writer } from '../../engines/writer.ts';
import { isOwing } from '../../jobs/runs/is-owing.ts';
import type { Pipeline } from '../../jobs/pipeline.ts';
import { refused } from '../refused.ts';
import { emptyInput, titleOf } from '../writing/accepted-writing.ts';
import { brokenOff } from '../writing/broken-off.ts';
import { noModel } from '../writing/no-model.ts';
import { generate } from './generate.ts';
import { generateSchema } from './generate-schema.ts';

/** Texts about a topic as a kind of job. */
export function generatePipeline(writer: Writer): Pipeline {
  return {
    kind: 'generate',
    accept(body) {
      const parsed = generateSchema.safeParse(body);
      if (!parsed.success) return refused(parsed.error);
      if (writer.quotesOnly) return { ok: false, unavailable: noModel() };
      const { input, options } = parsed.data;
      const accepted = { title: titleOf(input.topic), strategy: options.kind, options, input: emptyInput };
      return { ok: true, request: parsed.data, accepted };
    },
    run: (context) => generate({ ...context, request: generateSchema.parse(context.request), writer }),
    owes: isOwing,
    brokenOff,
  };
}
