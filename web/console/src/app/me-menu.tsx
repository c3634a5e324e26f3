import { Popover } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../api/get-session.js';
import { signOut } from '../api/sign-out.js';
import { Avatar } from '../ui/avatar.js';
import { IconLogout } from '../ui/icons.js';
import { LanguageSwitch } from '../ui/language-switch.js';

export function MeMenu() {
  const { t } = useTranslation();
  const { data: session } = useQuery(sessionQuery);
  const [opened, setOpened] = useState(false);
  if (!session) return null;
  const leave = async (): Promise<void> => {
    await signOut().catch(() => undefined);
    // A full load: nothing this person saw stays in memory.
    window.location.assign('/');
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="right-end" width={250} shadow="md" trapFocus>
      <Popover.Target>
        <button type="button" className="rail-link" aria-label={t('me.menu', { name: session.agent.name })} title={session.agent.name} onClick={() => setOpened(!opened)} data-testid="me">
          <Avatar name={session.agent.name} size={28} />
        </button>
      </Popover.Target>
      <Popover.Dropdown className="me-menu" aria-label={t('me.menu', { name: session.agent.name })}>
        <strong>{session.agent.name}</strong>
        <span className="muted">{session.agent.email}</span>
        <span className="muted">{t(`role.${session.agent.role}`)} · {session.workspace.name}</span>
        <hr />
        <LanguageSwitch />
        <hr />
        <button type="button" className="btn btn-quiet me-sign-out" onClick={() => void leave()} data-testid="sign-out">
          <IconLogout size={16} stroke={1.6} aria-hidden /> {t('me.sign_out')}
        </button>
      </Popover.Dropdown>
    </Popover>
  );
}
