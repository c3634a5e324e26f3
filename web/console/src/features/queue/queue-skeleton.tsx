/** Rows of the true height, so that nothing shifts when they arrive (CG2). */
export function QueueSkeleton() {
  return (
    <div aria-hidden="true">
      {Array.from({ length: 9 }, (_, index) => (
        <div key={index} className="queue-skeleton">
          <div className="skeleton" style={{ height: 14, width: `${52 - (index % 3) * 8}%` }} />
          <div className="skeleton" style={{ height: 12, width: `${82 - (index % 4) * 9}%` }} />
        </div>
      ))}
    </div>
  );
}
