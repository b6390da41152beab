import { useEffect, useState } from 'preact/hooks';

/** Whether something has been going on for longer than `ms`: nothing need be said of less. */
export function useLate(goesOn: boolean, ms: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!goesOn) return undefined;
    const timer = setTimeout(() => setLate(true), ms);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [goesOn, ms]);
  return late;
}
