import { distance } from 'fastest-levenshtein'
import * as v from 'valibot'
import { type Understood, understand } from '../matching/matching.ts'
import { Recipe } from '../pictures/pictures.ts'
import type { OwnCommands, Rebus } from '../quiz/quiz.ts'
import type { DraftContent, DraftPicture } from './quiz-draft.ts'

type Spelled = Pick<DraftContent, 'answer' | 'accept' | 'refuse'>
type Asked = {
  rebus: Spelled & Pick<DraftContent, 'pictures'>
  others: readonly Spelled[]
  language: 'ru' | 'en'
  commands?: OwnCommands | undefined
}

/** What somebody may say, and how it would be understood. */
export type Heard = { words: string; understood: Understood }

/** Returns how each of these would be understood as an answer to the rebus. A recipe with faults names no piece of its picture. */
export function hear({ rebus: { pictures, ...spelled }, language, commands, ...asked }: Asked, said: readonly string[]): Heard[] {
  const rebus = { ...spelled, pictures: readable(pictures) }
  const others = asked.others.map(({ answer, accept, refuse }) => ({ answer, accept, refuse }))
  return said.map((words) => ({ words, understood: understand({ heard: words, rebus, others, language, commands }) }))
}

function readable({ hard, easier, easiest, solved }: DraftContent['pictures']): Rebus['pictures'] {
  return { hard: asRead(hard), easier: asRead(easier), easiest: asRead(easiest), solved: asRead(solved) }
}

function asRead({ description = '', line, recipe }: DraftPicture) {
  const parsed = v.safeParse(Recipe, recipe)
  return { description, line, recipe: parsed.success ? parsed.output : undefined }
}

/** Returns what people say who know the answer: every spelling, word forms, and the answer within a sentence. */
export function spokenFormsOf({ answer, accept }: Spelled, language: 'ru' | 'en'): string[] {
  const all = [answer, ...accept, ...inflected(answer, language), ...frames[language].map((frame) => frame(answer))]
  return [...new Set(all.map((words) => words.trim().toLowerCase()))].filter((words) => words !== '')
}

const frames = {
  ru: [(word: string) => `это ${word}`, (word: string) => `ну наверное ${word}`, (word: string) => `не ${word}`],
  en: [(word: string) => `it’s ${word}`, (word: string) => `I think it’s ${word}`, (word: string) => `not ${word}`],
}

/** The forms that come to mind. Whether a form exists does not matter: the caller would not be asked about it. */
function inflected(word: string, language: 'ru' | 'en'): string[] {
  if (word.trim() === '') return []
  if (language === 'en') return [`${word}s`]
  const [pattern, endings] = russianEndings.find(([ending]) => ending.test(word)) ?? [/$/, []]
  return endings.map((ending) => word.replace(pattern, '') + ending)
}

/** What a word ends in, and what comes in its place. */
const russianEndings: [RegExp, string[]][] = [
  [/а$/i, ['ы', 'у', 'ой']],
  [/я$/i, ['и', 'ю', 'ей']],
  [/ь$/i, ['и', 'ью']],
  [/(?<=[бвгджзклмнпрстфхцчшщ])$/i, ['а', 'ом', 'ы']],
]

/** In words: more are not read. */
const mostNear = 12
const farthest = 3

/** Returns the words of `common` that are written most like the answer or one of its other spellings, the nearest first. */
export function nearWords({ answer, accept }: Spelled, common: Iterable<string>): string[] {
  const spellings = [answer, ...accept].map(fold).filter((spelling) => spelling !== '')
  const near: { word: string; far: number }[] = []
  for (const word of common) {
    const folded = fold(word)
    if (spellings.includes(folded)) continue
    const far = Math.min(...spellings.map((spelling) => farness(spelling, folded)))
    if (far <= farthest) near.push({ word, far })
  }
  return near
    .toSorted((one, other) => one.far - other.far)
    .slice(0, mostNear)
    .map(({ word }) => word)
}

/** Half of a word may differ, no more: of three letters any word is near. */
function farness(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > farthest) return Infinity
  const far = distance(one, other)
  return far * 2 <= Math.max(one.length, other.length) ? far : Infinity
}

const fold = (word: string) => word.trim().toLowerCase().replaceAll('ё', 'е')
