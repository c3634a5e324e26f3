import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { offerUndo, undoLast, undoMs } from './undo-stack.js';

/** Toasts only for what happened elsewhere than where one looks (CG4). */
export function sayInToast(message: ReactNode, options: { bad?: boolean; id?: string; keep?: boolean } = {}): void {
  notifications.show({ ...(options.id ? { id: options.id } : {}), message, className: options.bad ? 'toast toast-bad' : 'toast', autoClose: options.keep ? false : 6000, withCloseButton: true, withBorder: true });
}

/** "Resolved · Undo Z": the inverse command for six seconds. */
export function sayWithUndo(message: string, undoLabel: string, undo: () => void): void {
  const id = 'undo';
  offerUndo(() => {
    notifications.hide(id);
    undo();
  });
  notifications.hide(id);
  notifications.show({
    id, className: 'toast', autoClose: undoMs, withCloseButton: true, withBorder: true,
    message: (
      <span className="toast-line">
        <span>{message}</span>
        <button type="button" className="text-btn" data-testid="undo" onClick={() => undoLast()}>
          {undoLabel} <kbd>Z</kbd>
        </button>
      </span>
    ),
  });
}
