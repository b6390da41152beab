import { useEffect, useRef, useState } from 'preact/hooks';
import type { Comparison } from './use-comparison.ts';

interface Ribbon {
  readonly number: number;
  readonly path: string;
}

/** Joins the two places of every moved paragraph across the gap between the sides. */
export function MoveRibbons({ comparison }: { readonly comparison: Comparison }) {
  const svg = useRef<SVGSVGElement>(null);
  const [ribbons, setRibbons] = useState<readonly Ribbon[]>([]);
  useEffect(() => {
    const sheet = svg.current?.parentElement;
    if (!sheet || comparison.difference.figures.moves === 0) {
      setRibbons([]);
      return undefined;
    }
    const draw = () => setRibbons(ribbonsOf(sheet));
    const observer = new ResizeObserver(draw);
    observer.observe(sheet);
    return () => observer.disconnect();
  }, [comparison]);
  return (
    <svg ref={svg} class="ribbons" aria-hidden="true">
      {ribbons.map(({ number, path }) => (
        <path key={number} d={path} />
      ))}
    </svg>
  );
}

function ribbonsOf(sheet: Element): Ribbon[] {
  const { left: x0, top: y0 } = sheet.getBoundingClientRect();
  return [...sheet.querySelectorAll<HTMLElement>('.moved-left')].flatMap((from) => {
    const number = from.dataset['move'];
    const to = sheet.querySelector(`.moved-right[data-move="${number}"]`);
    if (number === undefined || !to) return [];
    const [a, b] = [from.getBoundingClientRect(), to.getBoundingClientRect()];
    const [ax, bx] = [a.right - x0, b.left - x0];
    const middle = (ax + bx) / 2;
    const curve = (y1: number, y2: number, x: number) => `C${middle} ${y1 - y0} ${middle} ${y2 - y0} ${x} ${y2 - y0}`;
    const path = `M${ax} ${a.top - y0 + 8}${curve(a.top + 8, b.top + 8, bx)}V${b.bottom - y0 - 8}${curve(b.bottom - 8, a.bottom - 8, ax)}Z`;
    return [{ number: Number(number), path }];
  });
}
