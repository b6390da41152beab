import { PHONE, useMedia } from '../parts/use-media.ts';

/** A version to look at, and its name; undefined = the result, with every change in it. */
export type ShownVersion = readonly [number: number | undefined, name: string];

interface VersionChoiceProps {
  readonly versions: readonly ShownVersion[];
  readonly shown: number | undefined;
  readonly onShow: (version: number | undefined) => void;
}

/** Which version of the document stands on the page. */
export function VersionChoice({ versions, shown, onShow }: VersionChoiceProps) {
  const phone = useMedia(PHONE);
  if (phone) {
    return (
      <label class="small quiet">
        Show:{' '}
        <select
          class="quiet-select"
          value={String(shown)}
          onChange={({ currentTarget: { value } }) =>
            onShow(versions.find(([number]) => String(number) === value)?.[0])
          }
        >
          {versions.map(([number, name]) => (
            <option key={name} value={String(number)}>
              {name}
            </option>
          ))}
        </select>
      </label>
    );
  }
  return (
    <fieldset class="segments versions">
      <legend class="unseen">Show</legend>
      {versions.map(([number, name]) => (
        <label key={name}>
          <input
            class="unseen"
            type="radio"
            name="version"
            checked={number === shown}
            onChange={() => onShow(number)}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
