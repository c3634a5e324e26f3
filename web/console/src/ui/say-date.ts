import type { TFunction } from 'i18next';
import { durationParts } from './duration-parts.js';
import { sayDurationWord } from './say-duration.js';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, kind: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${kind}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { hourCycle: 'h23', ...options });
  formats.set(key, known);
  return known;
}

export const sayTime = (locale: string, at: string | number): string => format(locale, 'time', { hour: '2-digit', minute: '2-digit' }).format(new Date(at));

/** CG7: `11月22日 14:05` and `22 Nov, 14:05`. */
export function sayStamp(locale: string, at: string | number): string {
  const date = new Date(at);
  const dayText = format(locale, 'day', locale === 'en' ? { day: 'numeric', month: 'short' } : { month: 'long', day: 'numeric' }).format(date);
  return locale === 'en' ? `${dayText}, ${sayTime(locale, at)}` : `${dayText} ${sayTime(locale, at)}`;
}

/** The tooltip: everything, with the zone. */
export const sayFullStamp = (locale: string, at: string | number): string =>
  format(locale, 'full', { year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'short' }).format(new Date(at));

export const dayKey = (at: string | number): string => new Date(at).toDateString();

export function sayDay(t: TFunction, locale: string, at: string | number, now: number): string {
  if (dayKey(at) === dayKey(now)) return t('day.today');
  if (dayKey(at) === dayKey(now - 86_400_000)) return t('day.yesterday');
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return format(locale, sameYear ? 'weekday' : 'weekday-year', { ...(sameYear ? {} : { year: 'numeric' }), month: 'long', day: 'numeric', weekday: 'long' }).format(new Date(at));
}

/** Relative under 24 h, a stamp after. */
export function sayAgo(t: TFunction, locale: string, at: string | number, now: number): string {
  const seconds = (now - new Date(at).getTime()) / 1000;
  if (seconds < 60) return t('ago.now');
  if (seconds >= 86_400) return sayStamp(locale, at);
  return t('ago.past', { time: sayDurationWord(t, durationParts(seconds < 3600 ? Math.max(120, seconds) : seconds - (seconds % 3600))) });
}
