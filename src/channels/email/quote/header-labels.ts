/** Labels of the From/Sent/To/Subject block that clients put above old mail, in 30 languages (rule Q2). */
export type LabelKind = 'from' | 'date' | 'to' | 'cc' | 'subject' | 'other';

export interface BlockField {
  kind: LabelKind;
  value: string;
}

export const headerLabels: Record<LabelKind, string[]> = {
  from: [
    'from', 'von', 'absender', 'de', 'expéditeur', 'exp', 'da', 'mittente', 'van', 'afzender', 'fra', 'från', 'avsändare', 'lähettäjä', 'saatja', 'kellelt', 'od', 'nadawca', 'odesílatel', 'odosielateľ', 'feladó', 'från', 'pošiljatelj', 'no', 'nuo', 'sūtītājs',
    'от', 'от кого', 'отправитель', 'від', 'від кого', 'од', 'από', 'αποστολέας', 'kimden', 'gönderen', 'từ', 'người gửi', 'dari', 'daripada', 'מאת', 'من', 'از', 'จาก', 'de la', 'expeditor', 'remitente', 'remetente', 'frá',
    '发件人', '發件人', '寄件人', '寄件者', '发信人', '發信人', '差出人', '送信者', '送信元', '보낸 사람', '보낸사람', '发送人', 'от:',
  ],
  date: [
    'date', 'sent', 'sent at', 'message du', 'message of', 'received', 'datum', 'gesendet', 'gesendet am', 'envoyé', 'envoyé le', 'date d\'envoi', 'fecha', 'enviado', 'enviado el', 'enviada', 'enviada em', 'enviado em', 'data', 'inviato', 'data invio', 'verzonden', 'verstuurd', 'dato', 'sendt', 'skickat', 'lähetetty', 'päivämäärä', 'saadetud', 'kuupäev', 'wysłano', 'wysłane', 'odesláno', 'odoslané', 'dátum', 'küldve', 'elküldve', 'poslano', 'nosūtīts', 'išsiųsta', 'sent on', 'sent date', 'odoslaná', 'datum van verzending',
    'дата', 'отправлено', 'отправлена', 'отправлен', 'надіслано', 'дата відправлення', 'изпратено', 'ημερομηνία', 'στάλθηκε', 'εστάλη', 'tarih', 'gönderildi', 'gönderme tarihi', 'ngày', 'đã gửi', 'ngày gửi', 'tanggal', 'dikirim', 'terkirim', 'תאריך', 'נשלח', 'التاريخ', 'تاريخ', 'تم الإرسال', 'ส่ง', 'วันที่', 'trimis', 'trimisă', 'dată',
    '时间', '日期', '发送时间', '發送時間', '发送日期', '發送日期', '寄件日期', '傳送日期', '传送时间', '收件时间', '日時', '送信日時', '送信日', '日付', '날짜', '보낸 날짜', '보낸날짜', '보낸 시간',
  ],
  to: [
    'to', 'an', 'empfänger', 'à', 'a', 'destinataire', 'para', 'destinatario', 'aan', 'til', 'till', 'mottagare', 'vastaanottaja', 'kellele', 'saaja', 'do', 'komu', 'adresat', 'címzett', 'za', 'prima', 'kam', 'către', 'destinatário', 'per',
    'кому', 'получатель', 'до', 'προς', 'kime', 'alıcı', 'tới', 'đến', 'kepada', 'ke', 'אל', 'إلى', 'الى', 'به', 'ถึง', 'pentru',
    '收件人', '收件者', '收信人', '至', '宛先', '送信先', '받는 사람', '받는사람', 'до кого',
  ],
  cc: ['cc', 'bcc', 'kopie', 'copie', 'copie à', 'copia', 'kopia', 'kopi', 'kopio', 'dw', 'másolatot kap', 'másolat', 'копия', 'копія', 'κοιν', 'bilgi', 'salinan', 'עותק', 'نسخة', 'สำเนา', '抄送', '副本', '抄送人', '副本抄送', '참조', 'c.c', 'cópia', 'con copia', 'kópia', 'kopija'],
  subject: [
    'subject', 're', 'betreff', 'objet', 'sujet', 'asunto', 'assunto', 'oggetto', 'onderwerp', 'emne', 'ämne', 'aihe', 'teema', 'temat', 'předmět', 'predmet', 'tárgy', 'zadeva', 'tēma', 'tema', 'subiect', 'assumpte', 'efni',
    'тема', 'тема листа', 'относно', 'θέμα', 'konu', 'chủ đề', 'tiêu đề', 'subjek', 'perihal', 'נושא', 'الموضوع', 'موضوع', 'เรื่อง', 'หัวเรื่อง',
    '主题', '主題', '主旨', '标题', '標題', '件名', '제목',
  ],
  other: ['reply-to', 'reply to', 'antwort an', 'répondre à', 'responder a', 'responder para', 'rispondi a', 'risposta', 'antwoord aan', 'svar til', 'svara till', 'odpowiedz do', 'ответить', 'importance', 'priority', 'attachments', 'attachment', 'anlagen', 'pièces jointes', 'allegati', 'bijlagen', 'organization', 'message-id', 'mailed-by', 'signed-by', 'sender', 'resent-from', '附件', '回复', '回复至', '重要性', '优先级', 'wichtigkeit', 'priorität', 'mailing list'],
};
