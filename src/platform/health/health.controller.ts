import { Controller, Get, Header, Ip, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../http/permission.js';
import { notFound } from '../http/problem.js';
import { HealthRegistry } from './health-registry.js';
import { Metrics } from './metrics.js';

@Controller()
export class HealthController {
  constructor(
    private readonly registry: HealthRegistry,
    private readonly metrics: Metrics,
  ) {}

  /** The loop turns. Asks no database: an outage there must not restart every process. */
  @Get('health/live')
  @Public()
  live(): { state: string } {
    return { state: 'ok' };
  }

  /** 503 when this process cannot do its work. Names and states only: figures are for `/health`. */
  @Get('health/ready')
  @Public()
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const readings = await this.registry.read();
    const blocked = readings.some((reading) => reading.blocks);
    await reply
      .status(blocked ? 503 : 200)
      .header('cache-control', 'no-store')
      .send({ state: blocked ? 'fail' : 'ok', checks: readings.map(({ name, state, detail, value }) => ({ name, state, detail, value })) });
  }

  /** For a scraper on this machine; from anywhere else put it behind the proxy that also asks for a password. */
  @Get('metrics')
  @Public()
  @Header('content-type', 'text/plain; version=0.0.4')
  async scrape(@Ip() address: string): Promise<string> {
    if (!isLoopback(address)) throw notFound();
    return this.metrics.render(await this.registry.read());
  }
}

const isLoopback = (address: string): boolean => address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');
