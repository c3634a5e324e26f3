import { Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { ApiRoute } from '../http/api-route.js';
import { idSchema } from '../http/contract.js';
import { Permission } from '../http/permission.js';
import { ParkedEvents, type ParkedEventRow } from './parked-events.js';

const parkedListSchema = z
  .object({ items: z.array(z.object({ id: idSchema, subscription: z.string(), position: z.string(), eventName: z.string(), error: z.string(), attempts: z.number(), parkedAt: z.string() })) })
  .meta({ id: 'ParkedEventList' });

@Controller('api/v1/parked-events')
export class ParkedEventsController {
  constructor(private readonly parked: ParkedEvents) {}

  @Get()
  @Permission('health.read')
  @ApiRoute('Events a subscription gave up on', parkedListSchema)
  async list(): Promise<{ items: ParkedEventRow[] }> {
    return { items: await this.parked.list() };
  }

  @Post(':id/replay')
  @Permission('admin.settings')
  @ApiRoute('Handles a parked event again', null, 204)
  replay(@Param('id', { schema: idSchema }) id: string): Promise<void> {
    return this.parked.replay(id);
  }
}
