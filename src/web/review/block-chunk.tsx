import type { Decisions } from '../../protocol/review/decisions.ts';
import type { Change } from '../../protocol/document.ts';
import type { BlockState, JobState } from '../../protocol/fold/state.ts';
import { markerOf } from '../parts/marks/markers.ts';
import { type Chunk, sameChunk } from '../parts/chunks.ts';
import { PatientPart } from '../parts/patient-part.ts';
import { ReviewBlock } from './review-block.tsx';

interface BlockChunkProps {
  readonly chunk: Chunk<BlockState>;
  readonly state: JobState;
  readonly decisions: Decisions;
  /** The change that is being decided, where it is in here. */
  readonly current: Change | undefined;
  readonly onChoose: (change: string) => void;
}

/** A part of the document, drawn again only for what it shows: a key is answered in a book as in a letter. */
export class BlockChunk extends PatientPart<BlockChunkProps> {
  protected override differs(next: BlockChunkProps): boolean {
    const { chunk, decisions, current } = this.props;
    if (next.current !== current || !sameChunk(chunk, next.chunk)) return true;
    if (next.decisions === decisions) return false;
    return chunk.entries.some(({ changes }) => changes.some(({ id }) => next.decisions.get(id) !== decisions.get(id)));
  }

  /** What is scrolled to has to be there. */
  protected override urgent({ current }: BlockChunkProps): boolean {
    return current !== undefined;
  }

  override render({ chunk: { first, entries }, state, decisions, current, onChoose }: BlockChunkProps) {
    const chars = entries.reduce((sum, { text }) => sum + text.length, 0);
    return (
      <div ref={this.watched} class="block-chunk" style={{ '--chars': chars, '--blocks': entries.length }}>
        {entries.map((block, index) => (
          <ReviewBlock
            key={block.id}
            block={block}
            number={first + index + 1}
            marker={markerOf(state, first + index)}
            decisions={decisions}
            current={block.id === current?.block ? current.id : undefined}
            onChoose={onChoose}
          />
        ))}
      </div>
    );
  }
}
