import { useState } from 'preact/hooks';
import { redraft } from '../redraft.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Menu } from '../parts/menu.tsx';
import { counted } from '../parts/words.ts';

const WHICH = [
  ['accepted', 'The result'],
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
  readonly title: string;
  /** How many are in the result. */
  readonly changes: number;
  readonly rejected: number;
  readonly format: string;
}

/** The text as a file, or on the clipboard; it says what the file will hold. */
export function Download({ job, title, changes, rejected, format }: DownloadProps) {
  const [which, setWhich] = useState<(typeof WHICH)[number][0]>('accepted');
  const formats = FORMATS.filter(([name]) => format === 'markdown' || name !== 'md');
  const href = (name: string) => `/v1/jobs/${job}/result?format=${name}&changes=${which}`;
  const except = rejected > 0 ? `, ${rejected.toLocaleString('en')} rejected` : '';
  const text = () => redraft.job(job).result({ changes: which });
  return (
    <Menu
      class="download"
      face={
        <>
          <Icon name="download" size={16} /> <span class="download-word">Download</span> <Icon name="down" size={14} />
        </>
      }
    >
      <fieldset>
        <legend class="caption">What it holds</legend>
        {WHICH.map(([value, name]) => (
          <label key={value} class="menu-choice">
            <input type="radio" name="which" checked={value === which} onChange={() => setWhich(value)} />
            {value === 'accepted' ? `${name}: ${counted(changes, 'change')}${except}` : name}
          </label>
        ))}
      </fieldset>
      {formats.map(([extension, kind]) => (
        <a key={extension} class="menu-item" href={href(extension)} download={`${fileName(title)}.${extension}`}>
          {kind} <span class="caption">.{extension}</span>
        </a>
      ))}
      <CopyButton class="menu-item" text={text} words="Copy to the clipboard" />
    </Menu>
  );
}

/** Of the title what every file system takes. */
function fileName(title: string): string {
  const plain = title.replace(/\.[a-z]{2,8}$/i, '').replaceAll(/[^\p{L}\p{N} _-]+/gu, ' ');
  return plain.replaceAll(/\s+/g, ' ').trim().slice(0, 80) || 'redraft';
}
