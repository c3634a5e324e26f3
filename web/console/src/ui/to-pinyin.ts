import { pinyin } from 'pinyin-pro';

const known = new Map<string, string[]>();

/** Initials and full spelling without tones: 张三 → `zs`, `zhangsan`. */
export function toPinyin(name: string): string[] {
  const cached = known.get(name);
  if (cached) return cached;
  const spellings = [pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join(''), pinyin(name, { toneType: 'none', type: 'array' }).join('')].map((each) => each.toLowerCase());
  known.set(name, spellings);
  return spellings;
}
