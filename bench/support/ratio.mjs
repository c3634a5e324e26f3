import { setTimeout as pause } from 'node:timers/promises';

const NOISY_SPREAD = 0.3;

/** Runs subject and baseline in turn, the first of a pair changing each round, and answers their figures. The first, warming round is not counted. */
export async function alternate({ rounds, subject, baseline, warmUp = true, restMs = 0 }) {
  const figures = { subject: [], baseline: [] };
  for (let round = warmUp ? -1 : 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? ['subject', 'baseline'] : ['baseline', 'subject'];
    const found = {};
    for (const side of order) {
      found[side] = await (side === 'subject' ? subject : baseline)(round);
      if (restMs > 0) await pause(restMs);
    }
    if (round < 0) continue;
    for (const side of order) figures[side].push(found[side]);
  }
  return figures;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function percentile(values, share) {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

const summary = (values) => ({ median: median(values), min: Math.min(...values), max: Math.max(...values) });

/** One line of a result: subject ÷ baseline round by round. `goal` is `{ least }` or `{ most }` of the median ratio. */
export function compare({ what, unit, figures, goal }) {
  const ratios = figures.subject.map((value, round) => value / figures.baseline[round]);
  const [subject, baseline, ratio] = [summary(figures.subject), summary(figures.baseline), summary(ratios)];
  return { what, unit, subject, baseline, ratio, rounds: ratios.length, goal, met: meets(ratio.median, goal), noisy: (baseline.max - baseline.min) / baseline.median > NOISY_SPREAD };
}

/** A line without a baseline: an absolute figure, judged where a goal says so. */
export function absolute({ what, unit, values, goal }) {
  const subject = summary(values);
  return { what, unit, subject, baseline: null, ratio: null, rounds: values.length, goal, met: meets(subject.median, goal), noisy: false };
}

function meets(value, goal) {
  if (!goal) return null;
  return goal.least !== undefined ? value >= goal.least : value <= goal.most;
}
