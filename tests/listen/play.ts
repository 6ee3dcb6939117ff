import { readQuiz } from '../../server/campaigns/quiz-file.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { fixedQuizPath } from '../cast/fixed-quiz.ts'
import { recordLine, type Sound } from './record.ts'
import type { Language, Voice } from './voices.ts'

/** One round trip, a voice that has to begin, and interim results that come late. */
const faults = { requestDelayMs: 150, synthesisMs: 200, interimLagMs: 300 }

/** What an attentive person needs to look at a picture and to think of a word. */
const secondsToThink = 3

const words = {
  ru: { wrong: 'пингвин', other: 'трамвай', hint: 'подсказка', repeat: 'повтори', skip: 'пропустить', code: 'диктуйте' },
  en: { wrong: 'penguin', other: 'tram', hint: 'hint', repeat: 'repeat', skip: 'skip', code: 'spell it' },
}

/**
 * Plays a whole game on the emulator's clock, in which everything lasts as long as the voice takes: right and wrong answers, each
 * command, a silence, and the promo code. Returns what sounded on the line.
 */
export async function playAloud(language: Language, voice: Voice): Promise<Sound[]> {
  const quizFile = await readQuiz(fixedQuizPath(`intercom-${language}`))
  const evening = await opensTheEvening({ quizFile }, { speech: (text) => voice('pavel', text).ms })
  const visitor = await evening.comes()
  await visitor.givesNumber('8 916 123-45-67')
  const caller = evening.telephone.dials('79161234567')
  const sounds = recordLine(caller.line, evening.telephone.clock.now, voice)
  await caller.isAnswered()
  Object.assign(evening.telephone.emulator.faults, faults)
  const says = async (text: string) => {
    await caller.thinks(secondsToThink)
    await caller.speaks(text, { msPerWord: voice('caller', text).ms / text.split(/\s+/).length })
    await caller.isRepliedTo()
  }
  const { wrong, other, hint, repeat, skip, code } = words[language]
  for (const text of [wrong, hint, evening.answerTo(1)]) await says(text)
  await caller.thinks(quizFile.quiz.listenSeconds + 1)
  for (const text of [evening.answerTo(2), wrong, other, wrong, repeat, skip, evening.answerTo(5), code]) await says(text)
  await caller.thinks(quizFile.quiz.listenSeconds + 1)
  await caller.isForgottenInTime()
  return sounds
}
