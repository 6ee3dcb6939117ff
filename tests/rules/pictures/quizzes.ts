import { createGallery } from '../../../server/campaigns/picture-gallery.ts'
import { readQuiz } from '../../../server/campaigns/quiz-file.ts'
import { rebusesOf } from '../../../server/rules/quiz/rebuses.ts'
import { type Drawing, type Level, levels } from '../../../server/rules/quiz/schema.ts'

/** One drawing of a bundled quiz: as the quiz file defines it, and as a browser gets it. */
export type BundledDrawing = { name: string; answer: string; level: Level; drawing: Drawing; svg: string }

/** The bundled quizzes, validated. */
export const quizFiles = [await readQuiz('intercom-ru'), await readQuiz('intercom-en')]

/** All drawings of the bundled quizzes. */
export const bundledDrawings: BundledDrawing[] = quizFiles.flatMap(({ quiz, folder, name }) => {
  const gallery = createGallery({ quiz, quizFolder: folder, secret: 'a secret of the tests' })
  return rebusesOf(quiz).flatMap(({ answer, pictures }, rebusIndex) =>
    levels.map((level) => {
      const picture = gallery.find(gallery.addressOf(rebusIndex, level))
      return { name: `${name}: ${answer}, ${level}`, answer, level, drawing: pictures[level], svg: String(picture?.body) }
    }),
  )
})
