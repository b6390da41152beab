import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';

/** Stands at the end of what is written: leads there whoever does not see it. */
export function ToNewest() {
  const end = useRef<HTMLSpanElement>(null);
  const [isBelow, setBelow] = useState(false);
  useEffect(() => {
    if (!end.current) return undefined;
    const watch = new IntersectionObserver((seen) => {
      const newest = seen.at(-1);
      if (newest) setBelow(!newest.isIntersecting && newest.boundingClientRect.top > innerHeight / 2);
    });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, []);
  const toEnd = () => {
    end.current?.scrollIntoView({ block: 'end' });
    end.current?.focus({ preventScroll: true });
  };
  return (
    <>
      <span ref={end} class="newest" tabIndex={-1} />
      {isBelow ? (
        <div class="to-newest">
          <button type="button" class="button" onClick={toEnd}>
            <Icon name="arrow-down" size={16} /> To the newest
          </button>
        </div>
      ) : null}
    </>
  );
}
