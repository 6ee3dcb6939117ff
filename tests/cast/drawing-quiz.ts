import { createGallery } from '../../server/campaigns/picture-gallery.ts'
import { type QuizFile, readQuiz } from '../../server/campaigns/quiz-file.ts'
import { type Drawing, faultsOf, type Level, type Rebus, rebusesOf } from '../../server/rules/quiz/quiz.ts'
import { fixedQuizPath } from './fixed-quiz.ts'
import { secret } from './server.ts'

const words = ['самолёт', 'кактус', 'жираф', 'скрипка', 'водопад', 'трамвай', 'гитара']
const wordsForFun = ['акула', 'радуга', 'компас']

const file = await readQuiz(fixedQuizPath())

/**
 * The fixed quiz with seven rebuses more, of which a game draws five with a difficulty of 11 in all, and with three rebuses for fun.
 */
export const drawingQuiz: QuizFile = {
  ...file,
  quiz: {
    ...file.quiz,
    asks: 5,
    rebuses: [...file.quiz.rebuses, ...words.map(rebusOf)].map((rebus, index) => ({ ...rebus, difficulty: (index % 3) + 1 })),
    forFun: wordsForFun.map(rebusOf),
  },
}

const faults = faultsOf(drawingQuiz.quiz)
if (faults.length > 0) throw new Error(JSON.stringify(faults))

const gallery = createGallery({ quiz: drawingQuiz.quiz, files: file.files, path: `/c/${file.name}/pictures/`, secret })

/** Returns the rebus whose picture a page shows at this address, as its index in the drawing quiz, and the picture's level. */
export function rebusAt(address: string): { index: number; level: Level; answer: string } {
  const [drawing = ''] = address.split('.')
  const picture = gallery.find(drawing)
  if (!picture) throw new Error(`no picture of the drawing quiz is at ${address}`)
  const { rebusIndex: index, level } = picture
  return { index, level, answer: rebusesOf(drawingQuiz.quiz)[index]?.answer ?? '' }
}

/** Returns the address of a picture of the drawing quiz. */
export const addressOf = gallery.addressOf

/** A rebus whose pictures show the names of their levels. Each has an address of its own all the same. */
function rebusOf(word: string): Rebus {
  const drawing = (level: Level): Drawing => ({
    description: `${level} ${word}`,
    recipe: { kind: 'scene', items: [{ kind: 'text', text: level, at: [400, 300], size: 90 }] },
  })
  const pictures = { hard: drawing('hard'), easier: drawing('easier'), easiest: drawing('easiest'), solved: drawing('solved') }
  return { answer: word, accept: [], refuse: [], why: 'Так вышло.', difficulty: 1, pictures }
}
