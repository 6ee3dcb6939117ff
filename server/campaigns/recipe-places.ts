import type { DraftContent, DraftFault } from '../rules/draft/draft.ts'
import { levels } from '../rules/quiz/quiz.ts'
import { type Place, readLocatedJson } from './located-json.ts'

/** A fault of a rebus; in a recipe also with the line and the column of its text. */
export type PlacedFault = DraftFault & { place?: Place }

/** Adds where in the text of a recipe its faults are. `textOf` returns a recipe as its field shows it. */
export function placeInRecipes(
  faults: readonly DraftFault[],
  { pictures }: DraftContent,
  textOf: (recipe: unknown) => string,
): PlacedFault[] {
  return levels.reduce<PlacedFault[]>(
    (all, level) => {
      const { recipe } = pictures[level]
      if (recipe === undefined) return all
      const path = `pictures.${level}.recipe`
      const json = readLocatedJson(textOf(recipe))
      const isIn = (fault: DraftFault) => fault.path === path || fault.path.startsWith(`${path}.`)
      if (json.faults.length > 0) {
        const [first] = all.filter(isIn)
        const unread = first ? json.faults.map(({ place, ...said }) => ({ key: first.key, path, place, ...said })) : []
        return [...all.filter((fault) => !isIn(fault)), ...unread]
      }
      return all.map((fault) => (isIn(fault) ? { ...fault, place: json.placeOf(fault.path.slice(path.length + 1)) } : fault))
    },
    [...faults],
  )
}
