import { readLine } from '../notation/notation.ts'
import { type Part, readPart, type Recipe } from '../pictures/pictures.ts'
import type { Expected, Language } from './attempt.ts'
import { wordsOf } from './normalise.ts'
import { stemOf } from './spelling.ts'

/** The stems of the words that a rebus is put together from. */
export type Pieces = ReadonlySet<string>

/**
 * Returns the pieces of a rebus's pictures: for each part of a line, the word that it draws and what of it is read («паровоз» and
 * «паро»), and letters that stand for themselves. Nothing else is a piece, such as what a scene shows. The result is cached for as
 * long as the quiz is in use.
 */
export function piecesOf(rebus: Expected, language: Language): Pieces {
  const pieces = cache[language].get(rebus) ?? new Set(namesIn(rebus).flatMap((name) => stemsOf(name, language)))
  cache[language].set(rebus, pieces)
  return pieces
}

/** Returns whether all these words are pieces. */
export function areInPieces(words: string, pieces: Pieces, language: Language): boolean {
  return words.split(' ').every((word) => pieces.has(stemOf(word, language)))
}

const cache = { ru: new WeakMap<Expected, Pieces>(), en: new WeakMap<Expected, Pieces>() }

const stemsOf = (name: string, language: Language) => wordsOf(name, language).map((word) => stemOf(word, language))

function namesIn({ pictures }: Expected): string[] {
  if (!pictures) return []
  return Object.values(pictures).flatMap(({ line, recipe }) => [...partsOfLine(line), ...partsOfRecipe(recipe)].flatMap(namesOf))
}

/** What a piece is drawn with makes no difference. A line that cannot be read names nothing; the editor says so. */
function partsOfLine(line: string | undefined): Part[] {
  const read = readLine(line ?? '', { isIcon: () => true })
  return 'faults' in read ? [] : read.parts.map(({ part }) => part)
}

const partsOfRecipe = (recipe: Recipe | undefined): Part[] => (recipe && recipe.kind !== 'scene' ? recipe.parts : [])

function namesOf(part: Part): string[] {
  if (part.kind === 'placed') return [...namesOf(part.thing), ...namesOf(part.base), readPart(part)]
  return part.kind === 'piece' ? [part.word, readPart(part)] : [readPart(part)]
}
