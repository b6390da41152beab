import { Component } from 'preact';
import { BlockView } from './block-view.tsx';
import { markerOf } from '../parts/marks/markers.ts';
import { isSameSection, type Section } from './sections.ts';

interface SectionViewProps {
  readonly section: Section;
}

/** Some blocks in a box of their own: what changes in it is nothing to those around it. */
export class SectionView extends Component<SectionViewProps> {
  override shouldComponentUpdate({ section }: SectionViewProps): boolean {
    return !isSameSection(section, this.props.section);
  }

  override render({ section }: SectionViewProps) {
    const { blocks, from, marks, near, working, open } = section;
    const chars = blocks.reduce((sum, { text }) => sum + text.length, 0);
    return (
      <div class={`blocks${near ? ' near' : ''}`} style={{ '--chars': chars, '--blocks': blocks.length }}>
        {blocks.map((block, index) => (
          <BlockView
            key={block.id}
            block={block}
            number={from + index + 1}
            marker={markerOf(section, index)}
            working={working?.block === block.id ? working.words : undefined}
            marks={marks}
            streaming={open?.block === block.id ? open.text : undefined}
          />
        ))}
      </div>
    );
  }
}
