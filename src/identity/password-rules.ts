/** Characters a password needs at least (L1); no composition rule beside it. */
export const PASSWORD_MIN = 12;

/** What people type when asked for "something long": compared without case, digits for letters, and trailing digits or signs. */
const common = new Set([
  'password', 'passwort', 'mypassword', 'thepassword', 'newpassword', 'secret', 'topsecret', 'letmein', 'letmeinnow', 'welcome', 'welcometo', 'welcomeback',
  'changeme', 'changemenow', 'pleasechangeme', 'default', 'admin', 'administrator', 'superadmin', 'root', 'rootroot', 'user', 'test', 'testing', 'temporary',
  'login', 'access', 'master', 'monkey', 'dragon', 'sunshine', 'princess', 'football', 'baseball', 'superman', 'batman', 'trustno', 'shadow', 'iloveyou',
  'iloveyouforever', 'whatever', 'computer', 'internet', 'starwars', 'pokemon', 'samsung', 'google', 'facebook', 'michael', 'jennifer', 'charlie',
  'woaini', 'woainiwoaini', 'wobuzhidao', 'zhongguo', 'beijing', 'shanghai', 'mima', 'qwerty', 'qwertyuiop', 'qwertz', 'azerty', 'asdfgh', 'asdfghjkl', 'zxcvbn',
  'zxcvbnm', 'qazwsx', 'qazwsxedc', 'qweasd', 'qweasdzxc', 'helpdesk', 'servicedesk', 'customerservice', 'deskbell',
]);

/** Runs a finger can slide along; also read backwards. */
const slides = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn7ujm', '!@#$%^&*()_+'];

/** Why `password` is refused, as the detail of a 422; null when it will do. */
export function passwordFault(password: string, email: string): string | null {
  const text = password.normalize('NFKC');
  if ([...text].length < PASSWORD_MIN) return `needs at least ${PASSWORD_MIN} characters`;
  return isCommon(text.toLowerCase(), email.toLowerCase()) ? 'is too easy to guess' : null;
}

function isCommon(text: string, email: string): boolean {
  if (text === email || text === email.slice(0, email.indexOf('@'))) return true;
  if (isRepeated(text) || isSlide(text)) return true;
  const core = text.replace(/[^a-z\p{L}]+$/u, '').replace(/^[^a-z\p{L}]+/u, '');
  const plain = core.replace(/[0134@5$7]/g, (sign) => ({ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '@': 'a', '5': 's', $: 's', '7': 't' })[sign] ?? sign);
  return plain === '' ? new Set(text.trim()).size < 6 : common.has(plain.replace(/[^a-z\p{L}]/gu, '')) || isSlide(core);
}

/** One short piece again and again: `aaaaaaaaaaaa`, `passwordpassword`. */
function isRepeated(text: string): boolean {
  return [1, 2, 3, 4, 5, 6, 7, 8].some((size) => text.slice(0, size).repeat(Math.ceil(text.length / size)).slice(0, text.length) === text);
}

/** Made of at most two slides, so that `qwertyuiop12` and `123456789abc` are caught as well. */
function isSlide(text: string): boolean {
  const both = slides.flatMap((slide) => [slide, [...slide].reverse().join('')]);
  const onSlide = (part: string) => both.some((slide) => slide.includes(part));
  return [...Array(text.length).keys()].some((at) => onSlide(text.slice(0, at)) && onSlide(text.slice(at)));
}
