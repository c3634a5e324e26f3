import type { TFunction } from 'i18next';
import { durationParts, type DurationWord } from './duration-parts.js';

export function sayDurationWord(t: TFunction, word: DurationWord): string {
  // One key's placeholders cannot be matched to another's values by the types; `DurationWord` pairs them already.
  return String(t(word.key as 'duration.d', word.values as { d: number }));
}

export const sayDuration = (t: TFunction, seconds: number): string => sayDurationWord(t, durationParts(seconds));

/** A wait on the board: minutes and seconds up to an hour. */
export const sayWait = (t: TFunction, seconds: number): string => sayDurationWord(t, durationParts(seconds, 3600));

/** For screen readers: "4 minutes", in the user's language, by the largest unit that says it. */
export function sayLongDuration(locale: string, seconds: number): string {
  const s = Math.max(0, Math.floor(seconds));
  const [unit, value] = s < 120 ? (['second', s] as const) : s < 7200 ? (['minute', Math.floor(s / 60)] as const) : s < 172_800 ? (['hour', Math.floor(s / 3600)] as const) : (['day', Math.floor(s / 86_400)] as const);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
