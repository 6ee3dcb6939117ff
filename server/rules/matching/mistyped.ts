import type { Language } from './attempt.ts'
import { byLanguage } from './by-language.ts'
import { normalise } from './normalise.ts'
import { doublingsOf, neighbouringOf, omissionsOf, swapsOf } from './slips.ts'

/** Words of commands that people type. Of other words a slip may lead to a guess. */
const typed: Record<Language, string> = {
  ru:
    'повтори повторите повторить повторяй повтор заново подсказка подсказку подсказки подсказочку подскажи подскажите намекни помоги помогите помощь ' +
    'пропустить пропускаю пропусти пропуск пропустим дальше далее следующий следующая следующее следующую сдаюсь сдаемся правила',
  en: 'repeat again once hint hints clue help skip next pass question please rules easier another give',
}

/** In letters: of shorter words one slip makes too many others. */
const [shortestSwapped, shortestAnywhere, shortestOmitted] = [4, 6, 7]

function slipsOf(word: string, language: Language): string[] {
  const places = Array.from(word, (_, at) => at)
  const isLong = word.length >= shortestAnywhere
  return [
    ...(word.length >= shortestSwapped ? swapsOf(word) : []),
    ...neighbouringOf(word, isLong ? places : [word.length - 1], language),
    ...(isLong ? [...doublingsOf(word, language), ...doubledVowels(word)] : []),
    ...(word.length >= shortestOmitted ? omissionsOf(word) : []),
  ]
}

/** “Reapeat”: one vowel more beside another. */
const doubledVowels = (word: string) =>
  [...word.matchAll(/[aeiou]/g)].flatMap(({ index }) =>
    Array.from('aeiou').map((vowel) => word.slice(0, index + 1) + vowel + word.slice(index + 1)),
  )

/** What a slip would make of another word. */
const realWords = new Set(
  'neat next text pas past gain aging hunt mint hits hins helm help hell held given gives five once ones one gave live hive nice'.split(
    ' ',
  ),
)

const meantBySlips = byLanguage(slipsIn)

function slipsIn(language: Language): ReadonlyMap<string, string> {
  const words = typed[language].split(' ').map(normalise)
  const known = new Set(words)
  const slips = words
    .filter(({ length }) => length >= shortestSwapped)
    .flatMap((word) => slipsOf(word, language).map((slip) => [slip, word] as const))
  return new Map(slips.filter(([slip]) => !known.has(slip) && !realWords.has(slip)))
}

/** Returns the words of a request as they were meant, where the fingers slipped («повтроить», “reapeat”); null where none did. */
export function withoutSlips(words: readonly string[], language: Language): string[] | null {
  const meant = meantBySlips(language)
  if (!words.some((word) => meant.has(word))) return null
  return words.map((word) => meant.get(word) ?? word)
}
