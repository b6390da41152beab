import type { JobState } from '../../protocol/fold/state.ts';

/** Before and now, in figures that a writer knows. */
export function ReadabilityTable({ state }: { readonly state: JobState }) {
  const done = state.passes.filter(({ readability }) => readability);
  const before = done.at(0)?.readability?.before;
  const after = done.at(-1)?.readability?.after;
  if (!before || !after) return null;
  const rows = [
    ['School grade', before.grade.toFixed(1), after.grade.toFixed(1)],
    ['Words', before.words.toLocaleString('en'), after.words.toLocaleString('en')],
    ['Per sentence', perSentence(before), perSentence(after)],
  ] as const;
  return (
    <table class="readability small">
      <caption>
        <span>Readability</span> <span class="caption">before → now</span>
      </caption>
      <tbody>
        {rows.map(([name, was, is]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{was} → </td>
            <td class="now">{is}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function perSentence({ words, sentences }: { readonly words: number; readonly sentences: number }): string {
  return sentences === 0 ? '0' : (words / sentences).toFixed(1);
}
