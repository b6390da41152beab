import { Component } from 'preact';
import { applyChanges } from '../../protocol/document.ts';
import { inputOf } from '../../protocol/fold/reduce-text.ts';
import { frozenDecisions } from '../../protocol/review/replay.ts';
import { reviewPieces } from '../../protocol/review/review-pieces.ts';
import type { BlockState } from '../../protocol/fold/state.ts';
import { Spinner } from '../parts/icon.tsx';
import { levelOf } from '../parts/marks/markers.ts';
import { markShape } from '../parts/marks/mark-shape.ts';
import { type Marks, marksOf } from './marks.ts';

interface BlockViewProps {
  readonly block: BlockState;
  readonly number: number;
  /** What stands before it on its line. */
  readonly marker: string;
  /** What is done to it right now; undefined when nothing is. */
  readonly working: string | undefined;
  /** Text that is being written in its place. */
  readonly streaming: string | undefined;
  /** What is marked: what the last pass did, or everything since the original. */
  readonly marks: Marks;
}

/** One block of the document with what its last pass did to it. */
export class BlockView extends Component<BlockViewProps> {
  override shouldComponentUpdate(next: BlockViewProps): boolean {
    const { block, working, streaming, marks } = this.props;
    return next.marks !== marks || next.block !== block || next.working !== working || next.streaming !== streaming;
  }

  override render({ block, number, marker, working, streaming, marks }: BlockViewProps) {
    const level = levelOf(marker);
    return (
      <div
        id={`block-${block.id}`}
        class={`block ${block.kind}${working ? ' working' : ''}`}
        data-level={level || undefined}
      >
        <span class="block-number" aria-hidden="true">
          {level ? '' : number}
        </span>
        {working ? (
          <p class="block-work">
            <Spinner size={14} /> {working}
          </p>
        ) : null}
        <div class="block-text" dir="auto" role={level ? 'heading' : undefined} aria-level={level || undefined}>
          {level ? '' : <span class="marker">{marker}</span>}
          {streaming ?? (marks === 'all' ? <Whole block={block} /> : <Marked block={block} />)}
        </div>
      </div>
    );
  }
}

function Marked({ block }: { readonly block: BlockState }) {
  const changes = block.changes.filter(({ pass }) => pass === block.pass);
  const input = inputOf(block, block.pass);
  // Begun again, or decided on: the changes are offsets into a text that is no longer known.
  if (applyChanges(input, changes) !== block.text) return <Whole block={block} only={block.pass} />;
  return (
    <>
      {marksOf(input, changes).map((mark) =>
        mark.kind === 'same' ? (
          mark.text
        ) : (
          <span key={mark.change.id} class="change" title={mark.change.reason}>
            {mark.removed === '' ? null : (
              <del class={markShape(mark.removed)}>
                {unseen('removed')}
                {mark.removed}
              </del>
            )}
            {mark.added === '' ? null : (
              <ins class={markShape(mark.added)}>
                {unseen('added')}
                {mark.added}
              </ins>
            )}
          </span>
        ),
      )}
    </>
  );
}

/** @param only the pass whose changes are marked; every pass when it is left out */
function Whole({ block, only }: { readonly block: BlockState; readonly only?: number }) {
  if (block.changes.length === 0) return <>{block.text}</>;
  return (
    <>
      {reviewPieces(block, frozenDecisions(block), 'accepted').map(({ kind, text, change }, index) => {
        const marked = only === undefined || change?.pass === only;
        if (kind === 'removed')
          return marked ? (
            <del key={index} class={markShape(text)} title={change?.reason}>
              {unseen('removed')}
              {text}
            </del>
          ) : null;
        return kind === 'added' && marked ? (
          <ins key={index} class={markShape(text)} title={change?.reason}>
            {unseen('added')}
            {text}
          </ins>
        ) : (
          text
        );
      })}
    </>
  );
}

function unseen(word: string) {
  return (
    <span class="unseen" dir="ltr">
      {word}{' '}
    </span>
  );
}
