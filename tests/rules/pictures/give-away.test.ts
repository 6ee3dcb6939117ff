import { describe, expect, test } from 'bun:test'
import { type Understood, understand } from '../../../server/rules/matching/matching.ts'
import type { Part, Recipe, SceneItem } from '../../../server/rules/pictures/recipe.ts'
import type { Drawing, Rebus } from '../../../server/rules/quiz/schema.ts'
import { quizFiles } from './quizzes.ts'

describe.each(quizFiles)('the pictures of $name', ({ quiz: { rebuses, language } }) => {
  const answersIn = (texts: string[], candidates: Rebus[], isNamed: IsNamed) =>
    [...new Set(texts)].flatMap((heard) =>
      candidates
        .filter((rebus) => isNamed(understand({ heard, rebus, others: [], language })))
        .map(({ answer }) => `«${heard}» names ${answer}`),
    )

  test('say and draw nothing that is the answer of another rebus', () => {
    const others = (shown: Rebus) => rebuses.filter((rebus) => rebus !== shown)
    expect(rebuses.flatMap((shown) => answersIn(textsOf(shown), others(shown), isNamedOutright))).toEqual([])
  })

  test('do not say their own answer in a scene, nor draw a piece whose name would be taken for it', () => {
    expect(rebuses.flatMap((shown) => answersIn([...textsOfScenes(shown), ...namesOfPieces(shown)], [shown], isRight))).toEqual(
      [],
    )
  })
})

type IsNamed = (understood: Understood) => boolean

const isRight: IsNamed = (understood) => understood.kind === 'answer' && understood.match.right

/** A word that merely resembles another rebus's answer («telephone», “cellphone”) gives nothing away. */
const isNamedOutright: IsNamed = (understood) => {
  if (understood.kind !== 'answer' || !understood.match.right) return false
  const { match } = understood
  return (match.reason === 'inside a phrase' ? match.closeness.by : match.reason) !== 'close spelling'
}

/** What a visitor reads or hears of the pictures before the rebus is over, and what the drawn things are called. */
const textsOf = (rebus: Rebus) => [...drawingsOf(rebus).flatMap(sentencesOf), ...textsOfScenes(rebus), ...namesOfPieces(rebus)]

const textsOfScenes = (rebus: Rebus) =>
  drawingsOf(rebus).flatMap((drawing) =>
    drawing.recipe?.kind === 'scene' ? [...sentencesOf(drawing), ...drawing.recipe.items.flatMap(textsOfItem)] : [],
  )

const namesOfPieces = (rebus: Rebus) =>
  drawingsOf(rebus).flatMap(({ recipe }) => (recipe ? partsOf(recipe).flatMap(namesOf) : []))

const drawingsOf = ({ pictures }: Rebus) => [pictures.hard, pictures.easier, pictures.easiest]

const sentencesOf = ({ description }: Drawing) => description.split(/[.!?:;«»“”]+/).filter((sentence) => sentence.trim())

const partsOf = (recipe: Recipe) => (recipe.kind === 'scene' ? [] : recipe.parts)

function textsOfItem(item: SceneItem): string[] {
  if (item.kind === 'bubble') return [item.lines.join(' ')]
  return item.kind === 'text' ? [item.text] : []
}

function namesOf(part: Part): string[] {
  if (part.kind === 'placed') return [...namesOf(part.thing), ...namesOf(part.base)]
  return part.kind === 'piece' ? [part.word, ...(typeof part.art === 'string' ? [] : part.art.flatMap(textsOfItem))] : []
}
