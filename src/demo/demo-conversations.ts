export interface DemoConversation {
  zh: boolean;
  subject: string;
  tags: string[];
  /** Customer and agent in turn, the customer first. */
  turns: string[];
}

/** What people write to a front desk of a bank and phone shop; each is used several times with other customers and days. */
export const demoConversations: DemoConversation[] = [
  { zh: true, subject: '转账未到账', tags: ['转账'], turns: ['您好,我昨天下午转给尾号 6621 的 5,000 元到现在还没到账,能帮我看一下吗?', '王女士您好,已为您查询:该笔转账因收款行系统维护排队处理,流水号尾号 0937,预计今天 15:00 前入账。入账后我会第一时间通知您。', '还没收到吗?比较急。', '刚与清算岗确认,款项已进入处理批次,请您留意短信提醒。', '收到了,谢谢!'] },
  { zh: true, subject: '银行卡被 ATM 吞了', tags: ['银行卡'], turns: ['在南京东路的 ATM 取钱时卡被吞了,现在怎么取回?', '您好,请在三个工作日内携带身份证到南京东路营业厅领取,我们已为您登记。', '好的,需要预约吗?', '不需要预约,09:00–18:00 均可办理。'] },
  { zh: true, subject: '发票抬头开错了,需要重开', tags: ['发票'], turns: ['上个月的发票 8841 抬头写成了个人,请帮忙改成公司抬头:宏达贸易有限公司。', '您好,已收到,请把税号发给我们,当天可以重开。', '税号 91310000MA1K00XX0X,麻烦尽快。'] },
  { zh: true, subject: '积分兑换的礼品还没发货', tags: ['积分'], turns: ['11 月 1 日兑换的保温杯到现在还显示待发货。', '非常抱歉让您久等,仓库缺货,预计本周五发出,单号会短信通知您。'] },
  { zh: true, subject: '宽带无法上网,第一次报修', tags: ['宽带'], turns: ['从昨晚开始光猫红灯,重启三次都不行。家里有老人要用网上问诊,请尽快。', '已为您安排明天上午 9–12 点上门,师傅会提前半小时联系您。', '师傅没来,也没有电话!', '非常抱歉,我们已升级处理,今天 18:00 前一定上门。'] },
  { zh: true, subject: '手机银行登录异常', tags: ['手机银行'], turns: ['更新后一直提示“设备未授权”,换了网络也不行。', '请您在登录页选择“重新绑定设备”,按提示刷脸即可;如仍不行请告诉我手机型号。', '可以了,谢谢。'] },
  { zh: true, subject: '投诉:3 月账单多扣费用', tags: ['账单', '投诉'], turns: ['3 月账单里有一笔 29 元的增值业务我从来没有开通过,要求退费并说明原因。附件是截图。', '您好,已收到您的投诉,我们正在核查开通记录,今天下班前给您答复。', '请给我书面说明。', '经核实为代理商误开通,29 元已退回账户,书面说明见下:该业务于 2 月 27 日由代理商渠道误操作开通,我们已取消并处罚相关渠道。'] },
  { zh: true, subject: '家庭共享流量怎么办理', tags: ['套餐'], turns: ['想把我和家人的两个号码做成共享流量,需要本人到场吗?', '您好,可以在掌上营业厅办理,两位号码都需要短信确认。'] },
  { zh: true, subject: '补办工牌门禁卡,材料已收', tags: ['门禁'], turns: ['材料已经寄出,请问多久可以拿到新卡?', '材料已收到,制卡需要两个工作日。'] },
  { zh: true, subject: '预约周六办理开户', tags: ['预约'], turns: ['请问这周六上班吗?想带孩子来开户。', '您好,本周六为调休工作日,09:00–18:00 正常营业,欢迎前来。', '太好了,周六见。'] },
  { zh: true, subject: '信用卡年费减免申请', tags: ['信用卡'], turns: ['今年已经刷满 12 笔,为什么还扣了年费?', '您好,系统显示有 2 笔为还款交易不计入,您再消费 2 笔后我们为您退回年费。'] },
  { zh: true, subject: '快递寄回的合同没有盖章', tags: ['合同'], turns: ['收到的合同第 3 页没有盖骑缝章,需要重新寄吗?'] },
  { zh: false, subject: 'Roaming package for Italy', tags: ['roaming'], turns: ['Hello, I fly to Milan on Monday for nine days. Which data package do I need, and does it work from the first minute?', 'Hello Sofia, the 10 GB Europe package fits well and starts with the first connection abroad. Shall I activate it for Monday 06:00?', 'Yes please, and send me the price in writing.', 'Done: 128 RMB for 15 days, active from Monday 06:00. Have a good trip!'] },
  { zh: false, subject: 'Re: invoice 8841, stamped copy attached', tags: ['invoice'], turns: ['Please find the stamped copy attached. Kindly confirm that the credit note will be issued this month.', 'Thank you, received. The credit note goes out on Friday.'] },
  { zh: false, subject: 'Card swallowed at the ATM, third contact', tags: ['card', 'complaint'], turns: ['This is the third time I write. My card was swallowed on Friday and nobody called me back as promised.', 'I am sorry, James. I have taken this over myself: your card is at the Nanjing East Road branch, and I will call you at 14:00 today.', 'Thank you. Please do call this time.'] },
  { zh: false, subject: 'Charged twice in March', tags: ['billing'], turns: ['My statement shows two charges of 199 on 14 March. I only ordered once.', 'You are right: the second one was a timeout that was booked anyway. The refund is on its way and takes three working days.', 'Refund arrived, all good.'] },
  { zh: false, subject: 'Broadband down since this morning', tags: ['broadband'], turns: ['No connection since 7:30. The light on the box is red. I work from home, so this is urgent for me.', 'We see an outage in your street. The team is on site and expects to be done by noon.'] },
  { zh: false, subject: 'Change the address on my contract', tags: ['contract'], turns: ['We moved. What do you need from me to change the address?', 'A photo of the new rental contract is enough; you can simply reply to this mail.'] },
  { zh: false, subject: 'Cannot sign in to the app after the update', tags: ['app'], turns: ['Since the update the app says that my device is not authorised.', 'Please choose “bind device again” on the sign-in page. If it still fails, tell us the model of your phone.', 'That worked, thanks!'] },
  { zh: false, subject: 'Gift from points has not arrived', tags: ['points'], turns: ['I redeemed my points on 1 November and the order still says “pending”.'] },
];

export const demoSurveyComments: { score: number; nps: number; comment: string }[] = [
  { score: 5, nps: 10, comment: '解释得很清楚,处理很快。' },
  { score: 4, nps: 9, comment: '解释得很清楚,就是等的时间有点长。' },
  { score: 5, nps: 9, comment: 'Quick and friendly.' },
  { score: 3, nps: 7, comment: '' },
  { score: 4, nps: 8, comment: '' },
  { score: 2, nps: 5, comment: '转账慢,催了两次。' },
  { score: 5, nps: 10, comment: '' },
  { score: 1, nps: 2, comment: 'Third contact before anything happened.' },
  { score: 5, nps: 9, comment: '师傅很专业。' },
  { score: 4, nps: 7, comment: '' },
];
