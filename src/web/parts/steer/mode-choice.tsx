import type { Steering } from './use-steering.ts';

/** When words count; where there is no choice it is said. */
export function ModeChoice({ modes, mode, setMode }: Pick<Steering, 'modes' | 'mode' | 'setMode'>) {
  if (modes.length === 1) return <span class="caption mode-alone">{modes[0][1]}</span>;
  return (
    <>
      <label class="unseen" for="steer-mode">
        When
      </label>
      <select
        id="steer-mode"
        class="quiet-select"
        value={mode}
        onChange={({ currentTarget }) => setMode(currentTarget.value)}
      >
        {modes.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </>
  );
}
