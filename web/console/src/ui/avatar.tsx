import './avatar.css';

/**
 * Two Han characters from the end of a Chinese name, else initials; the colour is steady per person. Drawn by CSS: it is
 * decoration beside a name, and as text it would be part of the label of whatever button holds it.
 */
export function Avatar({ name, size = 26, ring }: { name: string; size?: number; ring?: 'viewing' | 'typing' | 'replying' }) {
  return (
    <span
      className={`avatar avatar-${paint(name)}`}
      data-initials={initials(name)}
      data-ring={ring}
      style={{ width: size, height: size, fontSize: Math.max(9, Math.round(size * 0.4)) }}
      aria-hidden="true"
    />
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words[0] ?? '?';
  if (/\p{Script=Han}/u.test(first)) return [...first].slice(-2).join('');
  return words.slice(0, 2).map((word) => [...word][0]?.toUpperCase() ?? '').join('');
}

function paint(name: string): number {
  let sum = 0;
  for (const char of name) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 997;
  return sum % 6;
}
