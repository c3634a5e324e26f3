/** People are sorted as Chinese readers expect it, in both languages (CG8). */
const collator = new Intl.Collator('zh-u-co-pinyin');

export const byName = (a: { name: string }, b: { name: string }): number => collator.compare(a.name, b.name);
