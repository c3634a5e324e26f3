import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { roles, type Role } from './identity.contract.js';

/** Somebody who works at the desk. Raw SQL reads these rows on the way of every request; this entity serves administration. */
@Entity('agent')
@Check('agent_role_check', `role IN (${roles.map((role) => `'${role}'`).join(', ')})`)
// On lower(email), which a decorator cannot say; the migration has it.
@Index('agent_email', { synchronize: false })
export class AgentEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id: string;

  @Column('text')
  name: string;

  /** As typed; compared lower-case. */
  @Column('text')
  email: string;

  @Column('text')
  role: Role;

  /** argon2id in PHC form; null for an account that cannot sign in with a password. */
  @Column('text', { name: 'password_hash', nullable: true, select: false })
  passwordHash: string | null;

  @Column('boolean', { default: true })
  active: boolean;

  @Column('text', { nullable: true })
  locale: 'zh-CN' | 'en' | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
