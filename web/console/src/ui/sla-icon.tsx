import type { ChipState } from './sla-chip-text.js';

const shapes: Record<ChipState, React.ReactNode> = {
  ok: <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  soon: (
    <>
      <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M8 3a5 5 0 0 1 5 5H8z" fill="currentColor" />
    </>
  ),
  breached: (
    <>
      <path d="M5.400 1.700h5.200l3.700 3.700v5.200l-3.700 3.700H5.400l-3.700-3.700V5.400z" fill="none" stroke="currentColor" strokeWidth="1.500" />
      <path d="M8 4.600v4M8 11v.6" stroke="currentColor" strokeWidth="1.900" strokeLinecap="round" />
    </>
  ),
  paused: <path d="M5.500 4v8M10.500 4v8" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />,
  met: <path d="M3.500 8.500l3 3 6-7" fill="none" stroke="currentColor" strokeWidth="1.900" strokeLinecap="round" strokeLinejoin="round" />,
  none: <path d="M4 8h8" stroke="currentColor" strokeWidth="1.800" strokeLinecap="round" />,
};

export function SlaIcon({ state }: { state: ChipState }) {
  return (
    <svg className="sla-icon" viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
      {shapes[state]}
    </svg>
  );
}
