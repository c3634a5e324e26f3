/** The words of the filter grammar (CF1): fields, their values, and the Chinese names of both. Printed as the English ones. */

export type ChoiceField = 'status' | 'channel' | 'priority' | 'sla' | 'is';
export type IdField = 'assignee' | 'team' | 'customer';
export type TimeField = 'due' | 'waiting' | 'created' | 'updated';
export type FilterField = ChoiceField | IdField | TimeField | 'tag' | 'number';

export interface FieldRule {
  aliases: readonly string[];
  /** Canonical value → other spellings of it; only for fields whose values are a closed list. */
  choices?: Readonly<Record<string, readonly string[]>>;
  /** Whether `none` is a value: the column may be empty. */
  none?: true;
  me?: true;
}

export const filterFields: Readonly<Record<FilterField, FieldRule>> = {
  status: {
    aliases: ['状态'],
    choices: { new: ['新建'], open: ['处理中', '打开'], pending: ['待客户', '等待客户'], on_hold: ['on-hold', 'onhold', '搁置', '挂起'], resolved: ['已解决'], closed: ['已关闭'] },
  },
  assignee: { aliases: ['负责人', '经办人', '受理人'], none: true, me: true },
  team: { aliases: ['团队', '小组'], none: true },
  channel: { aliases: ['渠道'], choices: { email: ['mail', '邮件'], chat: ['聊天', '在线聊天'], phone: ['电话'], form: ['表单'], api: ['接口'] } },
  priority: { aliases: ['优先级'], choices: { low: ['p4', '低'], normal: ['p3', '普通', '中'], high: ['p2', '高'], urgent: ['p1', '紧急'] } },
  tag: { aliases: ['标签'], none: true },
  customer: { aliases: ['客户'] },
  due: { aliases: ['到期', '截止'], none: true },
  waiting: { aliases: ['等待'], none: true },
  created: { aliases: ['创建'] },
  updated: { aliases: ['更新'] },
  sla: { aliases: ['时效'], choices: { ok: ['正常'], soon: ['即将到期'], breached: ['超时', '已超时'], paused: ['暂停'], met: ['达成'], none: ['无'] } },
  is: { aliases: ['是'], choices: { live: ['未完结'], done: ['已完结'], assigned: ['已分配'], unassigned: ['未分配'] } },
  number: { aliases: ['编号', '工单号'] },
};

/** Words CF1 promises whose data does not exist yet: their own answer, so that nobody takes them for a typing error. */
const fieldsToCome = ['source', '来源', 'company', '公司', 'csat', '满意度', 'mention', '提及'];
const choicesToCome: Readonly<Partial<Record<FilterField, readonly string[]>>> = { is: ['snoozed', 'unread', 'spam', '已暂缓', '未读', '垃圾'] };

export const meWords = ['me', '我'];
export const noneWords = ['none', '无'];

export const isFieldToCome = (name: string): boolean => fieldsToCome.includes(name) || /^(field|字段)\./.test(name);
export const isChoiceToCome = (field: FilterField, value: string): boolean => choicesToCome[field]?.includes(value) ?? false;

const fieldNames = new Map<string, FilterField>(
  (Object.keys(filterFields) as FilterField[]).flatMap((field) => [field, ...filterFields[field].aliases].map((name) => [name, field] as const)),
);
export const fieldNamed = (name: string): FilterField | undefined => fieldNames.get(name.toLowerCase());
export const allFieldNames = (): string[] => [...fieldNames.keys()];

/** The canonical value a spelling stands for. */
export function choiceNamed(field: FilterField, value: string): string | undefined {
  const wanted = value.toLowerCase();
  return Object.entries(filterFields[field].choices ?? {}).find(([name, others]) => name === wanted || others.includes(wanted))?.[0];
}

/** Every spelling a value of `field` may have, for suggestions. */
export function spellingsOf(field: FilterField): string[] {
  const { choices, me, none } = filterFields[field];
  return [...Object.entries(choices ?? {}).flat(2), ...(me ? meWords : []), ...(none ? noneWords : [])];
}

/** The nearest of `words` by edits, if it is near enough to be what somebody meant. */
export function closestWord(word: string, words: readonly string[]): string | undefined {
  const wanted = word.toLowerCase();
  let best: string | undefined;
  // One edit for a word of up to three letters, two up to seven, three above.
  let least = Math.min(3, Math.ceil((wanted.length + 1) / 4)) + 1;
  for (const candidate of words) {
    const distance = edits(wanted, candidate);
    // A word that shares no letter at its place is not near, however short.
    if (distance < least && distance < Math.max(wanted.length, candidate.length)) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

/** Levenshtein distance; words here have a few letters. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
