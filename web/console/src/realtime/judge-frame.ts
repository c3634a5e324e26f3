export type Verdict = 'apply' | 'drop' | 'gap';

/** RT3. `own` is the position up to which this topic is known; a topic that is not watched any more drops its late frames. */
export function judgeFrame(own: number | undefined, frame: { from: number; to: number }): Verdict {
  if (own === undefined || frame.to <= own) return 'drop';
  return frame.from > own ? 'gap' : 'apply';
}
