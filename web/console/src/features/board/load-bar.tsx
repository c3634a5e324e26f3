const width = 240;
const gap = 3;
const mostCells = 12;

/** One cell per ticket up to the cap; with large caps one plain bar. Over the cap the bar says so by its outline. */
export function LoadBar({ open, cap }: { open: number; cap: number }) {
  const cells = cap > 0 && cap <= mostCells ? cap : 1;
  const cell = (width - gap * (cells - 1)) / cells;
  const filled = cells === 1 ? Math.min(1, cap > 0 ? open / cap : 0) : Math.min(cells, open);
  return (
    <svg className="load-bar" viewBox={`0 0 ${width} 8`} preserveAspectRatio="none" aria-hidden="true">
      {Array.from({ length: cells }, (_, index) => (
        <rect key={index} x={index * (cell + gap)} width={cell} height="8" rx="2" fill="var(--chart-rest)" />
      ))}
      {cells === 1 ? <rect width={width * filled} height="8" rx="2" fill="var(--chart-load)" /> : Array.from({ length: filled }, (_, index) => <rect key={index} x={index * (cell + gap)} width={cell} height="8" rx="2" fill="var(--chart-load)" />)}
      {open > cap ? <rect x="0.5" y="0.5" width={width - 1} height="7" rx="2" fill="none" stroke="var(--danger)" /> : null}
    </svg>
  );
}
