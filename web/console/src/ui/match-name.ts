import { useEffect, useState } from 'react';

type ToPinyin = (name: string) => string[];

let loaded: ToPinyin | null = null;

/** pinyin-pro is larger than this console's entry: fetched when a searched picker first opens. */
export function usePinyin(wanted: boolean): ToPinyin | null {
  const [pinyin, setPinyin] = useState<ToPinyin | null>(() => loaded);
  useEffect(() => {
    if (!wanted || loaded) return;
    void import('./to-pinyin.js').then(({ toPinyin }) => {
      loaded = toPinyin;
      setPinyin(() => toPinyin);
    });
  }, [wanted]);
  return pinyin;
}

/** CG8: `zs` and `zhang` find 张三. */
export function matchName(name: string, text: string, pinyin: ToPinyin | null): boolean {
  const wanted = text.trim().toLowerCase();
  if (wanted === '' || name.toLowerCase().includes(wanted)) return true;
  return pinyin !== null && pinyin(name).some((spelling) => spelling.startsWith(wanted));
}
