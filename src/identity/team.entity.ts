import { Column, Entity, JoinTable, ManyToMany, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { AgentEntity } from './agent.entity.js';

/** Agents who share work; the escalation team takes what others let slip. */
@Entity('team')
export class TeamEntity {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id: string;

  @Column('text', { unique: true })
  name: string;

  @Column('boolean', { default: false })
  escalation: boolean;

  @ManyToMany(() => AgentEntity)
  @JoinTable({ name: 'team_member', synchronize: false, joinColumn: { name: 'team_id' }, inverseJoinColumn: { name: 'agent_id' } })
  members: Relation<AgentEntity[]>;
}
