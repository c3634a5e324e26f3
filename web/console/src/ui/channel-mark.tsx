import { useTranslation } from 'react-i18next';
import type { TicketChannel } from '../../../../src/tickets/tickets.contract.js';
import { IconCode, IconForms, IconMail, IconMessageCircle, IconPhone } from './icons.js';

const glyphs = { email: IconMail, chat: IconMessageCircle, phone: IconPhone, form: IconForms, api: IconCode };

export function ChannelMark({ channel }: { channel: TicketChannel }) {
  const { t } = useTranslation();
  const Glyph = glyphs[channel];
  return (
    <span className="channel-mark muted">
      <Glyph size={13} stroke={1.6} aria-hidden />
      {t(`channel.${channel}`)}
    </span>
  );
}
