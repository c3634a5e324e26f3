import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The event log, its readers' cursors, parked events and idempotency keys. */
export class Platform1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE log_head (singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton), position bigint NOT NULL DEFAULT 0)
        WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200);
      INSERT INTO log_head DEFAULT VALUES;

      -- Monthly partitions: retention drops a month as one file instead of deleting rows one by one.
      CREATE TABLE event (
        id bigint GENERATED ALWAYS AS IDENTITY,
        at timestamptz NOT NULL,
        position bigint,
        name text NOT NULL,
        version smallint NOT NULL,
        ticket_id bigint,
        customer_id bigint,
        actor_type text NOT NULL,
        actor_id text,
        payload jsonb NOT NULL,
        trace_id text NOT NULL,
        PRIMARY KEY (id, at)
      ) PARTITION BY RANGE (at);
      CREATE TABLE event_default PARTITION OF event DEFAULT;
      CREATE INDEX event_unsequenced ON event (id) WHERE position IS NULL;
      CREATE INDEX event_position ON event (position) WHERE position IS NOT NULL;
      CREATE INDEX event_ticket ON event (ticket_id, id) WHERE ticket_id IS NOT NULL;

      CREATE TABLE subscription_cursor (
        name text PRIMARY KEY,
        position bigint NOT NULL DEFAULT 0,
        updated_at timestamptz NOT NULL DEFAULT now()
      ) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
      CREATE TABLE parked_event (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        subscription text NOT NULL,
        position bigint NOT NULL,
        event_name text NOT NULL,
        error text NOT NULL,
        attempts int NOT NULL,
        parked_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (subscription, position)
      );

      CREATE TABLE idempotency_key (
        owner text NOT NULL,
        key text NOT NULL,
        request_digest text NOT NULL,
        status int,
        response jsonb,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (owner, key)
      );
      CREATE INDEX idempotency_key_age ON idempotency_key (created_at);

      -- One row per secret the server made for itself (token signing keys); never leaves the database.
      CREATE TABLE server_key (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        purpose text NOT NULL,
        secret bytea NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE UNIQUE INDEX server_key_purpose ON server_key (purpose, id);
    `);
    await runner.query(`
      CREATE FUNCTION ensure_month_partitions(parent regclass, first_month date, months int) RETURNS void LANGUAGE plpgsql AS $$
      DECLARE month date; child text;
      BEGIN
        FOR i IN 0..months - 1 LOOP
          month := date_trunc('month', first_month) + make_interval(months => i);
          child := parent::text || '_' || to_char(month, 'YYYYMM');
          IF to_regclass(child) IS NULL THEN
            BEGIN
              EXECUTE format('CREATE TABLE %I PARTITION OF %s FOR VALUES FROM (%L) TO (%L)',
                child, parent, month::timestamptz, (month + interval '1 month')::timestamptz);
            EXCEPTION WHEN check_violation THEN
              -- The default partition already holds rows of that month: they stay there, reads are the same.
              NULL;
            END;
          END IF;
        END LOOP;
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE server_key, idempotency_key, parked_event, subscription_cursor, event, log_head; DROP FUNCTION ensure_month_partitions');
  }
}
