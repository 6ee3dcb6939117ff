import { createGallery } from '../../../server/campaigns/picture-gallery.ts'
import { readQuiz } from '../../../server/campaigns/quiz-file.ts'
import type { Recipe } from '../../../server/rules/pictures/recipe.ts'
import { recipeOf } from '../../../server/rules/quiz/lines.ts'
import { rebusesOf } from '../../../server/rules/quiz/rebuses.ts'
import { type Level, levels, type Rebus } from '../../../server/rules/quiz/schema.ts'

/** One drawing of a bundled quiz: as the quiz file defines it, how that is drawn, and as a browser gets it. */
export type BundledDrawing = {
  name: string
  answer: string
  level: Level
  drawing: Rebus['pictures'][Level]
  recipe: Recipe | null
  svg: string
}

/** The bundled quizzes, validated, with the rebuses for fun among the others. */
export const quizFiles = [await readWhole('intercom-ru'), await readWhole('intercom-en')]

async function readWhole(name: string) {
  const file = await readQuiz(name)
  return { ...file, quiz: { ...file.quiz, rebuses: [...file.quiz.rebuses, ...file.quiz.forFun], forFun: [] } }
}

/** All drawings of the bundled quizzes. */
export const bundledDrawings: BundledDrawing[] = quizFiles.flatMap(({ quiz, files, name }) => {
  const gallery = createGallery({ quiz, files, path: '/', secret: 'a secret of the tests' })
  return rebusesOf(quiz).flatMap((rebus, rebusIndex) =>
    levels.map((level) => {
      const { answer, pictures } = rebus
      const recipe = recipeOf(quiz, rebus, level)
      const picture = gallery.find(gallery.addressOf(rebusIndex, level))
      return { name: `${name}: ${answer}, ${level}`, answer, level, drawing: pictures[level], recipe, svg: String(picture?.body) }
    }),
  )
})
