import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { HealthReading } from './health-registry.js';

/** Prometheus figures: the process's own, request times, and each health reading as a gauge. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  readonly requestSeconds: Histogram<'method' | 'route' | 'status'>;
  readonly clockLateness: Histogram;
  private readonly health: Gauge<'name'>;
  private readonly state: Gauge<'name'>;

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    this.requestSeconds = new Histogram({
      name: 'deskbell_request_seconds',
      help: 'Time to answer a request, by route',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.1, 0.5, 2],
      registers: [this.registry],
    });
    this.clockLateness = new Histogram({
      name: 'deskbell_sla_lateness_seconds',
      help: 'From the due moment of an SLA clock to its breach event',
      buckets: [0.1, 0.5, 1, 5, 60],
      registers: [this.registry],
    });
    this.health = new Gauge({ name: 'deskbell_health_value', help: 'Measured value of a health reading', labelNames: ['name'], registers: [this.registry] });
    this.state = new Gauge({ name: 'deskbell_health_state', help: '0 ok, 1 warn, 2 fail', labelNames: ['name'], registers: [this.registry] });
  }

  async render(readings: HealthReading[]): Promise<string> {
    for (const reading of readings) {
      if (reading.value !== undefined) this.health.set({ name: reading.name }, reading.value);
      this.state.set({ name: reading.name }, { ok: 0, warn: 1, fail: 2 }[reading.state]);
    }
    return this.registry.metrics();
  }
}
