import { Injectable } from '@nestjs/common';
import { Workspace } from '../identity/index.js';
import { Clock } from '../platform/clock.js';
import { invalid, type FieldError } from '../platform/http/problem.js';
import { keptOf, readEntry } from './answer-entry.js';
import { takesAnswers } from './answer-rules.js';
import { SurveyLinks, type LinkedInvitation } from './survey-links.queries.js';
import { SurveyNonce } from './survey-nonce.js';
import { questionPage, thanksPage } from './survey-page.js';
import { scales } from './survey-score.js';
import { surveyTokenHash } from './survey-token.js';
import { fullQuestion } from './survey-words.js';
import type { PublicSurvey, StoredAnswer, SurveyLocale } from './surveys.contract.js';
import { answerTooLarge, surveyOver, unknownLink, wrongAnswerType } from './surveys.problems.js';
import type { SurveyVisit } from './survey-visit.js';
import { UnknownLinkLimit } from './unknown-link-limit.js';
import { AnswerSurvey } from './use-cases/answer-survey.js';

/** A page, or data for a program. */
export type DoorAnswer = { status: number; page: string } | { status: number; data: PublicSurvey | StoredAnswer };
type Opened = LinkedInvitation & { hash: Buffer };

/** The most bytes an answer may have (section 12). */
const BODY_MAX = 32 * 1024;
/** A published survey cannot be changed yet, so each has one version; it goes into the nonce (K6). */
const VERSION = 1;

/** What a survey link does: shows the question, which writes nothing, or takes an answer (section 4). */
@Injectable()
export class SurveyDoor {
  constructor(
    private readonly links: SurveyLinks,
    private readonly nonces: SurveyNonce,
    private readonly limit: UnknownLinkLimit,
    private readonly answer: AnswerSurvey,
    private readonly clock: Clock,
    private readonly workspace: Workspace,
  ) {}

  async show(visit: SurveyVisit): Promise<DoorAnswer> {
    const link = await this.open(visit);
    if (!visit.json) return this.question(visit, link, 200, { score: visit.preselected, comment: '', callMe: false }, []);
    const locale = visit.locale ?? link.locale;
    return { status: 200, data: { kind: link.kind, question: fullQuestion(link.kind, locale), scale: scales[link.kind], nonce: await this.nonce(link), locale } };
  }

  async take(visit: SurveyVisit): Promise<DoorAnswer> {
    if (visit.type === null) throw wrongAnswerType();
    if (visit.bytes > BODY_MAX) throw answerTooLarge();
    const link = await this.open(visit);
    const { entry, errors } = readEntry(link.kind, visit.body, visit.type);
    const faults = [...(errors ?? []), ...(await this.nonceFaults(visit, link))];
    if (entry && faults.length === 0) {
      const stored = await this.answer.execute({ invitationId: link.id, entry });
      return visit.json ? { status: 200, data: stored } : { status: 200, page: thanksPage({ brand: await this.brand(), locale: this.locale(visit, link), callMe: stored.callMe }) };
    }
    if (visit.json) throw invalid(faults);
    return this.question(visit, link, 422, keptOf(visit.body), faults.map((fault) => fault.pointer.slice(1)));
  }

  /** Finds the invitation of a link that still takes answers; 429, 404 or 410 otherwise. */
  private async open(visit: SurveyVisit): Promise<Opened> {
    this.limit.check(visit.address);
    const hash = surveyTokenHash(visit.token);
    const link = hash && (await this.links.byTokenHash(hash));
    if (!link) {
      this.limit.miss(visit.address);
      throw unknownLink();
    }
    if (!takesAnswers(link, this.clock.now())) throw surveyOver();
    return { ...link, hash };
  }

  private async question(visit: SurveyVisit, link: Opened, status: number, kept: ReturnType<typeof keptOf>, errors: string[]): Promise<DoorAnswer> {
    const [brand, nonce] = await Promise.all([this.brand(), this.nonce(link)]);
    const page = questionPage({ brand, kind: link.kind, locale: this.locale(visit, link), number: link.number, nonce, kept, errors });
    return { status, page };
  }

  private async nonceFaults(visit: SurveyVisit, link: Opened): Promise<FieldError[]> {
    const given = (visit.body as { nonce?: unknown } | null | undefined)?.nonce;
    const accepted = typeof given === 'string' && (await this.nonces.accepts(given, link.hash, surveyVersion(link)));
    return accepted ? [] : [{ pointer: '/nonce', detail: 'must come from this page, 1 s to 2 h ago; fetch it again' }];
  }

  private nonce(link: Opened): Promise<string> {
    return this.nonces.issue(link.hash, surveyVersion(link));
  }

  /** Who asks, as the customer knows them. */
  private async brand(): Promise<string> {
    return (await this.workspace.current()).name;
  }

  private locale(visit: SurveyVisit, link: LinkedInvitation): SurveyLocale {
    return visit.locale ?? link.locale;
  }
}

const surveyVersion = (link: LinkedInvitation) => `${link.surveyId}:${VERSION}`;
