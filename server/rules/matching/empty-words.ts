import { addressWords } from './address-words.ts'
import type { Language } from './attempt.ts'
import { normalise } from './normalise.ts'
import { isRussianVerb } from './word-classes.ts'
import { englishEmpty } from './words.empty.en.ts'
import { russianEmpty } from './words.empty.ru.ts'

/**
 * Words that name no thing, in lines with spaces between them: `alone` never do, `beside` only beside such a word («дайте время»), and
 * by themselves they may be a guess.
 */
export type EmptyWords = { alone: readonly string[]; beside: readonly string[] }

/**
 * Returns which of these normalised words cannot be a guess, since an answer is a thing and has a noun: «сейчас скажу», “bear with me”.
 * Known are the words of conversation and, by their endings, Russian verbs in the first and second person, imperatives and infinitives,
 * and how hard it is («сложновато»);
 * so is what stands after «я», “I” and their like. What they are silent about may be a guess.
 */
export function emptyAmong(words: readonly string[], language: Language): boolean[] {
  const isSurely = words.map((word, at) => isEmpty(word, language) || isEmptyByPlace(words, at, language))
  if (!isSurely.includes(true)) return isSurely
  const isOnlyTalk = words.every((word, at) => isSurely[at] || lists[language].beside.has(word) || oneOrTwo.test(word))
  return isOnlyTalk && !isNaming(words, language) ? words.map(() => true) : isSurely
}

/**
 * Returns whether one of these normalised words is taken for no guess only because of the word before it: “I dunk”. It may be a guess all
 * the same, so that it is no right answer there either, or else everything could be guessed for nothing.
 */
export function isEmptyByPlace(words: readonly string[], at: number, language: Language): boolean {
  return !isEmpty(words[at] ?? '', language) && isAfterSubject[language](words, at)
}

/** Returns whether a normalised word names no thing, whatever stands beside it. */
function isEmpty(word: string, language: Language): boolean {
  return lists[language].alone.has(word) || (language === 'ru' && (isRussianVerb(word) || /..[ое]вато$/.test(word)))
}

const setOf = (lines: readonly string[]) =>
  new Set(lines.flatMap((line) => line.split(' ')).flatMap((word) => normalise(word).split(' ')))

const lists = { ru: listsIn('ru', russianEmpty), en: listsIn('en', englishEmpty) }

function listsIn(language: Language, { alone, beside }: EmptyWords) {
  const address = setOf(addressWords[language])
  return { alone: setOf(alone), beside: new Set([...setOf(beside), ...address]), address }
}

/** Returns whether a normalised word calls somebody («дружище», “mate”). Beside words that say nothing it says nothing, too. */
export function isAddress(word: string, language: Language): boolean {
  return lists[language].address.has(word)
}

/** “One more second”, “this one”. */
const oneOrTwo = /^[12]$/

const isAfterSubject = { ru: isRussianAfterSubject, en: isEnglishAfterSubject }

/** «Я отвечу», «сейчас посмотрю», «мы отвлеклись», «не спешите». */
function isRussianAfterSubject(words: readonly string[], at: number): boolean {
  return endings.get(words[at - 1] ?? '')?.test(words[at] ?? '') ?? false
}

const endings = new Map<string, RegExp>([
  ...['я', 'сейчас', 'щас', 'ща', 'уже', 'почти'].map((word): [string, RegExp] => [word, /..(?:[ую]|л|ла|лся|лась)$/]),
  ['мы', /..(?:м|ли|лись)$/],
  ['ты', /..(?:шь|л|ла)$/],
  ['вы', /..(?:те|ли)$/],
  ['не', /..ите$/],
  ...['дай', 'дайте'].map((word): [string, RegExp] => [word, /..(?:рю|лю|ню|шу|жу|щу)$/]),
])

const subjects = new Set(
  'i we ill id well wed cant cannot dont didnt couldnt wont wouldnt havent ive lets lemme im were youre'.split(' '),
)

/** After “I” stands a verb, or an adverb and a verb; after “I'm” what one does. */
function isEnglishAfterSubject(words: readonly string[], at: number): boolean {
  const subject = words[at - 1] ?? ''
  const isOfMe = subject === 'was' && words[at - 2] === 'i'
  if (isOfMe || subject === 'im' || subject === 'were' || subject === 'youre') return /.{2}(?:ing|ed)$/.test(words[at] ?? '')
  return subjects.has(subject) || (subject === 'me' && words[at - 2] === 'let')
}

/** “It's time”, “a boy”, «это слово»: what is named so is a guess. */
function isNaming(words: readonly string[], language: Language): boolean {
  return words.some(
    (word, at) => namers[language].has(word) && lists[language].beside.has(words[at + 1] ?? '') && !isUsual(words, at),
  )
}

const namers = { ru: new Set(['это', 'значит']), en: new Set(['its', 'thats', 'is', 'a', 'an', 'the']) }

/** “Have a look”, “give me a minute”, “the foggiest”. */
function isUsual(words: readonly string[], at: number): boolean {
  return words.slice(0, at).some((word) => usualBefore.has(word))
}

const usualBefore = new Set(
  'have havent has get give gimme need take takes for just wait let say whats in on at by not want no'.split(' '),
)
