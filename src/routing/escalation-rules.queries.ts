import { Injectable } from '@nestjs/common';
import { ReadRows } from '../platform/database/read-rows.js';
import type { EscalationRule } from './escalation-rule.js';

const KEEP_MS = 2000;

/** Every escalation rule. Kept for two seconds: each broken promise asks, and thousands may break in one moment. */
@Injectable()
export class EscalationRules {
  private kept: { at: number; rules: Promise<EscalationRule[]> } | null = null;

  constructor(private readonly rows: ReadRows) {}

  all(): Promise<EscalationRule[]> {
    if (!this.kept || Date.now() - this.kept.at > KEEP_MS) {
      const rules = this.rows.all<EscalationRule>(`SELECT id, name, rank, metrics, raise_priority AS "raisePriority", team_id AS "teamId", active FROM escalation_rule`);
      rules.catch(() => (this.kept = null));
      this.kept = { at: Date.now(), rules };
    }
    return this.kept.rules;
  }

  forget(): void {
    this.kept = null;
  }
}
