import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { ReadRows } from '../platform/database/read-rows.js';
import { HealthRegistry, type HealthProbe, type HealthReading } from '../platform/health/health-registry.js';
import { OutboundStore } from './outbound.store.js';

const UNSENT_WARN_S = 300;
const UNREAD_WARN_S = 60;

/** Oldest unsent mail, unread intake (rows without a disposition: the omission rate) and quarantine. */
@Injectable()
export class ChannelsProbe implements HealthProbe, OnModuleInit {
  constructor(
    private readonly registry: HealthRegistry,
    private readonly rows: ReadRows,
    private readonly outbound: OutboundStore,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.registry.add(this);
  }

  async read(): Promise<HealthReading[]> {
    const now = this.clock.now();
    const [backlog, intake] = await Promise.all([
      this.outbound.backlog(now),
      this.rows.one<{ open: string; oldest: string | null; quarantined: string }>(
        `SELECT count(*) FILTER (WHERE disposition IS NULL) AS open, extract(epoch FROM $1::timestamptz - min(received_at) FILTER (WHERE disposition IS NULL)) AS oldest,
           count(*) FILTER (WHERE disposition = 'quarantined') AS quarantined FROM intake WHERE disposition IS NULL OR disposition = 'quarantined'`,
        [now],
      ),
    ]);
    const unread = Math.max(0, Number(intake?.oldest ?? 0));
    const quarantined = Number(intake?.quarantined ?? 0);
    return [
      { name: 'mail.unsent', state: backlog.oldestSeconds < UNSENT_WARN_S ? 'ok' : 'warn', detail: `oldest due mail waits ${backlog.oldestSeconds.toFixed(0)} s`, value: backlog.oldestSeconds },
      { name: 'mail.failed', state: backlog.failed === 0 ? 'ok' : 'warn', detail: `${backlog.failed} failed in 24 h`, value: backlog.failed },
      { name: 'intake.unread', state: unread < UNREAD_WARN_S ? 'ok' : 'warn', detail: `${intake?.open ?? 0} accepted mail(s) without a disposition, oldest ${unread.toFixed(0)} s`, value: Number(intake?.open ?? 0) },
      { name: 'intake.quarantine', state: quarantined === 0 ? 'ok' : 'warn', detail: `${quarantined} mail(s) in quarantine`, value: quarantined },
    ];
  }
}
