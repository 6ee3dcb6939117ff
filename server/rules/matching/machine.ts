import type { Language } from './attempt.ts'
import { englishAnnouncements, englishPersons } from './machine.en.ts'
import { russianAnnouncements, russianPersons } from './machine.ru.ts'

/** In characters. What such a voice is known by comes early, and the patterns look a little ahead of each of them. */
const longestAnnouncement = 1_000

/**
 * Returns whether an answering machine, an assistant or the network spoke. Such words are no answer and must not cost an attempt.
 *
 * No word decides by itself, because people say all of them on the telephone: «я не автоответчик», «абонент слушает», “is this call
 * recorded?”. Only how machines put it counts: they present themselves as such, announce what is done to a call, or ask for a message
 * or a key. Where a person could have put it so, it was a person: on a machine that is taken for one, a minute is lost, and on a person
 * who is taken for a machine Pavel would hang up.
 */
export function isMachine({ heard, language }: { heard: string; language: Language }): boolean {
  const said = heard.slice(0, longestAnnouncement).toLowerCase().replaceAll('ё', 'е').replaceAll('’', "'").replace(/\s+/g, ' ')
  return machines[language].test(said.replace(persons[language], ' . '))
}

const anyOf = (patterns: readonly string[], flags?: string) => new RegExp(patterns.join('|'), flags)

/** A short question is a person's: «номер набран неправильно?» */
const shortQuestion = '(?<=^|[.,!?;])[^.,!?;]{0,40}\\?'

/** What a person says of Pavel, of a telephone and of themselves: it is cut out before the rest is looked at. */
const persons: Record<Language, RegExp> = {
  ru: anyOf([shortQuestion, ...russianPersons], 'g'),
  en: anyOf([shortQuestion, ...englishPersons], 'g'),
}

/** Russian networks repeat their announcements in English. */
const machines: Record<Language, RegExp> = {
  ru: anyOf([...russianAnnouncements, ...englishAnnouncements]),
  en: anyOf(englishAnnouncements),
}
