import { useEffect, useState } from 'react';

/** Seconds left; at zero `onEnd` runs once. Zero from the start counts nothing. */
export function useCountdown(seconds: number, onEnd?: () => void): number {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    if (left <= 0) return undefined;
    const timer = setTimeout(() => {
      setLeft(left - 1);
      if (left === 1) onEnd?.();
    }, 1000);
    return () => clearTimeout(timer);
  }, [left, onEnd]);
  return left;
}
