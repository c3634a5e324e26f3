/** "… wrote" as reply headers say it in 40 languages (rule Q2). Matched at a word's edge, case-insensitively. */
export const wroteVerbs = [
  'wrote', 'writes', 'said', 'schrieb', 'hat geschrieben', 'geschrieben', 'a écrit', 'écrivait', 'a ecrit', 'escribió', 'escribio', 'escribiste', 'va escriure', 'escreveu',
  'ha scritto', 'scrive', 'schreef', 'heeft geschreven', 'geschreven', 'skrev', 'skreiv', 'skrifaði', 'kirjoitti', 'kirjutas', 'rakstīja', 'rašė', 'parašė',
  'napisał(a)', 'napisał', 'napisała', 'napisano', 'pisze', 'napsal(a)', 'napsal', 'napsala', 'napísal(a)', 'napísal', 'napísala', 'píše', 'napisao', 'napisala', 'je napisao/la', 'je napisal', 'je napisala', 'piše',
  'написал(а)', 'написал', 'написала', 'написали', 'пишет', 'писал(а)', 'написав', 'написала', 'пише', 'написа', 'напісаў',
  'a scris', 'ha escrit', 'írta', 'irta', 'ezt írta', 'έγραψε', 'yazdı', 'yazmış', 'şunu yazdı', 'tarihinde şunları yazdı', 'viết', 'đã viết', 'menulis', 'telah menulis', 'tulis',
  'כתב', 'כתבה', 'כתב/ה', 'מאת', 'كتب', 'كتبت', 'نوشت', 'ने लिखा', 'เขียน', 'เขียนว่า', 'sumulat', 'idatzi zuen', 'escribiu', 'dijo', 'shkroi', 'ҷазды', 'жазды', 'დაწერა', 'գրել է',
  '写道', '寫道', '写到', '寫到', '撰写', '寫', 'のメール', 'さんは書きました', 'は書きました', '작성', '님이 작성', '썼습니다', 'さんのメッセージ',
];

/** First words of reply headers. */
export const wroteOpeners = [
  'on', 'at', 'in', 'le', 'el', 'il', 'am', 'em', 'op', 'den', 'de', 'da', 'dnia', 'w', 'dne', 'dňa', 'på', 'vào', 'vao', 'pada', 'στις', 'la', 'a', 'dana', 'zo', 'ha', 'tanggal', 'в', 'у', 'на', 'kl', 'klo', 'lun', 'mar', 'mer', 'jeu', 'ven', 'sam', 'dim', 'dom', 'lunes',
  'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday', 'montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag', 'sonntag',
  'понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота', 'воскресенье', 'пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс', 'нд', 'man', 'tir', 'tirs', 'ons', 'tor', 'tors', 'fre', 'lør', 'søn', 'mån', 'tis', 'lör', 'sön',
  'ma', 'ti', 'ke', 'to', 'pe', 'su', 'pt', 'sob', 'niedz', 'pon', 'wt', 'śr', 'czw', 'po', 'út', 'st', 'čt', 'pá', 'so', 'ne', 'em', 'data', 'il giorno', 'quoting', 'za', 'zondag', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'wo', 'do', 'vr', 'di', 'mi', 'fr', 'sa',
  'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche', 'bei', 'tarihinde', 'ngày', 'בתאריך', 'ב-', 'في', 'در', 'เมื่อ', 'quinta', 'sexta', 'segunda', 'terça', 'quarta', 'sábado', 'domingo',
  '在', '于', '於', '周', '星期',
];

/** Lines between the answer and the old mail: "-----Original Message-----" and its kin, without the dashes. */
export const originalMessagePhrases = [
  'original message', 'original email', 'original mail', 'original', 'reply message', 'replied message', 'reply separator', 'previous message', 'messages from before', 'quoted message', 'message from',
  'ursprüngliche nachricht', 'ursprungliche nachricht', 'originalnachricht', 'original-nachricht', 'ursprüngliche e-mail', 'weitergeleitete nachricht',
  'message original', "message d'origine", 'message d’origine', 'message transféré', 'message initial', 'mail original', "courriel d'origine", 'message transmis',
  'mensaje original', 'mensaje reenviado', 'mensagem original', 'mensagem encaminhada', 'mensagem reencaminhada', 'missatge original',
  'messaggio originale', 'messaggio originario', 'messaggio inoltrato', 'messaggio di inoltro',
  'oorspronkelijk bericht', 'origineel bericht', 'doorgestuurd bericht', 'oprindelig meddelelse', 'oprindelig besked', 'oprindelig mail', 'videresendt meddelelse', 'videresendt besked', 'opprinnelig melding', 'original melding', 'videresendt melding',
  'ursprungligt meddelande', 'originalmeddelande', 'vidarebefordrat meddelande', 'alkuperäinen viesti', 'välitetty viesti', 'algne kiri', 'algsõnum', 'sākotnējais ziņojums', 'originalus laiškas',
  'wiadomość oryginalna', 'oryginalna wiadomość', 'wiadomość pierwotna', 'wiadomość przekazana', 'treść przekazanej wiadomości', 'původní zpráva', 'původní e-mail', 'přeposlaná zpráva', 'pôvodná správa', 'preposlaná správa', 'eredeti üzenet', 'továbbított üzenet', 'továbbított levél', 'eredeti levél', 'izvirno sporočilo', 'izvorna poruka', 'originalna poruka', 'mesaj original', 'mesajul original', 'mesaj redirecționat',
  'исходное сообщение', 'оригинальное сообщение', 'пересылаемое сообщение', 'пересланное сообщение', 'вихідне повідомлення', 'оригінальне повідомлення', 'переслане повідомлення', 'оригинално съобщение',
  'αρχικό μήνυμα', 'προωθημένο μήνυμα', 'orijinal mesaj', 'özgün ileti', 'orijinal ileti', 'iletilen mesaj', 'yönlendirilmiş ileti', 'tin nhắn gốc', 'thư gốc', 'tin nhắn đã chuyển tiếp', 'pesan asli', 'pesan terusan', 'mesej asal',
  'הודעה מקורית', 'הודעה שהועברה', 'الرسالة الأصلية', 'رسالة معاد توجيهها', 'پیام اصلی', 'ข้อความต้นฉบับ', 'ข้อความที่ส่งต่อ',
  '原始邮件', '原邮件', '原始信件', '原始郵件', '原始訊息', '原來的郵件', '转发的邮件', '轉寄郵件', '轉寄的郵件', '转发邮件信息', '转发邮件', '回复的原邮件', '回复的邮件', '回覆的郵件', '已转发的邮件', '引用的邮件', '原文',
  '元のメッセージ', '元のメール', '転送メッセージ', '転送されたメッセージ', '原本メッセージ', 'オリジナルメッセージ', '원본 메시지', '원본 메일', '원본메일', '전달된 메시지', '전달된 메일',
  'forwarded message', 'forwarded email', 'forwarded mail', 'begin forwarded message', 'start of forwarded message', 'end of forwarded message',
];
