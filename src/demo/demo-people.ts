import type { Role } from '../identity/identity.contract.js';

export interface DemoAgent {
  name: string;
  email: string;
  role: Role;
  locale: 'zh-CN' | 'en';
  teams: ('front' | 'escalation')[];
}

/** One password for the whole demo desk; the banner prints it. */
export const DEMO_PASSWORD = 'deskbell-demo-2026';

export const demoTeams = { front: '前台 Front desk', escalation: '投诉处理 Escalations' } as const;

export const demoAgents: DemoAgent[] = [
  { name: '林悦', email: 'admin@desk.example', role: 'administrator', locale: 'zh-CN', teams: [] },
  { name: '赵敏', email: 'supervisor@desk.example', role: 'supervisor', locale: 'zh-CN', teams: ['front', 'escalation'] },
  { name: '李静', email: 'lijing@desk.example', role: 'agent', locale: 'zh-CN', teams: ['front'] },
  { name: '陈晨', email: 'chenchen@desk.example', role: 'agent', locale: 'zh-CN', teams: ['front'] },
  { name: 'Marta Rossi', email: 'marta@desk.example', role: 'agent', locale: 'en', teams: ['front'] },
  { name: 'Tom Becker', email: 'tom@desk.example', role: 'agent', locale: 'en', teams: ['escalation'] },
];

/** The customers who wrote before, and who write again when traffic is simulated. */
export const demoCustomers: { name: string; email: string; zh: boolean }[] = [
  { name: '王芳', email: 'wangfang@mail.example', zh: true },
  { name: '刘洋', email: 'liuyang@mail.example', zh: true },
  { name: '周婷', email: 'zhouting@mail.example', zh: true },
  { name: '何建国', email: 'hejianguo@mail.example', zh: true },
  { name: '赵一鸣', email: 'zhaoyiming@mail.example', zh: true },
  { name: '孙丽', email: 'sunli@mail.example', zh: true },
  { name: '吴强', email: 'wuqiang@mail.example', zh: true },
  { name: '郑小雨', email: 'zhengxiaoyu@mail.example', zh: true },
  { name: '冯雪', email: 'fengxue@mail.example', zh: true },
  { name: '马超', email: 'machao@mail.example', zh: true },
  { name: '宏达贸易 采购部', email: 'caigou@hongda.example', zh: true },
  { name: '高原', email: 'gaoyuan@mail.example', zh: true },
  { name: 'Sofia Rossi', email: 'sofia.rossi@mail.example', zh: false },
  { name: 'James Carter', email: 'james.carter@mail.example', zh: false },
  { name: 'Priya Nair', email: 'priya@mail.example', zh: false },
  { name: 'Acme Billing', email: 'billing@acme.example', zh: false },
  { name: 'Lukas Weber', email: 'lukas.weber@mail.example', zh: false },
  { name: 'Emma Jones', email: 'emma.j@mail.example', zh: false },
  { name: 'Noah Martin', email: 'noah@mail.example', zh: false },
  { name: 'Olivia Brown', email: 'olivia@mail.example', zh: false },
];
