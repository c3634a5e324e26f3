const extensions: Record<string, string> = {
  'image/jpeg': 'jpg', 'image/jpg': 'jpg', 'image/png': 'png', 'image/gif': 'gif', 'image/webp': 'webp', 'image/svg+xml': 'svg', 'image/bmp': 'bmp', 'image/tiff': 'tif', 'image/heic': 'heic',
  'text/plain': 'txt', 'text/html': 'html', 'text/csv': 'csv', 'text/calendar': 'ics', 'text/vcard': 'vcf', 'text/x-vcard': 'vcf', 'text/xml': 'xml', 'text/rtf': 'rtf', 'text/markdown': 'md',
  'application/pdf': 'pdf', 'application/zip': 'zip', 'application/json': 'json', 'application/xml': 'xml', 'application/rtf': 'rtf', 'application/msword': 'doc', 'application/vnd.ms-excel': 'xls',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx', 'application/ms-tnef': 'dat', 'application/pkcs7-mime': 'p7m', 'application/pgp-encrypted': 'asc', 'application/ics': 'ics',
  'audio/mpeg': 'mp3', 'audio/wav': 'wav', 'audio/mp4': 'm4a', 'audio/ogg': 'ogg', 'video/mp4': 'mp4', 'video/quicktime': 'mov', 'message/rfc822': 'eml', 'message/global': 'eml',
  'message/delivery-status': 'txt', 'text/rfc822-headers': 'txt', 'message/external-body': 'txt',
};
const bases: Record<string, string> = { image: 'image', audio: 'audio', video: 'video', message: 'message', text: 'document' };

/** Rule P5: a name without path, control or direction characters; a nameless part is named after its type. */
export function safeFileName(given: string, type: string): string {
  const extension = extensions[type] ?? '';
  let name = given
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (/[\\/]/.test(name)) name = name.split(/[\\/]/).filter((piece) => piece.trim() !== '' && !/^\.+$/.test(piece)).at(-1)?.trim() ?? '';
  name = name.replace(/[<>:"|?*]/g, '_').replace(/^\.+(?=.)/, '').trim();
  if (name === '' || /^\.+$/.test(name)) {
    const base = type === 'text/calendar' ? 'calendar' : (bases[type.split('/')[0]!] ?? 'file');
    return extension ? `${base}.${extension}` : base;
  }
  if (name.length > 200) {
    const dot = name.lastIndexOf('.');
    const tail = dot > 0 && name.length - dot <= 16 ? name.slice(dot) : '';
    name = name.slice(0, 200 - tail.length) + tail;
  }
  return name;
}
