import * as v from 'valibot'
import { foldLetters, type Icons } from '../notation/notation.ts'
import { iconsNamedIn, readParts, type Recipe } from '../pictures/pictures.ts'
import { faultsOfDraws } from './draw-faults.ts'
import { faultsOfLine, hardestLineOf, orNear, recipeOf } from './lines.ts'
import { rebusPath, rebusesOf } from './rebuses.ts'
import { type Level, levels, type Quiz, type Rebus } from './schema.ts'

/** How a quiz's icons are looked up: whether one exists, and which ones may have been meant. */
type KnownIcons = Required<Pick<Icons, 'isIcon' | 'near'>>

/**
 * Returns the faults of a quiz whose parts fit the schema but not each other. Whether its icons exist is checked where they are
 * given.
 */
export function faultsOf(quiz: Quiz, icons?: KnownIcons): Fault[] {
  const { tiers, points, consent } = quiz
  return [
    ...faultsOfConsent(consent),
    ...faultsOfTiers(tiers),
    ...faultsOfPoints(points),
    ...faultsOfDraws(quiz),
    ...faultsOfAnswers(quiz),
    ...Object.entries(quiz.scenes).flatMap(([name, items]) => faultsOfIcons({ kind: 'scene', items }, `scenes.${name}`, icons)),
    ...rebusesOf(quiz).flatMap((rebus, index) =>
      levels.flatMap((level) => faultsOfPicture(quiz, rebus, level, `${rebusPath(quiz, index)}.pictures.${level}`, icons)),
    ),
  ]
}

/** The consent text must name the days, so that visitors know what they agree to. */
function faultsOfConsent({ text, keptDays }: Quiz['consent']): Fault[] {
  if (keptDays === undefined || new RegExp(`(?<!\\d)${keptDays}(?!\\d)`).test(text)) return []
  return [{ path: 'consent.text', expected: `the ${keptDays} days that consent.keptDays promises`, found: `«${text}»` }]
}

function faultsOfTiers(tiers: Quiz['tiers']): Fault[] {
  const rising = tiers.slice(1).flatMap(({ atLeast }, index) => {
    const better = tiers[index]?.atLeast ?? 0
    const path = `tiers.${index + 1}.atLeast`
    return atLeast < better ? [] : [{ path, expected: `less than ${better}`, found: String(atLeast) }]
  })
  return [...rising, ...faultsOfLowestTier(tiers), ...faultsOfIds(tiers)]
}

/** The id identifies a tier and its codes in the database. */
function faultsOfIds(tiers: Quiz['tiers']): Fault[] {
  return tiers.flatMap(({ id, discount }, index) => {
    const owner = tiers.findIndex((tier) => tier.id === id)
    const field = id === String(discount) ? 'discount' : 'id'
    const path = `tiers.${index}.${field}`
    return owner === index
      ? []
      : [{ path, expected: `a ${field === 'id' ? 'name' : 'discount'} that tiers.${owner} does not have`, found: id }]
  })
}

function faultsOfLowestTier(tiers: Quiz['tiers']): Fault[] {
  const { atLeast } = tiers.at(-1) ?? { atLeast: 0 }
  if (atLeast === 0) return []
  const expected = '0, so that every finished game wins something'
  return [{ path: `tiers.${tiers.length - 1}.atLeast`, expected, found: String(atLeast) }]
}

function faultsOfPoints(points: Quiz['points']): Fault[] {
  return points.slice(1).flatMap((worth, index) => {
    const before = points[index] ?? 0
    return worth <= before ? [] : [{ path: `points.${index + 1}`, expected: `at most ${before}`, found: String(worth) }]
  })
}

/** With a spelling in common, each of two rebuses would treat its own answer as the other's. */
function faultsOfAnswers(quiz: Quiz): Fault[] {
  const owners = new Map<string, number>()
  return rebusesOf(quiz).flatMap(({ answer, accept }, index) =>
    [answer, ...accept].flatMap((spelling, position) => {
      const path = `${rebusPath(quiz, index)}.${position === 0 ? 'answer' : `accept.${position - 1}`}`
      const owner = owners.get(foldLetters(spelling)) ?? index
      owners.set(foldLetters(spelling), owner)
      const expected = `a word that ${rebusPath(quiz, owner)} does not have`
      return owner === index ? [] : [{ path, expected, found: `«${spelling}»` }]
    }),
  )
}

function faultsOfPicture(quiz: Quiz, rebus: Rebus, level: Level, path: string, icons?: KnownIcons): Fault[] {
  const { line, recipe, file } = rebus.pictures[level]
  const given = [line, recipe, file].filter((one) => one !== undefined).length
  if (given > 1) return [{ path, expected: 'a line, a recipe or a file', found: `${given} of them` }]
  if (given === 0) return faultsOfNothing(rebus.pictures, level, path)
  if (recipe)
    return [...faultsOfRecipe(recipe, rebus.answer, `${path}.recipe`), ...faultsOfIcons(recipe, `${path}.recipe`, icons)]
  if (line === undefined) return []
  const faults = faultsOfLine(line, { ...icons, scenes: quiz.scenes }).map((fault) => ({ path: `${path}.line`, ...fault }))
  const drawn = faults.length > 0 ? null : recipeOf(quiz, rebus, level)
  return drawn ? faultsOfRecipe(drawn, rebus.answer, path, `${path}.line`) : faults
}

function faultsOfIcons(recipe: Recipe, path: string, icons?: KnownIcons): Fault[] {
  const missing = icons ? iconsNamedIn(recipe).filter((name) => !icons.isIcon(name)) : []
  return missing.map((name) => {
    const expected = `icons that the emoji sets have${orNear(icons?.near(name) ?? [])}`
    return { path, expected, found: `"${name}"` }
  })
}

/** Only a solved picture can do without, where there is a line to take apart. */
function faultsOfNothing(pictures: Rebus['pictures'], level: Level, path: string): Fault[] {
  if (level !== 'solved') return [{ path, expected: 'a line, a recipe or a file', found: 'none of them' }]
  if (hardestLineOf(pictures)) return []
  return [{ path, expected: 'a line, a recipe or a file, since no other picture is a line', found: 'none of them' }]
}

function faultsOfRecipe(recipe: Recipe, answer: string, path: string, partsPath = `${path}.parts`): Fault[] {
  if (recipe.kind === 'scene') return []
  const reads = readParts(recipe.parts)
  const sum = { path: partsPath, expected: `letters that add up to «${answer}»`, found: `«${reads}»` }
  const faults = isSameWord(reads, answer) ? [] : [sum]
  if (recipe.kind !== 'solved' || isSameWord(recipe.answer, answer)) return faults
  return [...faults, { path: `${path}.answer`, expected: `«${answer}»`, found: `«${recipe.answer}»` }]
}

const isSameWord = (one: string, other: string) => foldLetters(one) === foldLetters(other)

/** In characters, enough to recognise the value. */
const maxFoundLength = 100

/** A fault of a quiz file: its path in the file (`rebuses.0.answer`), what was expected there and what was found. */
export type Fault = { path: string; expected: string; found: string }

/** Returns a fault as one sentence for the operator. */
export const describeFault = ({ path, expected, found }: Fault): string => `${path}: expected ${expected}, found ${found}`

/**
 * Returns a validation issue as a fault. The schema's own messages say what was expected; those of valibot begin with “Invalid”, and
 * the issue says what was expected in a field.
 */
export function faultOfIssue(issue: v.BaseIssue<unknown>): Fault {
  return {
    path: v.getDotPath(issue) ?? 'the file',
    expected: issue.message.startsWith('Invalid') ? expectedOf(issue) : issue.message,
    found: foundBy(issue),
  }
}

function foundBy({ received, input }: v.BaseIssue<unknown>): string {
  if (received === 'undefined') return 'nothing'
  const inFull = received === 'Object' || received === 'Array' ? JSON.stringify(input) : received
  return inFull.length > maxFoundLength ? `${inFull.slice(0, maxFoundLength)}…` : inFull
}

/** For an unknown key valibot expects “never”, and for a missing one the quoted name of the key; this says both in words. */
function expectedOf({ expected, received }: v.BaseIssue<unknown>): string {
  if (expected === 'never') return 'no such key'
  return received === 'undefined' ? 'a value' : (expected ?? 'another value')
}
