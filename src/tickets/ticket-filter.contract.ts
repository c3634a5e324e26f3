import { allFieldNames, choiceNamed, closestWord, fieldNamed, filterFields, isChoiceToCome, isFieldToCome, meWords, noneWords, spellingsOf, type FilterField, type TimeField } from './ticket-filter-fields.contract.js';

export type Comparison = '<' | '>' | '<=' | '>=';
export type DurationUnit = 'm' | 'h' | 'd' | 'w';
export type FilterValue =
  | { is: 'word'; word: string }
  | { is: 'me' }
  | { is: 'none' }
  | { is: 'duration'; op: Comparison; amount: number; unit: DurationUnit }
  /** Days are `YYYY-MM-DD` of the desk's time zone. */
  | { is: 'date'; op: Comparison; day: string }
  | { is: 'days'; from: string; to: string };
export type FilterTerm =
  | { field: FilterField; negated: boolean; values: FilterValue[] }
  /** Words to be found in the subject. */
  | { field: 'text'; negated: boolean; text: string };
/** Terms are ANDed; values of one term are ORed. */
export interface Filter {
  terms: FilterTerm[];
}
/** `at` and `length` mark the place in the text; `suggestion` is what may stand there instead. */
export interface FilterError {
  code: 'unknown-field' | 'not-yet' | 'bad-value' | 'no-value' | 'unclosed-quote' | 'too-many';
  message: string;
  at: number;
  length: number;
  suggestion?: string;
}
export type ParsedFilter = { filter: Filter; error?: undefined } | { filter?: undefined; error: FilterError };

const MOST_TERMS = 30;
const MOST_VALUES = 50;
// What an input method types in the middle of Chinese text counts as its ASCII sibling.
const COMMA = /[,，]/;
const QUOTE = /["“”]/;
const SPACE = /\s/;
// Accounts of ids and numbers end below 2^63.
const DIGITS = /^0*([1-9][0-9]{0,17})$/;

class Refused extends Error {
  constructor(readonly error: FilterError) {
    super(error.message);
  }
}

/** Reads a filter of the grammar CF1. Never answers in part: one bad term and there is no filter (CF2). */
export function parseFilter(text: string): ParsedFilter {
  try {
    return { filter: { terms: new Reader(text).terms() } };
  } catch (error) {
    if (error instanceof Refused) return { error: error.error };
    throw error;
  }
}

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  terms(): FilterTerm[] {
    const terms: FilterTerm[] = [];
    for (;;) {
      while (SPACE.test(this.peek())) this.at += 1;
      if (this.at >= this.text.length) return terms;
      if (terms.length === MOST_TERMS) refuse('too-many', `A filter has at most ${MOST_TERMS} terms.`, this.at, this.text.length - this.at);
      terms.push(this.term());
    }
  }

  private term(): FilterTerm {
    const start = this.at;
    const negated = this.peek() === '-' && !/^(\s|$)/.test(this.text.slice(this.at + 1, this.at + 2));
    if (negated) this.at += 1;
    if (QUOTE.test(this.peek())) return { field: 'text', negated, text: this.quoted() };
    const nameAt = this.at;
    const name = /^[\p{L}\p{M}\p{N}_.]+(?=[:：])/u.exec(this.text.slice(this.at))?.[0];
    if (name === undefined) return this.bare(negated, start);
    this.at += name.length + 1;
    const field = fieldNamed(name);
    if (field === undefined) refuseField(name, nameAt);
    return { field, negated, values: this.values(field, nameAt) };
  }

  private bare(negated: boolean, start: number): FilterTerm {
    const word = this.run(SPACE);
    const number = DIGITS.exec(word.replace(/^#/, ''));
    if (number) return { field: 'number', negated, values: [{ is: 'word', word: number[1]! }] };
    return { field: 'text', negated, text: checkText(word, start) };
  }

  private values(field: FilterField, nameAt: number): FilterValue[] {
    const values: FilterValue[] = [];
    for (;;) {
      const start = this.at;
      const isQuoted = QUOTE.test(this.peek());
      const word = isQuoted ? this.quoted() : this.run(/[\s,，]/);
      if (word === '') refuse('no-value', `${this.text.slice(nameAt, start)} needs a value.`, nameAt, Math.max(1, this.at - nameAt));
      values.push(toValue(field, word, isQuoted, { at: start, length: this.at - start }));
      if (values.length > MOST_VALUES) refuse('too-many', `A term has at most ${MOST_VALUES} values.`, start, this.at - start);
      if (!COMMA.test(this.peek())) break;
      this.at += 1;
    }
    if (this.at < this.text.length && !SPACE.test(this.peek())) refuse('bad-value', 'A space must stand here.', this.at, 1);
    return values;
  }

  /** Text up to the closing quote; a backslash keeps a quote or a backslash. */
  private quoted(): string {
    const start = this.at;
    let text = '';
    for (this.at += 1; this.at < this.text.length; this.at += 1) {
      const char = this.peek();
      if (QUOTE.test(char)) {
        this.at += 1;
        if (text.trim() === '') refuse('no-value', 'There is nothing between the quotes.', start, this.at - start);
        return checkText(text, start);
      }
      if (char === '\\' && /["“”\\]/.test(this.text[this.at + 1] ?? '')) this.at += 1;
      text += this.peek();
    }
    return refuse('unclosed-quote', 'A quote is not closed.', start, this.text.length - start, `${this.text.slice(start)}"`);
  }

  private run(end: RegExp): string {
    const start = this.at;
    while (this.at < this.text.length && !end.test(this.peek())) this.at += 1;
    return this.text.slice(start, this.at);
  }

  private peek(): string {
    return this.text[this.at] ?? '';
  }
}

interface Place {
  at: number;
  length: number;
}

function toValue(field: FilterField, word: string, isQuoted: boolean, place: Place): FilterValue {
  const { choices, me, none } = filterFields[field];
  const lower = word.toLowerCase();
  if (choices) {
    const choice = choiceNamed(field, word);
    if (choice !== undefined) return { is: 'word', word: choice };
    if (isChoiceToCome(field, lower)) refuse('not-yet', `${field}:${word} is not available yet.`, place.at, place.length);
    return refuseValue(field, word, `one of ${Object.keys(choices).join(', ')}`, place);
  }
  if (!isQuoted && none && noneWords.includes(lower)) return { is: 'none' };
  if (!isQuoted && me && meWords.includes(lower)) return { is: 'me' };
  if (field === 'tag') return { is: 'word', word };
  if (isTimeField(field)) return toTime(field, lower, place);
  const id = DIGITS.exec(field === 'number' ? word.replace(/^#/, '') : word);
  if (id) return { is: 'word', word: id[1]! };
  const others = [...(me ? ['me'] : []), ...(none ? ['none'] : [])];
  return refuseValue(field, word, [field === 'number' ? 'a ticket number' : 'an id', ...others].join(' or '), place);
}

export const isTimeField = (field: FilterField): field is TimeField => field === 'due' || field === 'waiting' || field === 'created' || field === 'updated';

function toTime(field: TimeField, word: string, place: Place): FilterValue {
  const duration = /^([<>]=?)([0-9]{1,5})(m|h|d|w)$/.exec(word);
  if (duration) return { is: 'duration', op: duration[1] as Comparison, amount: Number(duration[2]), unit: duration[3] as DurationUnit };
  const date = /^([<>]=?)([0-9-]+)$/.exec(word);
  if (date && isDay(date[2]!)) return { is: 'date', op: date[1] as Comparison, day: date[2]! };
  const [from = '', to = from] = word.split('..', 2);
  if (isDay(from) && isDay(to)) {
    if (from <= to) return { is: 'days', from, to };
    refuse('bad-value', 'The range ends before it begins.', place.at, place.length, `${to}..${from}`);
  }
  // A bare duration is the likeliest slip.
  const bare = /^[0-9]{1,5}(m|h|d|w)$/.test(word) ? `<${word}` : undefined;
  return refuseValue(field, word, 'like <1h, >2d, 2026-01-31, 2026-01-01..2026-01-31', place, bare);
}

/** A day of the calendar, 0001 to 9999. */
function isDay(text: string): boolean {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) || text.startsWith('0000')) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function checkText(text: string, at: number): string {
  if (text.includes('\u0000')) refuse('bad-value', 'A filter holds no control characters.', at, text.length);
  return text;
}

function refuseField(name: string, at: number): never {
  const lower = name.toLowerCase();
  if (isFieldToCome(lower)) refuse('not-yet', `The field ${name} is not available yet.`, at, name.length);
  return refuse('unknown-field', `There is no field ${name}.`, at, name.length, closestWord(lower, allFieldNames()) ?? `"${name}"`);
}

function refuseValue(field: FilterField, word: string, expected: string, place: Place, suggestion = closestWord(word, spellingsOf(field))): never {
  return refuse('bad-value', `${field}:${word} is not understood; it needs ${expected}.`, place.at, place.length, suggestion);
}

function refuse(code: FilterError['code'], message: string, at: number, length: number, suggestion?: string): never {
  throw new Refused({ code, message, at, length, ...(suggestion === undefined ? {} : { suggestion }) });
}

/** The canonical text of a filter: `parseFilter(printFilter(f))` is `f` again. */
export const printFilter = (filter: Filter): string => filter.terms.map(printTerm).join(' ');

function printTerm(term: FilterTerm): string {
  const sign = term.negated ? '-' : '';
  if (term.field !== 'text') return `${sign}${term.field}:${term.values.map((value) => printValue(term.field, value)).join(',')}`;
  const isPlainWord = /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(term.text);
  return sign + (isPlainWord ? term.text : quote(term.text));
}

function printValue(field: string, value: FilterValue): string {
  switch (value.is) {
    case 'me':
    case 'none':
      return value.is;
    case 'duration':
      return `${value.op}${value.amount}${value.unit}`;
    case 'date':
      return `${value.op}${value.day}`;
    case 'days':
      return value.from === value.to ? value.from : `${value.from}..${value.to}`;
    case 'word':
      return field === 'tag' && (!/^[^\s,，"“”\\]+$/u.test(value.word) || [...noneWords, ...meWords].includes(value.word.toLowerCase())) ? quote(value.word) : value.word;
  }
}

const quote = (text: string) => `"${text.replace(/["“”\\]/g, '\\$&')}"`;
