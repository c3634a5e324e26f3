import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SignInForm } from './sign-in-form.js';

/** Over the page: what was being written stays where it is (CG4). */
export function SignInOver({ opened, email, onDone }: { opened: boolean; email: string; onDone: () => Promise<unknown> | void }) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={() => undefined} withCloseButton={false} closeOnClickOutside={false} closeOnEscape={false} title={t('sign_in.again')} size="sm" centered>
      <p className="muted">{t('sign_in.again_hint')}</p>
      <SignInForm onDone={onDone} email={email} />
    </Modal>
  );
}
