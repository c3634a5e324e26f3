import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

const nearPx = 60;

/** `content` changes whenever something is drawn more or less. CV2: at the bottom it stays at the bottom; scrolled up, new messages are counted and nothing jumps. */
export function useStickToEnd(lastSeq: number, content: string): { scroller: RefObject<HTMLDivElement | null>; unseen: number; onScroll: () => void; toEnd: () => void; keepPlace: (load: () => Promise<unknown>) => void } {
  const scroller = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const seenSeq = useRef(0);
  const fromBottom = useRef<number | null>(null);
  const height = useRef(0);
  const [unseen, setUnseen] = useState(0);
  const toEnd = (): void => {
    const box = scroller.current;
    if (!box) return;
    box.scrollTop = box.scrollHeight;
    atEnd.current = true;
    seenSeq.current = lastSeq;
    setUnseen(0);
  };
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    if (fromBottom.current !== null) {
      // Older messages came in above: what was read keeps its place.
      box.scrollTop = box.scrollHeight - fromBottom.current;
      fromBottom.current = null;
    } else if (atEnd.current) toEnd();
    else if (lastSeq > seenSeq.current) setUnseen(lastSeq - seenSeq.current);
  }, [lastSeq, content]);
  // The composer grows and mail frames load: the end stays in view.
  useEffect(() => {
    const box = scroller.current;
    if (!box) return undefined;
    const observer = new ResizeObserver(() => {
      height.current = box.clientHeight;
      if (atEnd.current) box.scrollTop = box.scrollHeight;
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return {
    scroller,
    unseen,
    toEnd,
    onScroll: () => {
      const box = scroller.current;
      // A scroll that comes with another height was nobody's: the observer above puts it right.
      if (!box || box.clientHeight !== height.current) return;
      atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < nearPx;
      if (atEnd.current && unseen > 0) {
        seenSeq.current = lastSeq;
        setUnseen(0);
      }
    },
    keepPlace: (load) => {
      const box = scroller.current;
      void load().then(() => {
        if (box) fromBottom.current = null;
      });
      if (box) fromBottom.current = box.scrollHeight - box.scrollTop;
      atEnd.current = false;
    },
  };
}
