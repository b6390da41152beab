import { useEffect, useState } from 'preact/hooks';

/** ms for which it says what became of it. */
const SAID_MS = 2_500;

interface CopyButtonProps {
  readonly text: () => string | Promise<string>;
  readonly words?: string;
  readonly class?: string;
}

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, words = 'Copy', class: className = 'button plain' }: CopyButtonProps) {
  const [said, setSaid] = useState<string>();
  useEffect(() => {
    if (said === undefined) return undefined;
    const timer = setTimeout(() => setSaid(undefined), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async () => setSaid((await copied(text)) ? 'Copied' : 'Not copied');
  return (
    <button type="button" class={className} onClick={() => void copy()} aria-live="polite">
      {said ?? words}
    </button>
  );
}

async function copied(text: CopyButtonProps['text']): Promise<boolean> {
  try {
    const words = await text();
    // A plain-http address has no clipboard of this kind.
    if (!isSecureContext) return copiedByHand(words);
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return false;
  }
}

function copiedByHand(words: string): boolean {
  const box = document.createElement('textarea');
  box.value = words;
  box.className = 'unseen';
  document.body.append(box);
  box.select();
  const done = document.execCommand('copy');
  box.remove();
  return done;
}
