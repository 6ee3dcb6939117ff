import { foldLetters, type Icons } from '../notation/notation.ts'
import { iconsNamedIn, readParts, type Recipe } from '../pictures/pictures.ts'
import { faultsOfDraws } from './draw-faults.ts'
import type { Fault } from './fault.ts'
import { faultsOfLine, hardestLineOf, recipeOf } from './lines.ts'
import { rebusPath, rebusesOf, rebusPlace } from './rebuses.ts'
import { type Level, levels, ownCommands, type Quiz, type Rebus } from './schema.ts'

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
    ...faultsOfCommands(quiz),
    ...Object.entries(quiz.scenes).flatMap(([name, items]) => faultsOfIcons({ kind: 'scene', items }, `scenes.${name}`, icons)),
    ...rebusesOf(quiz).flatMap((rebus, index) =>
      levels.flatMap((level) => faultsOfPicture(quiz, rebus, level, `${rebusPath(quiz, index)}.pictures.${level}`, icons)),
    ),
  ]
}

/** The consent text must name the days, so that visitors know what they agree to. */
function faultsOfConsent({ text, keptDays }: Quiz['consent']): Fault[] {
  if (keptDays === undefined || new RegExp(`(?<!\\d)${keptDays}(?!\\d)`).test(text)) return []
  return [{ at: 'consent.text', kind: 'days not named', days: keptDays, text }]
}

function faultsOfTiers(tiers: Quiz['tiers']): Fault[] {
  const rising = tiers.slice(1).flatMap(({ atLeast: found }, index): Fault[] => {
    const below = tiers[index]?.atLeast ?? 0
    return found < below ? [] : [{ at: `tiers.${index + 1}.atLeast`, kind: 'tier not below', below, found }]
  })
  return [...rising, ...faultsOfLowestTier(tiers), ...faultsOfIds(tiers)]
}

/** The id identifies a tier and its codes in the database. */
function faultsOfIds(tiers: Quiz['tiers']): Fault[] {
  return tiers.flatMap(({ id, discount }, index): Fault[] => {
    const owner = tiers.findIndex((tier) => tier.id === id)
    const field = id === String(discount) ? 'discount' : 'id'
    return owner === index ? [] : [{ at: `tiers.${index}.${field}`, kind: 'same tier', field, tier: owner, found: id }]
  })
}

function faultsOfLowestTier(tiers: Quiz['tiers']): Fault[] {
  const found = tiers.at(-1)?.atLeast ?? 0
  return found === 0 ? [] : [{ at: `tiers.${tiers.length - 1}.atLeast`, kind: 'lowest tier not at 0', found }]
}

function faultsOfPoints(points: Quiz['points']): Fault[] {
  return points.slice(1).flatMap((found, index): Fault[] => {
    const most = points[index] ?? 0
    return found <= most ? [] : [{ at: `points.${index + 1}`, kind: 'points rise', most, found }]
  })
}

/** With a spelling in common, each of two rebuses would treat its own answer as the other's. */
function faultsOfAnswers(quiz: Quiz): Fault[] {
  const owners = new Map<string, number>()
  return rebusesOf(quiz).flatMap(({ answer, accept }, index) =>
    [answer, ...accept].flatMap((found, position): Fault[] => {
      const at = `${rebusPath(quiz, index)}.${position === 0 ? 'answer' : `accept.${position - 1}`}`
      const owner = owners.get(foldLetters(found)) ?? index
      owners.set(foldLetters(found), owner)
      return owner === index ? [] : [{ at, kind: 'same answer', ...rebusPlace(quiz, owner), found }]
    }),
  )
}

/** A phrase that is a command, too, would never be one: a right answer comes first. Nor can it be two commands. */
function faultsOfCommands(quiz: Quiz): Fault[] {
  const answers = new Map(
    rebusesOf(quiz).flatMap(({ answer, accept }, index) =>
      [answer, ...accept].map((text) => [foldLetters(text), index] as const),
    ),
  )
  const owners = new Map<string, string>()
  return ownCommands.flatMap((command) =>
    (quiz.commands?.[command] ?? []).flatMap((found, position): Fault[] => {
      const [at, folded] = [`commands.${command}.${position}`, foldLetters(found)]
      const rebus = answers.get(folded)
      if (rebus !== undefined) return [{ at, kind: 'command is an answer', ...rebusPlace(quiz, rebus), found }]
      const owner = owners.get(folded) ?? command
      owners.set(folded, owner)
      return owner === command ? [] : [{ at, kind: 'same command', command: owner, found }]
    }),
  )
}

function faultsOfPicture(quiz: Quiz, rebus: Rebus, level: Level, at: string, icons?: KnownIcons): Fault[] {
  const { line, recipe, file } = rebus.pictures[level]
  const given = [line, recipe, file].filter((one) => one !== undefined).length
  if (given > 1) return [{ at, kind: 'several drawings', found: given }]
  if (given === 0) return faultsOfNothing(rebus.pictures, level, at)
  if (recipe) return [...faultsOfRecipe(recipe, rebus.answer, `${at}.recipe`), ...faultsOfIcons(recipe, `${at}.recipe`, icons)]
  if (line === undefined) return []
  const faults = faultsOfLine(line, `${at}.line`, { ...icons, scenes: quiz.scenes })
  const drawn = faults.length > 0 ? null : recipeOf(quiz, rebus, level)
  return drawn ? faultsOfRecipe(drawn, rebus.answer, at, `${at}.line`) : faults
}

function faultsOfIcons(recipe: Recipe, at: string, icons?: KnownIcons): Fault[] {
  const missing = icons ? iconsNamedIn(recipe).filter((name) => !icons.isIcon(name)) : []
  return missing.map((icon) => ({ at, kind: 'no such icon', icon, near: icons?.near(icon) ?? [] }))
}

/** Only a solved picture can do without, where there is a line to take apart. */
function faultsOfNothing(pictures: Rebus['pictures'], level: Level, at: string): Fault[] {
  if (level !== 'solved') return [{ at, kind: 'no drawing' }]
  return hardestLineOf(pictures) ? [] : [{ at, kind: 'nothing to take apart' }]
}

function faultsOfRecipe(recipe: Recipe, answer: string, at: string, partsAt = `${at}.parts`): Fault[] {
  if (recipe.kind === 'scene') return []
  const reads = readParts(recipe.parts)
  const faults: Fault[] = isSameWord(reads, answer) ? [] : [{ at: partsAt, kind: 'does not add up', answer, reads }]
  if (recipe.kind !== 'solved' || isSameWord(recipe.answer, answer)) return faults
  return [...faults, { at: `${at}.answer`, kind: 'another answer', answer, found: recipe.answer }]
}

const isSameWord = (one: string, other: string) => foldLetters(one) === foldLetters(other)
