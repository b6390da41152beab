import { useState } from 'preact/hooks';
import { redraft } from '../redraft.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Icon } from '../parts/icon.tsx';

const WHICH = [
  ['accepted', 'With your decisions'],
  ['all', 'Everything suggested'],
  ['none', 'The original'],
] as const;
const FORMATS = [
  ['md', 'Markdown'],
  ['html', 'HTML'],
  ['txt', 'Plain text'],
] as const;

interface DownloadProps {
  readonly job: string;
  readonly accepted: number;
  readonly format: string;
}

/** The text as a file, or on the clipboard; it says what the file will hold. */
export function Download({ job, accepted, format }: DownloadProps) {
  const [which, setWhich] = useState<string>('accepted');
  const formats = FORMATS.filter(([name]) => format === 'markdown' || name !== 'md');
  const href = (name: string) => `/v1/jobs/${job}/result?format=${name}&changes=${which}`;
  const text = async () => (await redraft.api.send('GET', `/v1/jobs/${job}/result?changes=${which}`)).text();
  return (
    <details class="download menu-of">
      <summary class="button">
        <Icon name="download" size={16} /> <span class="download-word">Download</span> <Icon name="down" size={14} />
      </summary>
      <div class="menu">
        <fieldset>
          <legend class="caption">What it holds</legend>
          {WHICH.map(([value, name]) => (
            <label key={value} class="menu-choice">
              <input type="radio" name="which" checked={value === which} onChange={() => setWhich(value)} />
              {value === 'accepted' && accepted > 0 ? `With your ${accepted} accepted changes` : name}
            </label>
          ))}
        </fieldset>
        {formats.map(([name, title]) => (
          <a key={name} class="menu-item" href={href(name)} download={`redraft.${name}`}>
            {title} <span class="caption">.{name}</span>
          </a>
        ))}
        <CopyButton class="menu-item" text={text} words="Copy to the clipboard" />
      </div>
    </details>
  );
}
