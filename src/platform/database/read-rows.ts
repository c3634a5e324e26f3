import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Reads outside a transaction, for queries files: bound parameters only (X1). */
@Injectable()
export class ReadRows {
  constructor(private readonly dataSource: DataSource) {}

  async all<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return (await this.dataSource.query(sql, parameters as never[])) as Row[];
  }

  async one<Row>(sql: string, parameters: unknown[] = []): Promise<Row | null> {
    return (await this.all<Row>(sql, parameters))[0] ?? null;
  }
}
