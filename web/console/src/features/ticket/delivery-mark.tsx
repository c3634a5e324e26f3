import { useTranslation } from 'react-i18next';
import type { Message } from '../../api/list-messages.js';
import { IconAlertOctagon, IconCheck, IconClock } from '../../ui/icons.js';

type Delivery = NonNullable<Message['delivery']>;
const glyphs: Record<Delivery['state'], typeof IconCheck> = { queued: IconClock, sending: IconClock, sent: IconCheck, failed: IconAlertOctagon, unknown: IconAlertOctagon, cancelled: IconAlertOctagon };

/** CV3: glyph and word; a failure says its reason. */
export function DeliveryMark({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation();
  const Glyph = glyphs[delivery.state];
  const bad = delivery.state === 'failed';
  return (
    <span className={bad ? 'delivery delivery-bad' : 'delivery'} data-testid="delivery" data-state={delivery.state} title={delivery.reason ?? undefined}>
      <Glyph size={13} stroke={1.8} aria-hidden /> {t(`delivery.${delivery.state}`)}
      {bad && delivery.reason ? <span> · {delivery.reason}</span> : null}
    </span>
  );
}
