import { useEffect, useMemo, useState } from 'preact/hooks';
import { RedraftError } from '../../client/redraft-error.ts';
import { compareRows } from '../parts/marks/compare-rows.ts';
import { RowView } from '../parts/marks/row-view.tsx';
import { Loading } from '../parts/loading.tsx';
import { NotLoaded } from '../parts/not-loaded.tsx';
import { redraft } from '../redraft.ts';

interface VersionTextProps {
  readonly job: string;
  readonly version: number;
}

/** The document as one pass left it, to read. */
export function VersionText({ job, version }: VersionTextProps) {
  const [text, setText] = useState<string>();
  const [error, setError] = useState<RedraftError>();
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let left = false;
    setText(undefined);
    redraft
      .job(job)
      .version(version)
      .then(
        (read) => {
          if (left) return;
          setText(read.text);
          setError(undefined);
        },
        (problem: unknown) => {
          if (!(problem instanceof RedraftError)) throw problem;
          if (!left) setError(problem);
        },
      );
    return () => {
      left = true;
    };
  }, [job, version, asked]);
  const rows = useMemo(() => compareRows([{ op: 'same', text: text ?? '' }]).rows, [text]);
  if (error) {
    const again = () => setAsked(asked + 1);
    return <NotLoaded title="This version did not load" error={error} safe="Your decisions are saved." again={again} />;
  }
  if (text === undefined) return <Loading />;
  return (
    <>
      {rows.map((row, index) => (
        <RowView key={index} row={row} inline current={undefined} />
      ))}
    </>
  );
}
