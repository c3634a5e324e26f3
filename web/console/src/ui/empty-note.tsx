import type { ReactNode } from 'react';

/** CG3: why it is empty, and at most one thing to do about it. */
export function EmptyNote({ title, hint, action }: { title: string; hint?: string | undefined; action?: ReactNode }) {
  return (
    <div className="state-note">
      <strong>{title}</strong>
      {hint ? <span>{hint}</span> : null}
      {action}
    </div>
  );
}
