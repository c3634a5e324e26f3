import { mimeLimits } from './mime-limits.js';

const TAIL_CHARS = 64 * 1024;

/** Rule T8: `<id>` tokens of a References or In-Reply-To value, the last 50; bare ids when there are no brackets. */
export function parseMessageIds(value: string | undefined): string[] {
  if (!value) return [];
  if (value.length > TAIL_CHARS) value = value.slice(-TAIL_CHARS); // the last ids are the ones that count
  let ids: string[] = value.match(/<[^<>\s]+>/g) ?? [];
  if (ids.length === 0 && value.includes('<')) {
    // A long id folded in the middle: blanks inside the brackets are the folding's.
    ids = value.replace(/<[^<>]{1,998}>/g, (id) => id.replace(/\s+/g, '')).match(/<[^<>\s]+>/g) ?? [];
  }
  if (ids.length === 0) {
    ids = value
      .replace(/\([^()]{0,998}\)/g, ' ')
      .split(/[\s,;]+/)
      .filter((token) => token.includes('@'))
      .map((token) => `<${token.replace(/[<>]/g, '')}>`);
  }
  return [...new Set(ids.slice(-mimeLimits.messageIds * 2))].slice(-mimeLimits.messageIds);
}

/** The mail's own Message-ID, or null; only the first token counts. */
export function parseMessageId(value: string | undefined): string | null {
  if (!value) return null;
  const bracketed = /<\s*([^<>]{1,998}?)\s*>/.exec(value);
  const id = bracketed ? bracketed[1]!.replace(/\s+/g, '') : (value.trim().split(/\s+/)[0] ?? '');
  return id === '' ? null : `<${id.replace(/[<>]/g, '')}>`;
}
