import type { DraftContent, DraftFault } from '../rules/draft/draft.ts'
import { levels } from '../rules/quiz/quiz.ts'
import { readLocatedJson } from './located-json.ts'
import { type LocatedFault, slipAt } from './quiz-fault.ts'

/** A fault of a rebus; in a recipe also with the line and the column of its text. */
export type PlacedFault = LocatedFault & Pick<DraftFault, 'key'>

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
      const isIn = (fault: PlacedFault) => fault.at === path || fault.at.startsWith(`${path}.`)
      if (json.faults.length > 0) {
        const [first] = all.filter(isIn)
        const unread = first ? json.faults.map((slip) => ({ key: first.key, ...slipAt(path, slip) })) : []
        return [...all.filter((fault) => !isIn(fault)), ...unread]
      }
      return all.map((fault) => (isIn(fault) ? { ...fault, place: json.placeOf(fault.at.slice(path.length + 1)) } : fault))
    },
    [...faults],
  )
}
