const shape = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(?:Z|([+-])(\d{2}):?(\d{2}))$/;

/** ISO 8601 with offset or `Z`, to the millisecond → epoch ms; null for anything else, a date that does not exist included. */
export function readInstant(text: string): number | null {
  const parts = shape.exec(text);
  if (!parts) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0)) as [number, number, number, number, number, number];
  const [offsetHour, offsetMinute] = [Number(parts[9] ?? 0), Number(parts[10] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59 || offsetHour > 23 || offsetMinute > 59) return null;
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, day);
  if (time.getUTCMonth() !== month - 1 || time.getUTCDate() !== day) return null;
  time.setUTCHours(hour, minute, second, Number((parts[7] ?? '').padEnd(3, '0')));
  const offset = (offsetHour * 60 + offsetMinute) * 60_000;
  return time.getTime() - (parts[8] === '-' ? -offset : offset);
}
