import { stemmer as stemEnglish } from '@orama/stemmers/english'
import { stemmer as stemRussian } from '@orama/stemmers/russian'
import { synonyms } from './synonyms.ts'

/** An icon with what it is called and its keywords in both languages: the first of each list is the label. */
export type IconWords = { name: string; ru: string[]; en: string[] }

/** A word of an icon as it is compared; words of a label weigh more than keywords. */
type Word = { word: string; isLabel: boolean }
type Entry = { icon: IconWords; labels: string[]; words: Word[] }

/** Icons prepared for searching, in the order in which equally good ones are shown. */
export type IconIndex = readonly Entry[]

/** Prepares icons for searching. */
export function indexIcons(icons: readonly IconWords[]): IconIndex {
  return icons.map((icon) => {
    const labels = [icon.ru[0] ?? '', icon.en[0] ?? '', icon.name.replaceAll('-', ' ')].map(fold)
    const keywords = [...icon.ru.slice(1), ...icon.en.slice(1)].map(fold)
    const words = [
      ...labels.flatMap(wordsIn).map((word) => ({ word, isLabel: true })),
      ...keywords.flatMap(wordsIn).map((word) => ({ word, isLabel: false })),
    ]
    return { icon, labels, words }
  })
}

/** Returns at most `most` icons for these words, the best first. An icon must fit every word. */
export const findIcons = (index: IconIndex, typed: string, most = 30): IconWords[] =>
  rankIcons(index, typed)
    .slice(0, most)
    .map(({ icon }) => icon)

/** Returns the icons that fit these words, the best first, with how well they do (see `fits`). */
export function rankIcons(index: IconIndex, typed: string): { icon: IconWords; fit: number }[] {
  const wanted = fold(typed)
  const words = wordsIn(wanted).map((word) => ({ word, stem: stemOf(word) }))
  if (words.length === 0) return []
  const drawnFor = Object.hasOwn(synonyms, wanted) ? (synonyms[wanted] ?? []) : []
  return index
    .map((entry) => ({ icon: entry.icon, fit: fitOf(entry, wanted, words, drawnFor) }))
    .filter(({ fit }) => fit > 0)
    .toSorted((one, other) => other.fit - one.fit)
}

type Wanted = { word: string; stem: string | null }

/** How well an icon fits: as well as the word that fits worst, 0 when one does not. */
function fitOf({ icon, labels, words }: Entry, wanted: string, typed: Wanted[], drawnFor: string[]): number {
  if (labels.includes(wanted)) return fits.label
  const place = drawnFor.indexOf(icon.name)
  if (place >= 0) return fits.synonym - place / drawnFor.length
  return Math.min(...typed.map((one) => fitOfTyped(one, labels, words)))
}

/** From what is called so to a label that merely contains the letters. Words of labels get one more than keywords. */
export const fits = { label: 11, synonym: 10, exact: 7, beginning: 5, stem: 3, inside: 1 }

function fitOfTyped(typed: Wanted, labels: string[], words: Word[]): number {
  const best = Math.max(0, ...words.map((each) => fitOfWord(each, typed)))
  if (best > 0) return best
  return typed.word.length >= 3 && labels.some((label) => label.includes(typed.word)) ? fits.inside : 0
}

function fitOfWord({ word, isLabel }: Word, typed: Wanted): number {
  const bonus = isLabel ? 1 : 0
  if (word === typed.word) return fits.exact + bonus
  if (typed.word.length >= 2 && word.startsWith(typed.word)) return fits.beginning + bonus
  return hasStem(word, typed.stem) ? fits.stem + bonus : 0
}

/** In letters. With fewer of them left, or with longer endings, words that have nothing to do with each other are taken for one. */
const shortestStem = 4
const longestEnding = 3

const hasStem = (word: string, stem: string | null) =>
  stem !== null && word.startsWith(stem) && word.length - stem.length <= longestEnding

function stemOf(word: string): string | null {
  const stem = /[а-я]/.test(word) ? stemRussian(word) : stemEnglish(word)
  return stem.length >= shortestStem ? stem : null
}

const fold = (text: string) => text.toLowerCase().replaceAll('ё', 'е').trim()
const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []
