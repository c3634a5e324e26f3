import { useTranslation } from 'react-i18next';

export type Locale = 'zh-CN' | 'en';

export function useLocale(): Locale {
  return useTranslation().i18n.language === 'en' ? 'en' : 'zh-CN';
}
