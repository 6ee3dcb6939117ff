import { ru } from 'convert-layout'
import { inScriptOf } from './alphabet.ts'
import type { Language } from './attempt.ts'

/**
 * Returns what somebody meant to type who forgot to switch the keyboard over: `ltlkfqy` is «дедлайн», «вуфвдшту» is “deadline”. Null
 * when the text holds letters of both alphabets or of neither, since the keyboard was in order then. In the Latin layout some Russian
 * letters are punctuation (`xfn-,jn` is «чат-бот»), so the text has to be as it was typed.
 */
export function inOtherLayout(typed: string): string | null {
  const [hasLatin, hasCyrillic] = [/[a-z]/i.test(typed), /[а-яё]/i.test(typed)]
  if (hasLatin === hasCyrillic) return null
  return hasLatin ? ru.fromEn(typed) : ru.toEn(typed)
}

/**
 * Returns other ways to read a text that is written in the other alphabet, which has no one spelling for «я», «х», «ц» or «й»:
 * `zariadka`, `xakaton`. `inScriptOf` knows the commonest. Of a word in both alphabets («capча») it takes single letters for such that only
 * look alike; here they are read as they sound.
 */
export function otherTransliterations(typed: string, language: Language): string[] {
  if (language !== 'ru' || !/[a-z]/i.test(typed)) return []
  if (/[а-яё]/i.test(typed)) return [typed.toLowerCase().replace(/[a-z]+/g, (letters) => inScriptOf(letters, 'ru'))]
  return [typed.toLowerCase().replace(/[a-z]+/g, (word) => word.replace(rareLetters, (letters) => rare[letters] ?? letters))]
}

const rare: Record<string, string> = { ia: 'ya', iu: 'yu', io: 'yo', x: 'kh', w: 'sh', c: 'ts', y: 'i', "'": '' }
const rareLetters = /i[auo]|[xwcy]/g
