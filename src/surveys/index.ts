export { SurveysModule } from './surveys.module.js';
export { SurveyQueries, type ScoreReport, type ScoreTotal } from './surveys.queries.js';
export { SurveyMailer, type SurveyMail } from './survey-mail.port.js';
export { SurveyFacts, type SurveyContact, type SurveyTicket } from './survey-facts.port.js';
export { CreateSurvey, type NewSurvey } from './use-cases/create-survey.js';
