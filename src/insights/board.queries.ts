import { Injectable } from '@nestjs/common';
import { ticketScope, Workspace, type AgentContext } from '../identity/index.js';
import { Clock } from '../platform/clock.js';
import { BoardFigures } from '../tickets/index.js';
import { BoardPeople } from './board-people.queries.js';
import { boardTargets } from './board-targets.js';
import { teamsOf } from './insight-scope.js';
import type { Board } from './insights.contract.js';
import { ReportQueries } from './report.queries.js';
import { startOfDay } from './workspace-day.js';

const NPS_DAYS = 30;

/** The supervisor's board in one answer (CB1–CB5), made of what each module counts for itself. */
@Injectable()
export class BoardQueries {
  constructor(
    private readonly clock: Clock,
    private readonly workspace: Workspace,
    private readonly people: BoardPeople,
    private readonly tickets: BoardFigures,
    private readonly reports: ReportQueries,
  ) {}

  /** `teamId` null: everything in the reader's scope. Throws 404 for a team he does not see. */
  async read(reader: AgentContext, teamId: string | null): Promise<Board> {
    const now = this.clock.now();
    const teamIds = teamId === null ? teamsOf(reader) : [teamId];
    const people = await this.people.of(reader, teamId);
    const today = { from: startOfDay(now, (await this.workspace.current()).timeZone), to: now };
    const [figures, promises, csat, nps] = await Promise.all([
      this.tickets.read(ticketScope(reader), teamId, now),
      this.reports.promises(today, teamIds),
      this.reports.score('csat', today, teamIds),
      this.reports.score('nps', { from: new Date(now.getTime() - NPS_DAYS * 86_400_000), to: now }, teamIds),
    ]);
    return {
      at: now.toISOString(),
      tiles: {
        waiting: { count: figures.waiting.count, target: boardTargets.waiting },
        longestWait: {
          since: iso(figures.waiting.oldest?.since),
          ticketId: figures.waiting.oldest?.ticketId ?? null,
          targetSeconds: boardTargets.longestWaitSeconds,
        },
        metToday: { ...promises, target: boardTargets.met },
        breachedOpen: { count: figures.breachedOpen.count, oldestDueAt: iso(figures.breachedOpen.oldestDueAt) },
        online: { online: people.filter(({ online }) => online).length, total: people.length },
        csat: { score: csat.total.score, n: csat.total.n, moe: csat.total.moe, smallSample: csat.total.smallSample },
      },
      nps: {
        score: nps.total.score, n: nps.total.n, moe: nps.total.moe, smallSample: nps.total.smallSample,
        promoters: nps.total.classes['promoter'] ?? 0, passives: nps.total.classes['passive'] ?? 0, detractors: nps.total.classes['detractor'] ?? 0,
      },
      breaches: figures.breaches.map((breach) => ({ ...breach, dueAt: breach.dueAt.toISOString() })),
      agents: people.map(({ agent, online }) => ({ agentId: agent.id, name: agent.name, online, ...loadOf(figures.agents.get(agent.id)) })),
    };
  }
}

const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

function loadOf(load: { open: number; oldestWaitingSince: Date | null } | undefined) {
  return { open: load?.open ?? 0, cap: boardTargets.agentCap, oldestWaitingSince: iso(load?.oldestWaitingSince) };
}
