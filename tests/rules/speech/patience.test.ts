import { describe, expect, test } from 'bun:test'
import { readQuiz } from '../../../server/campaigns/quiz-file.ts'
import { rebusesOf } from '../../../server/rules/quiz/quiz.ts'
import { longestComment, secondsOfComment } from '../../../server/rules/speech/comments.ts'
import { secondsOfSpeech } from '../../../server/rules/speech/speech.ts'
import { spokenIn } from '../../../views/texts/spoken.ts'

/** Nobody waits for long on the telephone, and nobody hears a joke gladly twice. */

const greeting = 9
const question = 2
/** As many turns in a row have different wordings, where he comments on something often. */
const fewestWordings = 5

const turns = Array.from({ length: 24 }, (_, turn) => turn)
const of = 10

describe.each(['ru', 'en'] as const)('in the shipped quiz in %s', async (language) => {
  const { quiz } = await readQuiz(`intercom-${language}`)
  const rebuses = rebusesOf(quiz)
  const spoken = spokenIn(language)
  const seconds = (text: string) => secondsOfSpeech(text, language)
  const tooLong = (texts: readonly string[], most: number) =>
    [...new Set(texts)].filter((text) => seconds(text) > most).map((text) => `${seconds(text).toFixed(2)} s: ${text}`)
  const [hardest] = quiz.points

  test('he says within five seconds that he is a robot', () => {
    expect(seconds(spokenIn(language, { name: 'Константин', play: '' }).robot)).toBeLessThan(4)
  })

  test('a greeting takes at most nine seconds, from that sentence to the first question', () => {
    const first = spoken.rebus({ number: 1, of: 5 })
    const again = { number: 4, of: 5, points: 26 }
    const greetings = [
      `${spoken.robot} ${spoken.welcome({ rebuses: 5 })} ${first}`,
      `${spoken.welcomeCalled} ${first}`,
      `${spoken.robot} ${spoken.welcomeBack(again)}`,
    ]
    expect(tooLong(greetings, greeting)).toEqual([])
  })

  test('what he says about an answer takes at most four seconds, for every rebus and in every wording', () => {
    const said = { spoken, language, worth: hardest }
    const long = rebuses.map((rebus) => [rebus.answer, secondsOfComment(rebus, said)] as const)
    expect(long.filter(([, taken]) => taken > longestComment)).toEqual([])
    expect(Math.max(...long.map(([, taken]) => taken))).toBeGreaterThan(longestComment / 2)
  })

  test('so does everything else that he says during a game', () => {
    const { wrong, hint, offersHint, silent, unsure, noHint, howTo, askBack, again } = spoken
    const said = turns.flatMap((turn) => [
      ...[1, 2].flatMap((attempt) => [wrong({ turn, attempt }), wrong({ turn, attempt, isFirst: true })]),
      hint({ turn }),
      offersHint({ turn }),
      unsure({ turn }),
      silent({ turn }),
      silent({ turn, isFirst: true }),
    ])
    const others = [noHint, howTo, ...Object.values(askBack), again({ number: 10, of, attempt: 3 })]
    expect(tooLong([...said, ...others], longestComment)).toEqual([])
  })

  test('the next question takes at most two', () => {
    const questions = Array.from({ length: of }, (_, number) => spoken.rebus({ number: number + 1, of }))
    expect(tooLong(questions, question)).toEqual([])
  })

  test('he says none of it in the same words twice in as many turns as a game has rebuses', () => {
    const { answer, why } = rebuses[0] ?? { answer: '', why: '' }
    const wordings: Record<string, (turn: number) => string> = {
      right: (turn) => spoken.right({ turn, answer, why, worth: hardest }),
      wrong: (turn) => spoken.wrong({ turn }),
      'wrong before the last picture': (turn) => spoken.wrong({ turn, attempt: 2 }),
      lastWrong: (turn) => spoken.lastWrong({ turn, answer, why }),
      skipped: (turn) => spoken.skipped({ turn, answer, why }),
      hint: (turn) => spoken.hint({ turn }),
      offersHint: (turn) => spoken.offersHint({ turn }),
      silent: (turn) => spoken.silent({ turn }),
      unsure: (turn) => spoken.unsure({ turn }),
    }
    for (const [name, wording] of Object.entries(wordings)) {
      const inARow = turns.map((first) => new Set(turns.slice(first, first + fewestWordings).map(wording)).size)
      expect([name, Math.min(...inARow.slice(0, -fewestWordings))]).toEqual([name, fewestWordings])
    }
  })

  test('a promo code is spelled so slowly that it can be written down: each letter is a sentence', () => {
    const code = 'K7QXWZ'
    expect(seconds(spoken.code({ code }))).toBeGreaterThan(code.length * 0.7)
    // A voice makes no pause where a small letter follows a full stop.
    expect(spoken.code({ code })).not.toMatch(/\. \p{Ll}/u)
  })

  test('what he says for the sake of his own echo is long enough to be heard coming back', () => {
    expect(seconds(spoken.check.echo)).toBeGreaterThan(4)
  })
})
