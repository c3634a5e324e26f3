/** Phrases → one alternation, longest first, blanks flexible, so that one test covers a whole word table. */
export function alternation(phrases: readonly string[]): string {
  return [...new Set(phrases)]
    .sort((a, b) => b.length - a.length)
    .map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ +/g, '\\s{1,3}'))
    .join('|');
}
