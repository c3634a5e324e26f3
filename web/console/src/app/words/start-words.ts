import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { localeKey } from '../../ui/language-switch.js';
import { en } from './en.js';
import { zhCN } from './zh-CN.js';

/** First visit: the browser's first language that is ours; after that, what was chosen here. */
function firstLocale(): 'zh-CN' | 'en' {
  const chosen = localStorage.getItem(localeKey);
  if (chosen === 'zh-CN' || chosen === 'en') return chosen;
  for (const language of navigator.languages) {
    if (language.toLowerCase().startsWith('zh')) return 'zh-CN';
    if (language.toLowerCase().startsWith('en')) return 'en';
  }
  return 'en';
}

export function startWords(): void {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  void i18next.use(initReactI18next).init({
    lng: firstLocale(),
    resources: { en: { translation: en }, 'zh-CN': { translation: zhCN } },
    // Both languages have every key (the types say so): falling back would only hide a fault.
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
}
