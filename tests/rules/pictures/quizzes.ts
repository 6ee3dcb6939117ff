import { createGallery } from '../../../server/campaigns/gallery.ts'
import { readQuiz } from '../../../server/campaigns/quiz-file.ts'
import { type Drawing, type Level, levels } from '../../../server/rules/quiz/schema.ts'

/** One drawing of a quiz that comes with Pavel, as the quiz file has it and as a browser gets it. */
export type Hung = { name: string; answer: string; level: Level; drawing: Drawing; svg: string }

/** The quizzes that come with Pavel, checked. */
export const quizFiles = [await readQuiz('intercom-ru'), await readQuiz('intercom-en')]

/** All their drawings. */
export const hung: Hung[] = quizFiles.flatMap(({ quiz, folder, name }) => {
  const gallery = createGallery({ quiz, quizFolder: folder, secret: 'a secret of the tests' })
  return quiz.rebuses.flatMap(({ answer, pictures }, rebusIndex) =>
    levels.map((level) => {
      const picture = gallery.find(gallery.addressOf(rebusIndex, level))
      return { name: `${name}: ${answer}, ${level}`, answer, level, drawing: pictures[level], svg: String(picture?.body) }
    }),
  )
})
