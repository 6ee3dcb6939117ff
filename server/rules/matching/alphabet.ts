import type { Language } from './attempt.ts'

/** Transliterates a normalised word into the language's alphabet: `dedlayn`, and `дeдлайн` with a Latin «e», become «дедлайн». */
export function inScriptOf(word: string, language: Language): string {
  return language === 'ru' ? inCyrillic(word) : inLatin(word)
}

function inCyrillic(word: string): string {
  if (!/[a-z]/.test(word)) return word
  const repaired = /[а-я]/.test(word) ? word.replace(/[aeocpxykmthb]/g, (letter) => lookalikes[letter] ?? letter) : word
  return repaired.replace(latin, (letters) => toCyrillic[letters] ?? letters)
}

function inLatin(word: string): string {
  return word.replace(/[а-я]/g, (letter) => toLatin[letter] ?? letter)
}

const lookalikes: Record<string, string> = {
  a: 'а',
  e: 'е',
  o: 'о',
  c: 'с',
  p: 'р',
  x: 'х',
  y: 'у',
  k: 'к',
  m: 'м',
  t: 'т',
  h: 'н',
  b: 'в',
}

const toCyrillic: Record<string, string> = {
  shch: 'щ',
  sch: 'щ',
  sh: 'ш',
  ch: 'ч',
  zh: 'ж',
  kh: 'х',
  ph: 'ф',
  ck: 'к',
  ts: 'ц',
  tz: 'ц',
  ya: 'я',
  ja: 'я',
  yu: 'ю',
  ju: 'ю',
  yo: 'е',
  jo: 'е',
  ye: 'е',
  je: 'е',
  ay: 'ай',
  ey: 'ей',
  oy: 'ой',
  uy: 'уй',
  iy: 'ий',
  ce: 'це',
  ci: 'ци',
  cy: 'ци',
  a: 'а',
  b: 'б',
  c: 'к',
  d: 'д',
  e: 'е',
  f: 'ф',
  g: 'г',
  h: 'х',
  i: 'и',
  j: 'й',
  k: 'к',
  l: 'л',
  m: 'м',
  n: 'н',
  o: 'о',
  p: 'п',
  q: 'к',
  r: 'р',
  s: 'с',
  t: 'т',
  u: 'у',
  v: 'в',
  w: 'в',
  x: 'кс',
  y: 'ы',
  z: 'з',
}

// The longest keys come first, so that `shch` is not read as `s` and `h`.
const latin = new RegExp(Object.keys(toCyrillic).join('|'), 'g')

const toLatin: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'sch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
}
