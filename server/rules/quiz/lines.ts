import { type Icons, readLine } from '../notation/notation.ts'
import type { Part, Recipe } from '../pictures/pictures.ts'
import type { Fault } from './fault.ts'
import { type Level, levels, type Quiz, type Rebus } from './schema.ts'

/**
 * Returns how a picture of a rebus is drawn; null when it is a file. A `solved` that is neither a line nor a recipe nor a file takes
 * the hardest line apart. Throws when a line cannot be read or there is none, which `faultsOf` has ruled out.
 */
export function recipeOf({ scenes }: Pick<Quiz, 'scenes'>, { answer, pictures }: Rebus, level: Level): Recipe | null {
  const { line, recipe, file } = pictures[level]
  if (recipe) return recipe
  if (file !== undefined) return null
  const parts = line === undefined ? partsToSolve(pictures, scenes) : partsOf(line, scenes)
  return level === 'solved' ? { kind: 'solved', parts, answer } : { kind: 'line', parts }
}

/** Returns the level of the hardest picture that is a line or a row of parts; undefined when there is none. */
export function hardestLineOf(pictures: Rebus['pictures']): Level | undefined {
  return levels.find((level) => level !== 'solved' && isRow(pictures[level]))
}

const isRow = ({ line, recipe }: Rebus['pictures'][Level]) => line !== undefined || recipe?.kind === 'line'

function partsToSolve(pictures: Rebus['pictures'], scenes: Quiz['scenes']): Part[] {
  const level = hardestLineOf(pictures)
  if (!level) throw new Error('No picture of the rebus is a line')
  const { line, recipe } = pictures[level]
  if (line !== undefined) return partsOf(line, scenes)
  return recipe?.kind === 'line' ? recipe.parts : []
}

function partsOf(line: string, scenes: Quiz['scenes']): Part[] {
  const read = readLine(line, { scenes })
  if ('faults' in read) throw new Error(`«${line}» cannot be read as a line`)
  return read.parts.map(({ part }) => part)
}

/** Returns what is wrong with a line that stands at this path. */
export function faultsOfLine(line: string, at: string, icons: Icons): Fault[] {
  const read = readLine(line, icons)
  if (!('faults' in read)) return []
  return read.faults.map((fault) => ({ at, kind: 'unreadable line', line, ...fault }))
}
