import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { localeKey } from '../ui/language-switch.js';

/** The language of the account, unless this browser was told another one. */
export function KnownLocale({ locale }: { locale: 'zh-CN' | 'en' | null }) {
  const { i18n } = useTranslation();
  useEffect(() => {
    if (locale && localStorage.getItem(localeKey) === null) void i18n.changeLanguage(locale);
  }, [i18n, locale]);
  return null;
}
