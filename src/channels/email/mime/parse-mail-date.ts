/** RFC 5322 §3.3 and what is sent instead of it; null when it means nothing or lies outside 1970–2200. */
export function parseMailDate(value: string | undefined): string | null {
  if (!value) return null;
  const bare = value
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\b(\d{1,2})\.(\d{2})\.(\d{2})\b(?=\s|$)/, '$1:$2:$3')
    .replace(/\s+/g, ' ')
    .replace(/\b(GMT|UTC|UT)\s?([+-]\d{1,4})\b/, '$2')
    .replace(/([+-]\d{2}):(\d{2})$/, '$1$2')
    .trim();
  const attempts = [bare, bare.replace(/^[^\d,]{2,12},?\s+(?=\d)/, ''), bare.replace(/\s[^\s\d+-]+$/, ''), bare.replace(/\s[+-]?\S+$/, '')];
  for (const attempt of attempts) {
    const time = Date.parse(attempt);
    if (!Number.isNaN(time) && time > 0 && time < 7_258_118_400_000) return new Date(time).toISOString();
  }
  return null;
}
