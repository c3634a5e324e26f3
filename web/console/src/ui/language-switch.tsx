import { useTranslation } from 'react-i18next';
import { useLocale, type Locale } from './use-locale.js';

const names: Record<Locale, string> = { 'zh-CN': '简体中文', en: 'English' };
export const localeKey = 'deskbell.locale';

/** Each language is named in itself: whoever needs the switch may not read the current one. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const locale = useLocale();
  return (
    <span className="language-switch" role="group" aria-label={t('language')}>
      {(Object.keys(names) as Locale[]).map((each) => (
        <button key={each} type="button" className="text-btn" lang={each} aria-pressed={each === locale} data-testid={`language-${each}`}
          onClick={() => {
            localStorage.setItem(localeKey, each);
            void i18n.changeLanguage(each);
          }}>
          {names[each]}
        </button>
      ))}
    </span>
  );
}
