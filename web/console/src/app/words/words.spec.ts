import { describe, expect, test } from '@jest/globals';
import { commandTable } from '../../ui/keyboard/command-table.js';
import { en } from './en.js';
import { zhCN } from './zh-CN.js';

const placeholders = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();

describe('CG8 two languages', () => {
  test('equal keys', () => expect(Object.keys(zhCN).sort()).toEqual(Object.keys(en).sort()));
  test.each(Object.keys(en) as (keyof typeof en)[])('%s has words and equal placeholders in both', (key) => {
    expect(en[key].trim()).not.toBe('');
    expect(zhCN[key].trim()).not.toBe('');
    expect(placeholders(zhCN[key])).toEqual(placeholders(en[key]));
  });
  test('Chinese is Chinese: what has English words in English has Han in Chinese', () => {
    const same = Object.keys(en).filter((key) => /[a-z]{4,}/.test(en[key as keyof typeof en].replace(/\{\{\w+\}\}/g, '')) && !/\p{Script=Han}/u.test(zhCN[key as keyof typeof en]));
    expect(same).toEqual([]);
  });
  test('every command is named', () => {
    for (const { id } of commandTable) expect(en[`command.${id}`]).toBeDefined();
  });
});
