import type { ComponentChildren, Ref } from 'preact';
import { Icon } from '../icon.tsx';

interface WordsBoxProps {
  readonly id: string;
  /** What it asks for; not seen. */
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onSend: () => void;
  readonly sendLabel: string;
  /** Nothing can be sent as things are. */
  readonly isHeld?: boolean;
  readonly box: Ref<HTMLTextAreaElement>;
  readonly onFocus?: () => void;
  readonly onBlur?: () => void;
  /** What is chosen beside the words. */
  readonly children: ComponentChildren;
}

/** Where words are written and sent: with the button, or with Ctrl and Enter. */
export function WordsBox(props: WordsBoxProps) {
  const { id, label, placeholder, text, onText, onSend, sendLabel, isHeld = false, box, onFocus, onBlur } = props;
  return (
    <div class="steer-box">
      <label class="unseen" for={id}>
        {label}
      </label>
      <textarea
        id={id}
        ref={box}
        dir="auto"
        rows={2}
        placeholder={placeholder}
        value={text}
        onFocus={onFocus}
        onBlur={onBlur}
        onInput={({ currentTarget }) => onText(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSend();
        }}
      />
      <div class="steer-foot">
        {props.children}
        <kbd class="chord" aria-hidden="true">
          Ctrl ↵
        </kbd>
        <button type="submit" class="send" aria-label={sendLabel} disabled={text.trim() === '' || isHeld}>
          <Icon name="up" />
        </button>
      </div>
    </div>
  );
}
