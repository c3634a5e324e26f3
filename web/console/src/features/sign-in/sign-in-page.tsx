import { useTranslation } from 'react-i18next';
import { FrontPage } from './front-page.js';
import { SignInForm } from './sign-in-form.js';

export function SignInPage({ onDone }: { onDone: () => Promise<unknown> | void }) {
  const { t } = useTranslation();
  return (
    <FrontPage title={t('sign_in.title')}>
      <SignInForm onDone={onDone} />
    </FrontPage>
  );
}
