import { ProblemError } from '../platform/http/problem.js';
import { parseFilter, type Filter, type FilterError } from './ticket-filter.contract.js';

/** 422 with the place in the text, for the red chip (CF2). */
export function badFilter({ message, code, at, length, suggestion }: FilterError): ProblemError {
  const detail = suggestion === undefined ? message : `${message} Did you mean ${suggestion}?`;
  return new ProblemError(422, 'invalid', 'Invalid input', 'The filter is not understood; nothing was searched.', {
    errors: [{ pointer: '/filter', detail }],
    filter: { code, at, length, ...(suggestion === undefined ? {} : { suggestion }) },
  });
}

/** The filter of a text, or the problem that says where it goes wrong. */
export function mustParseFilter(text: string): Filter {
  const parsed = parseFilter(text);
  if (parsed.error) throw badFilter(parsed.error);
  return parsed.filter;
}
