/**
 * Rule P1: labels mapped to the superset that real mail means by them. Keys are lower-case without punctuation; values
 * are iconv-lite names, or `iso-2022:*`, `hz` for the stateful encodings this folder decodes itself.
 */
const groups: Record<string, string> = {
  'utf-8': 'utf8 unicode11utf8 utf8mb4 utf8mb3 unicode20utf8 xunicode20utf8 utf8n cp65001',
  'utf-7': 'utf7 unicode11utf7 csunicode11utf7 xunicode11utf7 unicode20utf7 cp65000',
  'utf-7-imap': 'utf7imap',
  'utf-16': 'utf16 ucs2 unicode iso10646ucs2 csunicode',
  'utf-16le': 'utf16le ucs2le unicodelittle',
  'utf-16be': 'utf16be ucs2be unicodebig unicodefffe',
  'utf-32': 'utf32 ucs4 iso10646ucs4',
  'utf-32le': 'utf32le',
  'utf-32be': 'utf32be',
  gb18030: 'gb18030 gb2312 gb231280 chinese csgb2312 csiso58gb231280 isoir58 gbk xgbk cp936 ms936 windows936 936 xcp20936 euccn gb cngb gb18030b gb180302005 gb180302022 gb180302000 eucgb',
  'big5-hkscs': 'big5 big5hkscs bigfive csbig5 cnbig5 xxbig5 big5eten cp950 ms950 windows950 950 big5tw cp951 xbig5',
  cp932: 'shiftjis sjis xsjis mskanji csshiftjis windows31j cp932 ms932 windows932 cswindows31j 932 shiftjisx0213 shiftjis2004 cp943 ibm943',
  'euc-jp': 'eucjp xeucjp ujis eucjpms cp51932 cseucpkdfmtjapanese eucjisx0213 eucjis2004',
  cp949: 'euckr ksc56011987 ksc5601 ksc56011989 korean cseuckr csksc56011987 isoir149 cp949 ms949 windows949 uhc 949 ksx1001 xwindows949',
  'iso-2022:jp': 'iso2022jp csiso2022jp iso2022jp1 iso2022jp2 iso2022jp3 iso2022jp2004 iso2022jpext iso2022jpms cp50220 cp50221 cp50222 jis junet',
  'iso-2022:kr': 'iso2022kr csiso2022kr cp50225',
  'iso-2022:cn': 'iso2022cn iso2022cnext cp50227',
  hz: 'hzgb2312 hz hzgb cp52936',
  'windows-1252': 'usascii ascii ansix341968 ansix341986 iso646us iso646irv1991 us ibm367 cp367 csascii iso88591 iso8859 88591 latin1 l1 latin isoir100 ibm819 cp819 csisolatin1 windows1252 cp1252 xcp1252 winlatin1 1252 ansix31101983 ansi iso885911987 windows',
  'windows-1250': 'windows1250 cp1250 xcp1250 1250',
  'windows-1251': 'windows1251 cp1251 xcp1251 win1251 1251 win',
  'windows-1253': 'windows1253 cp1253 xcp1253 1253',
  'windows-1254': 'windows1254 cp1254 xcp1254 1254 iso88599 latin5 l5 isoir148 csisolatin5 88599',
  'windows-1255': 'windows1255 cp1255 xcp1255 1255 iso88598 iso88598i iso88598e logical visual hebrew csisolatinhebrew isoir138 dos862',
  'windows-1256': 'windows1256 cp1256 xcp1256 1256',
  'windows-1257': 'windows1257 cp1257 xcp1257 1257',
  'windows-1258': 'windows1258 cp1258 xcp1258 1258',
  'windows-874': 'windows874 tis620 tis6200 tis6202533 tis62025330 iso885911 cp874 ms874 874 dos874',
  'iso-8859-2': 'iso88592 latin2 l2 isoir101 csisolatin2 88592',
  'iso-8859-3': 'iso88593 latin3 l3 isoir109 csisolatin3',
  'iso-8859-4': 'iso88594 latin4 l4 isoir110 csisolatin4',
  'iso-8859-5': 'iso88595 cyrillic isoir144 csisolatincyrillic',
  'iso-8859-6': 'iso88596 iso88596i iso88596e arabic asmo708 ecma114 isoir127 csisolatinarabic',
  'iso-8859-7': 'iso88597 greek greek8 elot928 ecma118 isoir126 csisolatingreek suneugreek',
  'iso-8859-10': 'iso885910 latin6 l6 isoir157 csisolatin6',
  'iso-8859-13': 'iso885913 latin7 isoir179',
  'iso-8859-14': 'iso885914 latin8 isoir199 isoceltic',
  'iso-8859-15': 'iso885915 latin9 l9 latin0 csisolatin9 cp923 ibm923',
  'iso-8859-16': 'iso885916 latin10 isoir226',
  'koi8-r': 'koi8r koi8 koi cskoi8r',
  'koi8-u': 'koi8u koi8ru',
  cp437: 'cp437 ibm437 437 cspc8codepage437',
  cp737: 'cp737 ibm737',
  cp775: 'cp775 ibm775',
  cp850: 'cp850 ibm850 850 cspc850multilingual dos850',
  cp852: 'cp852 ibm852 852 cspcp852',
  cp855: 'cp855 ibm855 855',
  cp857: 'cp857 ibm857 857',
  cp858: 'cp858 ibm858 ibm00858',
  cp862: 'cp862 ibm862 862',
  cp866: 'cp866 ibm866 866 csibm866',
  macintosh: 'macintosh macroman mac xmacroman csmacintosh xmac macosroman',
  maccyrillic: 'maccyrillic xmaccyrillic xmacukrainian macukraine',
  maccenteuro: 'maccenteuro maccentraleurope xmacce xmaccentraleurroman',
  macgreek: 'macgreek xmacgreek',
  macturkish: 'macturkish xmacturkish',
};

const byLabel = new Map<string, string>();
for (const [encoding, labels] of Object.entries(groups)) {
  for (const label of labels.split(' ')) byLabel.set(label, encoding);
}

/** The encoding meant by a charset label, or null when the label says nothing ("x-unknown", "default", misspelt). */
export function encodingOfLabel(label: string | undefined): string | null {
  if (!label) return null;
  const bare = label.toLowerCase().replace(/\*.*$/, '').replace(/[^a-z0-9]/g, '');
  return byLabel.get(bare) ?? byLabel.get(bare.replace(/^(?:charset|cs|x)/, '')) ?? null;
}
