import { Component } from 'preact';
import { inputOf } from '../../protocol/reduce-text.ts';
import type { BlockState } from '../../protocol/state.ts';
import { Spinner } from '../parts/icon.tsx';
import { marksOf } from './marks.ts';

interface BlockViewProps {
  readonly block: BlockState;
  readonly number: number;
  /** What is done to it right now; undefined when nothing is. */
  readonly working: string | undefined;
  /** Text that is being written in its place. */
  readonly streaming: string | undefined;
}

/** One block of the document with what its last pass did to it. */
export class BlockView extends Component<BlockViewProps> {
  override shouldComponentUpdate(next: BlockViewProps): boolean {
    const { block, working, streaming } = this.props;
    return next.block !== block || next.working !== working || next.streaming !== streaming;
  }

  override render({ block, number, working, streaming }: BlockViewProps) {
    const level = block.kind === 'heading' ? (/^#{1,6}/.exec(block.text)?.[0].length ?? 2) : 0;
    const shown = /^(?:#{1,6} +|> ?|[-*+] +|\d+[.)] +)/.exec(block.text)?.[0].length ?? 0;
    return (
      <div
        id={`block-${block.id}`}
        class={`block ${block.kind}${working ? ' working' : ''}`}
        data-level={level || undefined}
      >
        <span class="block-number" aria-hidden="true">
          {number}
        </span>
        {working ? (
          <p class="block-work">
            <Spinner size={14} /> {working}
          </p>
        ) : null}
        <div class="block-text" role={level ? 'heading' : undefined} aria-level={level || undefined}>
          {streaming ?? <Marked block={block} from={level ? shown : 0} />}
        </div>
      </div>
    );
  }
}

function Marked({ block, from }: { readonly block: BlockState; readonly from: number }) {
  const changes = block.changes.filter(({ pass, start }) => pass === block.pass && start >= from);
  const marks = marksOf(inputOf(block, block.pass), changes);
  return (
    <>
      {marks.map((mark, index) =>
        mark.kind === 'same' ? (
          index === 0 ? (
            mark.text.slice(from)
          ) : (
            mark.text
          )
        ) : (
          <span key={mark.change.id} class="change" title={mark.change.reason}>
            {mark.removed === '' ? null : (
              <del>
                <span class="unseen">removed </span>
                {mark.removed}
              </del>
            )}
            {mark.added === '' ? null : (
              <ins>
                <span class="unseen">added </span>
                {mark.added}
              </ins>
            )}
          </span>
        ),
      )}
    </>
  );
}
