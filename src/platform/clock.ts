import { Injectable } from '@nestjs/common';

/** The time, as a port: tests put a clock they can move in its place. Rows always get this time, never the database's. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
