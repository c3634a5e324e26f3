import { Injectable } from '@nestjs/common';

export interface HealthReading {
  name: string;
  state: 'ok' | 'warn' | 'fail';
  /** What was measured, with its unit in the sentence. */
  detail: string;
  value?: number;
  /** A failing reading that makes this process unable to work (503), not merely in need of attention. */
  blocks?: boolean;
}

export interface HealthProbe {
  read(): Promise<HealthReading[]>;
}

/** Where modules hang their probes; the health routes, metrics and `deskbell doctor` read them all the same way. */
@Injectable()
export class HealthRegistry {
  private readonly probes: HealthProbe[] = [];

  add(probe: HealthProbe): void {
    this.probes.push(probe);
  }

  async read(): Promise<HealthReading[]> {
    const all = await Promise.all(
      this.probes.map((probe) =>
        probe.read().catch((error: Error): HealthReading[] => [{ name: probe.constructor.name, state: 'fail', detail: error.message.slice(0, 200), blocks: true }]),
      ),
    );
    return all.flat();
  }
}
