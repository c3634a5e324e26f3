import { describe, expect, test } from '@jest/globals';
import { closestWord, filterFields, type FilterField } from './ticket-filter-fields.contract.js';
import { parseFilter, printFilter, type Filter, type FilterError } from './ticket-filter.contract.js';
import { badFilter } from './ticket-filter.problems.js';

const filterOf = (text: string): Filter => {
  const parsed = parseFilter(text);
  if (parsed.error) throw new Error(`${text}: ${parsed.error.message}`);
  return parsed.filter;
};
const errorOf = (text: string): FilterError => {
  const parsed = parseFilter(text);
  if (!parsed.error) throw new Error(`${text} was read as ${printFilter(parsed.filter)}`);
  return parsed.error;
};

describe('CF1 the grammar, and its canonical text', () => {
  test.each([
    ['', ''],
    ['   ', ''],
    ['status:open', 'status:open'],
    ['Status:OPEN,new', 'status:open,new'],
    ['-status:on-hold', '-status:on_hold'],
    ['status:open channel:chat assignee:me tag:退款 due:<1h "no receipt"', 'status:open channel:chat assignee:me tag:退款 due:<1h "no receipt"'],
    ['assignee:none,12', 'assignee:none,12'],
    ['team:7 customer:0042', 'team:7 customer:42'],
    ['priority:p1,low', 'priority:urgent,low'],
    ['due:>=2d waiting:>30m created:<=1w', 'due:>=2d waiting:>30m created:<=1w'],
    ['due:none', 'due:none'],
    ['created:2026-01-31', 'created:2026-01-31'],
    ['updated:2026-01-01..2026-01-31 created:>2025-12-31', 'updated:2026-01-01..2026-01-31 created:>2025-12-31'],
    ['sla:breached,soon,none is:live -is:unassigned', 'sla:breached,soon,none is:live -is:unassigned'],
    ['#10234', 'number:10234'],
    ['10234', 'number:10234'],
    ['number:#10234,7', 'number:10234,7'],
    ['-#10234', '-number:10234'],
    ['"10234"', '"10234"'],
    ['receipt lost', 'receipt lost'],
    ['-receipt', '-receipt'],
    ['-"no receipt"', '-"no receipt"'],
    ['50%_off', '"50%_off"'],
    ['-', '"-"'],
    ['"say \\"no\\" \\\\ twice"', '"say \\"no\\" \\\\ twice"'],
    ['tag:"none",none', 'tag:"none",none'],
    ['tag:"我"', 'tag:"我"'],
    ['tag:a/b', 'tag:a/b'],
  ])('%s → %s', (text, printed) => {
    expect(printFilter(filterOf(text))).toBe(printed);
    expect(filterOf(printed)).toEqual(filterOf(text));
  });

  test.each([
    ['状态:处理中', 'status:open'],
    ['状态：已解决，已关闭', 'status:resolved,closed'],
    ['负责人:我', 'assignee:me'],
    ['-负责人:无 团队:3', '-assignee:none team:3'],
    ['渠道:邮件,聊天 优先级:紧急', 'channel:email,chat priority:urgent'],
    ['标签:退款 客户:9', 'tag:退款 customer:9'],
    ['到期:<1h　等待:>2d', 'due:<1h waiting:>2d'],
    ['创建:2026-01-01..2026-02-01 更新:<3h', 'created:2026-01-01..2026-02-01 updated:<3h'],
    ['时效:超时 是:未分配 编号:10234', 'sla:breached is:unassigned number:10234'],
    ['“没有 收据” 转账', '"没有 收据" 转账'],
  ])('Chinese %s is printed as %s', (text, printed) => expect(printFilter(filterOf(text))).toBe(printed));

  test('no alias and no spelling of a value is taken twice', () => {
    const names = Object.entries(filterFields).flatMap(([field, { aliases }]) => [field, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
    for (const { choices = {} } of Object.values(filterFields)) {
      const spellings = Object.entries(choices).flat(2);
      expect(new Set(spellings).size).toBe(spellings.length);
    }
  });

  test('parse of print is the filter again, for 2,000 random filters', () => {
    const random = seeded(7);
    for (let i = 0; i < 2000; i += 1) {
      const filter = randomFilter(random);
      expect(filterOf(printFilter(filter))).toEqual(filter);
    }
  });
});

describe('CF2 what is not understood says where, and what may stand there', () => {
  test.each<[string, Partial<FilterError>]>([
    ['colour:red', { code: 'unknown-field', at: 0, length: 6 }],
    ['open statsu:open', { code: 'unknown-field', at: 5, length: 6, suggestion: 'status' }],
    ['-assigne:me', { code: 'unknown-field', at: 1, length: 7, suggestion: 'assignee' }],
    ['状太:处理中', { code: 'unknown-field', at: 0, length: 2, suggestion: '状态' }],
    ['http://x', { code: 'unknown-field', at: 0, length: 4, suggestion: '"http"' }],
    ['status:opne', { code: 'bad-value', at: 7, length: 4, suggestion: 'open' }],
    ['status:open,resloved', { code: 'bad-value', at: 12, length: 8, suggestion: 'resolved' }],
    ['status:none', { code: 'bad-value', at: 7, length: 4 }],
    ['优先级:紧机', { code: 'bad-value', at: 4, length: 2, suggestion: '紧急' }],
    ['priority:5', { code: 'bad-value', at: 9, length: 1 }],
    ['assignee:Chen', { code: 'bad-value', at: 9, length: 4 }],
    ['assignee:99999999999999999999', { code: 'bad-value', at: 9, length: 20 }],
    ['team:me', { code: 'bad-value', at: 5, length: 2 }],
    ['due:1h', { code: 'bad-value', at: 4, length: 2, suggestion: '<1h' }],
    ['due:<1y', { code: 'bad-value', at: 4, length: 3 }],
    ['created:none', { code: 'bad-value', at: 8, length: 4 }],
    ['created:2026-02-30', { code: 'bad-value', at: 8, length: 10 }],
    ['created:>2026-13-01', { code: 'bad-value', at: 8, length: 11 }],
    ['created:2026-02-01..2026-01-01', { code: 'bad-value', at: 8, length: 22, suggestion: '2026-01-01..2026-02-01' }],
    ['number:abc', { code: 'bad-value', at: 7, length: 3 }],
    ['status:', { code: 'no-value', at: 0, length: 7 }],
    ['status:open,', { code: 'no-value', at: 0, length: 12 }],
    ['status:,open', { code: 'no-value', at: 0, length: 7 }],
    ['""', { code: 'no-value', at: 0, length: 2 }],
    ['x "no receipt', { code: 'unclosed-quote', at: 2, length: 11, suggestion: '"no receipt"' }],
    ['tag:"a"b', { code: 'bad-value', at: 7, length: 1 }],
    ['a\u0000b', { code: 'bad-value', at: 0, length: 3 }],
    [Array.from({ length: 31 }, () => 'a').join(' '), { code: 'too-many', at: 60, length: 1 }],
    [`number:${Array.from({ length: 51 }, (_, i) => i + 1).join(',')}`, { code: 'too-many' }],
  ])('%s', (text, expected) => {
    const error = errorOf(text);
    expect(error).toMatchObject(expected);
    if (!('suggestion' in expected) && expected.code === 'bad-value') expect(error.suggestion).toBeUndefined();
  });

  test.each(['csat:<3', 'mention:me', 'company:9', '公司:9', 'field.order:1', 'source:web', 'is:snoozed', 'is:unread'])('%s is promised, not there yet, and no typing error', (text) =>
    expect(errorOf(text)).toMatchObject({ code: 'not-yet', message: expect.stringContaining('not available yet') }));

  test('the answer is a 422 that points at the filter and at the place in it', () => {
    const problem = badFilter(errorOf('status:opne'));
    expect(problem.status).toBe(422);
    expect(problem.toProblem()).toMatchObject({
      errors: [{ pointer: '/filter', detail: expect.stringContaining('Did you mean open?') }],
      filter: { code: 'bad-value', at: 7, length: 4, suggestion: 'open' },
    });
  });

  test('a suggestion is near, or there is none', () => {
    expect(closestWord('opne', ['open', 'new'])).toBe('open');
    expect(closestWord('zzzz', ['open', 'new'])).toBeUndefined();
    expect(closestWord('退', ['退款'])).toBe('退款');
  });
});

/** Mulberry32: the same filters in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function randomFilter(random: () => number): Filter {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const alphabet = ['a', 'B', '7', ' ', '"', '“', '\\', ',', '，', ':', '：', '-', '%', '_', '#', '退', '款', '.', 'é'];
  const word = () => Array.from({ length: 1 + Math.floor(random() * 8) }, () => pick(alphabet)).join('');
  const text = (): string => {
    const made = word();
    return made.trim() === '' ? text() : made;
  };
  const id = () => String(1 + Math.floor(random() * 1e6));
  const term = (): Filter['terms'][number] => {
    const negated = random() < 0.3;
    const field = pick([...(Object.keys(filterFields) as FilterField[]), 'text' as const]);
    if (field === 'text') return { field, negated, text: text() };
    const { choices, none, me } = filterFields[field];
    const value = (): Extract<Filter['terms'][number], { values: unknown }>['values'][number] => {
      if (choices) return { is: 'word', word: pick(Object.keys(choices)) };
      if (none && random() < 0.2) return { is: 'none' };
      if (me && random() < 0.2) return { is: 'me' };
      if (field === 'tag') return { is: 'word', word: pick([text(), 'none', 'me', '我', '退款']) };
      if (field === 'due' || field === 'waiting' || field === 'created' || field === 'updated') {
        const op = pick(['<', '>', '<=', '>='] as const);
        return pick([
          { is: 'duration', op, amount: Math.floor(random() * 99), unit: pick(['m', 'h', 'd', 'w'] as const) },
          { is: 'date', op, day: '2026-03-29' },
          { is: 'days', from: '2026-03-01', to: pick(['2026-03-01', '2026-03-29']) },
        ] as const);
      }
      return { is: 'word', word: id() };
    };
    return { field, negated, values: Array.from({ length: 1 + Math.floor(random() * 3) }, value) };
  };
  return { terms: Array.from({ length: Math.floor(random() * 5) }, term) };
}
