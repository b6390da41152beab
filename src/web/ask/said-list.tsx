import { useEffect, useRef } from 'preact/hooks';
import type { JobState } from '../../protocol/fold/state.ts';
import { Note, OnItsWay } from '../parts/steer/said.tsx';
import type { Steering } from '../parts/steer/use-steering.ts';
import { saidWords } from './steered.tsx';

interface SaidListProps {
  readonly state: JobState;
  readonly sending: Steering['sending'];
}

/** What was said while it was written, and what was taken from it. */
export function SaidList({ state, sending }: SaidListProps) {
  const { feedback } = state;
  const list = useRef<HTMLOListElement>(null);
  const said = feedback.length + sending.length;
  const told = said + feedback.filter(({ applied }) => applied).length;
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [told]);
  const words = saidWords(state);
  return (
    <ol
      ref={list}
      class="notes"
      tabIndex={said === 0 ? undefined : 0}
      aria-live="polite"
      aria-label="What was said to the answer"
    >
      {feedback.map((note) => (
        <Note key={note.feedback} note={note} words={words} onExample={undefined} />
      ))}
      {sending.map((sent) => (
        <OnItsWay key={sent} words={sent} />
      ))}
    </ol>
  );
}
