import { Component, type ComponentChildren } from 'preact';
import { toSource } from './citing.ts';
import { markdownNodes, type MarkdownNode } from './markdown.ts';

interface AnswerTextProps {
  /** Markdown. */
  readonly text: string;
  /** Ids of the sources there are, with commas between them. */
  readonly sources: string;
}

/** A piece of an answer, built element by element: whatever it says, it is text. */
export class AnswerText extends Component<AnswerTextProps> {
  override shouldComponentUpdate({ text, sources }: AnswerTextProps): boolean {
    return text !== this.props.text || sources !== this.props.sources;
  }

  override render({ text, sources }: AnswerTextProps) {
    const known = new Set(sources.split(','));
    return <>{markdownNodes(text).map((node, index) => shown(node, index, known, 'auto'))}</>;
  }
}

/** @param dir of a block that stands in no other: what is in it runs the same way */
function shown(node: MarkdownNode, key: number, known: ReadonlySet<string>, dir?: 'auto'): ComponentChildren {
  const inside = node.children.map((child, index) => shown(child, index, known));
  switch (node.type) {
    case 'text':
      return citationsIn(node.text, known);
    case 'softbreak':
      return ' ';
    case 'hardbreak':
      return <br key={key} />;
    case 'strong':
      return <strong key={key}>{inside}</strong>;
    case 'em':
      return <em key={key}>{inside}</em>;
    case 's':
      return <s key={key}>{inside}</s>;
    case 'code_inline':
      return <code key={key}>{node.text}</code>;
    case 'link':
      return (
        <span key={key}>
          {inside} <code>{node.address}</code>
        </span>
      );
    case 'heading':
      return (
        <h3 key={key} dir={dir} class={`answer-${node.tag}`}>
          {inside}
        </h3>
      );
    case 'bullet_list':
      return (
        <ul key={key} dir={dir}>
          {inside}
        </ul>
      );
    case 'ordered_list':
      return (
        <ol key={key} dir={dir} start={node.start}>
          {inside}
        </ol>
      );
    case 'list_item':
      return <li key={key}>{inside}</li>;
    case 'blockquote':
      return (
        <blockquote key={key} dir={dir}>
          {inside}
        </blockquote>
      );
    case 'fence':
    case 'code_block':
      return (
        <pre key={key} tabIndex={0}>
          <code>{node.text}</code>
        </pre>
      );
    case 'hr':
      return <hr key={key} />;
    case 'table':
      return (
        <div key={key} dir={dir} class="answer-table" tabIndex={0}>
          <table>{inside}</table>
        </div>
      );
    case 'thead':
      return <thead key={key}>{inside}</thead>;
    case 'tbody':
      return <tbody key={key}>{inside}</tbody>;
    case 'tr':
      return <tr key={key}>{inside}</tr>;
    case 'th':
      return <th key={key}>{inside}</th>;
    case 'td':
      return <td key={key}>{inside}</td>;
    default:
      return node.text === '' ? (
        <p key={key} dir={dir}>
          {inside}
        </p>
      ) : (
        <p key={key} dir={dir}>
          {node.text}
        </p>
      );
  }
}

/** Numbers in brackets that name a source lead to it; others stay as they are written. */
function citationsIn(text: string, known: ReadonlySet<string>): ComponentChildren {
  const pieces = text.split(/\[(\d{1,3})\]/);
  if (pieces.length === 1) return text;
  return pieces.map((piece, index) => {
    if (index % 2 === 0) return piece;
    if (!known.has(piece)) return `[${piece}]`;
    return (
      <button
        key={index}
        type="button"
        class="cite"
        data-cites={piece}
        aria-label={`Source ${piece}`}
        onClick={({ currentTarget }) => toSource(currentTarget, piece)}
      >
        {piece}
      </button>
    );
  });
}
