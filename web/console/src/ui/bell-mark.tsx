/** The desk bell, the only picture Deskbell has of itself. */
export function BellMark({ size = 28 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <g fill="none" stroke="var(--on-accent)" strokeWidth="2.4" strokeLinecap="round" strokeLinejoin="round">
        <path d="M6 22h20M8.500 18.500a7.500 7.500 0 0 1 15 0zM16 11V8.500" />
      </g>
    </svg>
  );
}
