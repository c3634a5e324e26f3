import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { AgentEntity } from '../../src/identity/agent.entity.js';
import { TeamEntity } from '../../src/identity/team.entity.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await new DataSource({ type: 'postgres', url: database.url, entities: [AgentEntity, TeamEntity], poolSize: 1 }).initialize();
});
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

test('every column of an entity is in the migrated table, nullable where the table says so', async () => {
  for (const entity of dataSource.entityMetadatas.filter((one) => one.tableType === 'regular')) {
    const rows: { name: string; nullable: boolean }[] = await dataSource.query(
      `SELECT column_name AS name, is_nullable = 'YES' AS nullable FROM information_schema.columns WHERE table_name = $1`,
      [entity.tableName],
    );
    const table = new Map(rows.map((row) => [row.name, row.nullable]));
    const columns = entity.columns.map((column) => ({ table: entity.tableName, name: column.databaseName, nullable: column.isNullable }));
    expect(columns).toEqual(columns.map((column) => ({ ...column, nullable: table.get(column.name) })));
    expect([...table.keys()].sort()).toEqual(columns.map((column) => column.name).sort());
  }
});
