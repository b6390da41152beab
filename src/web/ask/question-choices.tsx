import { Icon } from '../parts/icon.tsx';
import { counted } from '../parts/words.ts';
import { WAYS } from './ways.ts';

interface QuestionChoicesProps {
  /** How many are chosen. */
  readonly files: number;
  readonly isUploading: boolean;
  readonly onFiles: () => void;
  readonly way: string;
  readonly onWay: (way: string) => void;
}

/** What a further question leans on, and how long its answer is to be. */
export function QuestionChoices({ files, isUploading, onFiles, way, onWay }: QuestionChoicesProps) {
  return (
    <>
      <button type="button" class="button plain" onClick={onFiles}>
        <Icon name="file" size={16} /> {filesWords(files, isUploading)}
      </button>
      <label class="unseen" for="way">
        How long
      </label>
      <select id="way" class="quiet-select" value={way} onChange={({ currentTarget }) => onWay(currentTarget.value)}>
        {WAYS.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
      <span class="caption composer-about">{WAYS.find(([value]) => value === way)?.[2]}</span>
    </>
  );
}

function filesWords(count: number, isUploading: boolean): string {
  if (isUploading) return 'Uploading';
  return count === 0 ? 'No files' : counted(count, 'file');
}
