/** Lines that mobile and web clients add below a message, in the languages they speak. Matched from the line's start. */
export const sentFromPhrases = [
  'sent from', 'sent via', 'sent with', 'sent by', 'sent using', 'sent on the go', 'get outlook for', 'get bluemail for', 'download outlook', 'from my', 'enviado desde', 'enviado do', 'enviado a partir do', 'enviado de', 'enviado vía', 'enviado via', 'enviado com',
  'obter o outlook para', 'obtenga outlook para', 'obtener outlook para', 'envoyé de', 'envoyé depuis', 'envoyé à partir de', 'envoyé par', "envoyé d'un", 'télécharger outlook', 'obtenir outlook', 'von meinem', 'von meiner', 'gesendet von', 'gesendet mit', 'gesendet über', 'gesendet vom', 'diese nachricht wurde von', 'outlook für', 'holen sie sich outlook',
  'inviato da', 'inviato con', 'inviato dal', 'scarica outlook', 'verzonden met', 'verzonden vanaf', 'verstuurd vanaf', 'verstuurd met', 'outlook voor', 'skickat från', 'skickades från', 'hämta outlook', 'sendt fra', 'sendt via', 'hent outlook', 'lähetetty', 'hanki outlook', 'saadetud minu', 'wysłane z', 'wysłano z', 'pobierz program outlook', 'odesláno z', 'odoslané z', 'küldve', 'elküldve', 'trimis de pe', 'poslano iz', 'poslano s',
  'отправлено с', 'отправлено из', 'надіслано з', 'отримати outlook', 'изпратено от', 'στάλθηκε από', 'iphone\'umdan gönderildi', 'gönderildi', 'được gửi từ', 'đã gửi từ', 'gửi từ', 'dikirim dari', 'terkirim dari', 'נשלח מ', 'أرسلت من', 'أُرسلت من', 'تم الإرسال من', 'ส่งจาก', 'iphoneから送信', 'から送信', 'iphone에서 보냄', '나의 iphone에서 보냄', '에서 보냄',
  '发自我的', '从我的', '從我的', '发送自', '發送自', '寄自我的', '傳送自', '来自', '发自', '从 ', '獲取 outlook', '获取 outlook', '使用手机发送', '由 ',
];

/** Closing words; a name, a job and a telephone number below one make a signature. */
export const closingPhrases = [
  'regards', 'best regards', 'kind regards', 'kindest regards', 'warm regards', 'warmest regards', 'with kind regards', 'with best regards', 'many regards', 'best wishes', 'sincerely', 'yours sincerely', 'yours faithfully', 'yours truly', 'sincerely yours', 'respectfully', 'cordially',
  'mit freundlichen grüßen', 'mit freundlichen grüssen', 'freundliche grüße', 'freundliche grüsse', 'mit freundlichem gruß', 'viele grüße', 'beste grüße', 'mfg', 'cordialement', 'bien cordialement', 'bien à vous', 'salutations', 'saludos', 'saludos cordiales', 'un saludo', 'atentamente', 'atenciosamente', 'att', 'cumprimentos',
  'cordiali saluti', 'distinti saluti', 'saluti', 'met vriendelijke groet', 'met vriendelijke groeten', 'vriendelijke groet', 'groeten', 'mvh', 'med vänliga hälsningar', 'vänliga hälsningar', 'med venlig hilsen', 'venlig hilsen', 'vennlig hilsen', 'med vennlig hilsen', 'ystävällisin terveisin', 'terveisin', 'pozdrawiam', 'z poważaniem', 's pozdravem', 's pozdravom', 'üdvözlettel',
  'с уважением', 'с наилучшими пожеланиями', 'з повагою', 'με εκτίμηση', 'saygılarımla', 'trân trọng', 'hormat kami', '此致', '顺颂商祺', '祝好', '謝謝', '敬具', '감사합니다',
];
