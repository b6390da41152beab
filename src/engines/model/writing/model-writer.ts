import type { Source } from '../../../protocol/source.ts';
import { type Assignment, type Written, type Writer, WriterFailure } from '../../writer.ts';
import { isRetryable } from '../calls/faults.ts';
import type { FailedNews, ProviderChain } from '../providers/provider-chain.ts';
import { asidesOf, warning } from './asides-of.ts';
import { CitationFilter } from './citation-filter.ts';
import { liveWriting } from './live-writing.ts';
import { Shown } from './shown.ts';
import { ThoughtFilter, withoutThoughts } from '../calls/thought-filter.ts';
import { answerPrompt, critiquePrompt, type Mending, outlinePrompt } from './writing-prompt.ts';
import { readOutline, readRemarks } from './writing-replies.ts';

export interface ModelWriterParts {
  readonly chain: ProviderChain;
  /** Answers from the sources where no model does. */
  readonly quoting: Writer;
  /** Draws a reference, different each time, of letters and digits. */
  readonly ref: () => string;
}

type Said = (said: Written) => void;

/**
 * Writes with a model. Where none answers, it quotes the sources and says so; without sources, and for a section alone,
 * it throws `WriterFailure`. Numbers of sources that it was not given are taken out of the answer. Warning codes:
 * `provider_failed`, `provider_waiting`, `model_gave_up`, `answer_cut`.
 */
export function modelWriter({ chain, quoting, ref }: ModelWriterParts): Writer {
  const draw = (sources: readonly Source[]): string => {
    for (;;) {
      const drawn = ref();
      if (!sources.some(({ quote, title }) => quote.includes(drawn) || title.includes(drawn))) return drawn;
    }
  };
  const parts: Answering = { chain, draw, giveUp: quotingInstead(quoting) };
  return {
    name: chain.name,
    quotesOnly: false,
    async outline(assignment, tell = () => undefined) {
      const mark = draw(assignment.sources);
      const question = { prompt: outlinePrompt(assignment, mark), read: (text: string) => readOutline(text, mark) };
      const answer = await chain.ask(question, assignment.signal, asidesOf(tell));
      assignment.signal.throwIfAborted();
      if (answer.ok) return answer.value;
      tell(warning('model_gave_up', `No model planned sections (${answer.news.words}). The answer is in one.`));
      return [];
    },
    write: (assignment) => liveWriting(assignment, (given, say) => answered(parts, given, say)),
    async *quote(assignment) {
      yield { type: 'by', engine: quoting.name };
      yield* quoting.write(assignment);
    },
    revise: (assignment, draft) => liveWriting(assignment, (given, say) => revised(parts, given, draft, say)),
  };
}

interface Answering {
  readonly chain: ProviderChain;
  /** Says in the model's place what can be said. @throws WriterFailure where nothing can */
  readonly giveUp: (assignment: Assignment, why: GivenUp, say: Said, shown: Shown) => Promise<void>;
  readonly draw: (sources: readonly Source[]) => string;
}

/** Asks what is wrong with a draft, and has it mended where something is; a draft that no model reads stays. */
async function revised(parts: Answering, assignment: Assignment, draft: string, say: Said): Promise<void> {
  const { chain, draw } = parts;
  const { sources, signal } = assignment;
  const ref = draw(sources);
  const question = { prompt: critiquePrompt(assignment, ref, draft), read: (text: string) => readRemarks(text, ref) };
  const answer = await chain.ask(question, signal, asidesOf(say));
  signal.throwIfAborted();
  if (!answer.ok || answer.value.length === 0) return;
  say({ type: 'note', text: `Read again: ${answer.value.join(' ')}` });
  // Where it cannot be mended, the draft stays.
  await answered({ ...parts, giveUp: async (_given, _why, _say, shown) => shown.again() }, assignment, say, {
    draft,
    remarks: answer.value,
  });
}

/** Asks with fewer and fewer sources where they are too much for the model. */
async function answered(parts: Answering, assignment: Assignment, say: Said, mend?: Mending): Promise<void> {
  const { chain, draw, giveUp } = parts;
  let { sources, history } = assignment;
  const failures = new Map<string, GivenUp>();
  for (;;) {
    const known = sources.map(({ id }) => id);
    let filter = new CitationFilter(known);
    let thoughts = new ThoughtFilter();
    const shown = new Shown(say);
    const listener = {
      begin: () => {
        shown.again();
        filter = new CitationFilter(known);
        thoughts = new ThoughtFilter();
      },
      piece: (text: string) => shown.add(filter.take(thoughts.take(text))),
    };
    const prompt = answerPrompt({ ...assignment, sources, history }, draw(sources), mend);
    const question = { prompt, read: (text: string) => withoutThoughts(text).trim() || undefined, listener };
    let by = '';
    const hear = asidesOf(say);
    const answer = await chain.ask(question, assignment.signal, (news) => {
      if (news.type === 'failed') {
        failures.set(news.provider, { words: news.words, retryable: isRetryable(news.failure) });
      }
      if (news.type === 'answered') by = news.provider;
      hear(news);
    });
    assignment.signal.throwIfAborted();
    const cut = !answer.ok && answer.failure.kind === 'output_length' && shown.text !== '';
    if (answer.ok || cut) {
      say({ type: 'by', engine: answer.ok ? by : answer.news.provider });
      shown.add(filter.take(thoughts.end()) + filter.end());
      if (cut) say(warning('answer_cut', 'The model stopped before the end of its answer.'));
      if (filter.dropped > 0) say({ type: 'dropped', citations: filter.dropped });
      return;
    }
    const { failure, news } = answer;
    if (failure.kind !== 'context_length') return giveUp(assignment, allOf([...failures.values()], news), say, shown);
    shown.again();
    if (sources.length + history.length === 0)
      return giveUp(assignment, { words: news.words, retryable: false }, say, shown);
    sources = sources.slice(0, Math.floor(sources.length / 2));
    history = history.slice(Math.ceil(history.length / 2));
  }
}

/** Why nobody wrote, for people, and whether somebody may a little later. */
interface GivenUp {
  readonly words: string;
  readonly retryable: boolean;
}

/** Why each provider gave no answer; where none was told to have failed, the last failure of the chain. */
function allOf(failures: readonly GivenUp[], { words, failure }: FailedNews): GivenUp {
  if (failures.length === 0) return { words, retryable: isRetryable(failure) };
  return {
    words: failures.map((given) => given.words).join('; '),
    retryable: failures.some(({ retryable }) => retryable),
  };
}

/** Letters from which on an answer that no model ends is worth more than quotes: somebody has read them. */
const WORTH_KEEPING = 80;

/** Quotes the sources in the model's place, unless it had written a good part. @throws WriterFailure where there are none, and for a section alone */
function quotingInstead(quoting: Writer): Answering['giveUp'] {
  return async (assignment, why, say, shown) => {
    const { words, retryable } = why;
    if (assignment.sources.length === 0 || assignment.section !== undefined)
      throw new WriterFailure(`No model answered: ${words}.`, retryable);
    if (shown.longest.length >= WORTH_KEEPING) {
      shown.restore();
      return say(warning('answer_cut', `No model came to the end of the answer (${words}). What was written stays.`));
    }
    shown.again();
    say(warning('model_gave_up', `No model answered (${words}). The answer is quoted from the files.`));
    say({ type: 'by', engine: quoting.name });
    say({ type: 'text', text: 'Quoted from your files: no model answered.\n\n' });
    for await (const piece of quoting.write(assignment)) say(piece);
  };
}
