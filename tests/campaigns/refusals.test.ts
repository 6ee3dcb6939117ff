import { describe, expect, test } from 'bun:test'
import * as v from 'valibot'
import { findRealWords } from '../../server/campaigns/campaigns.ts'
import { findNear, readyToPublish, unfoundIn, withFound } from '../../server/campaigns/draft-refusals.ts'
import { readQuiz } from '../../server/campaigns/quiz-file.ts'
import { type FindRealWords, refusalsWith } from '../../server/campaigns/refusals.ts'
import { draftOf, type QuizDraft, quizFormOf, writtenOf } from '../../server/rules/draft/draft.ts'
import { match } from '../../server/rules/matching/matching.ts'
import { Quiz } from '../../server/rules/quiz/quiz.ts'
import { quizWith } from '../../server/rules/refused/refused.ts'

const { quiz } = await readQuiz('smallest-ru')
const [rebus] = quiz.rebuses
const draftWith = (changes: object) => ({
  ...draftOf(quiz),
  rebuses: draftOf(quiz).rebuses.map((one) => ({ ...one, ...changes })),
})

describe('real words near an answer', () => {
  test('are found by a program that reads dictionaries, in both alphabets, and none that is a form of it or sounds as it', async () => {
    const [captcha = [], center = [], company = []] = await findRealWords({
      language: 'ru',
      rebuses: [
        { answer: 'капча', accept: ['капчя', 'captcha'] },
        { answer: 'контактный центр', accept: ['сервер', 'server'] },
        { answer: 'компания', accept: ['зарядка'] },
      ],
    })
    expect(captcha).toContain('капля')
    expect(center).toContain('контрактный')
    expect(company).not.toContainAnyValues(['кампания', 'зарядки', 'зарядок', 'зарядочка', 'компании'])
    for (const word of captcha)
      expect(
        match({ heard: word, rebus: { answer: 'капча', accept: ['капчя'], refuse: captcha }, others: [], language: 'ru' }).right,
      ).toBe(false)
  }, 120_000)

  test('of nothing are none', async () => {
    expect(await findRealWords({ language: 'en', rebuses: [] })).toEqual([])
  })
})

describe('what a draft refuses once it is published', () => {
  const near = (words: Record<string, string[]>) => {
    const asked: string[][] = []
    const find = ({ rebuses }: Parameters<typeof findRealWords>[0]) => {
      asked.push(rebuses.map(({ answer }) => answer))
      return Promise.resolve(rebuses.map(({ answer, accept }) => [answer, ...accept].flatMap((text) => words[text] ?? [])))
    }
    return { asked, find }
  }

  const published = async (draft: QuizDraft, find: FindRealWords, former: Quiz | null = quiz) =>
    readyToPublish(withFound(draft, former, await findNear(unfoundIn(draft, former), 'ru', find)), former).quiz

  test('is what new spellings bring near; what was near before has been refused, or taken out by an organiser', async () => {
    const answer = rebus?.answer ?? ''
    const draft = draftWith({ accept: [...(rebus?.accept ?? []), 'речь'] })
    const { find } = near({ [answer]: ['докладной'], речь: ['печь', 'течь'] })
    expect((await published(draft, find)).rebuses[0]?.refuse).toEqual(['печь', 'течь'])
  })

  test('is never what it accepts', async () => {
    const draft = draftWith({ accept: ['речь', 'Печь'], refuse: ['течь'] })
    const { find } = near({ речь: ['печь', 'течь', 'сечь'] })
    expect((await published(draft, find)).rebuses[0]?.refuse).toEqual(['течь', 'сечь'])
    expect(refusalsWith({ accept: ['капля'], refuse: [] }, ['капля', 'капни'])).toEqual(['капни'])
  })

  test('is looked for only where a spelling has changed, and once', async () => {
    const { asked, find } = near({})
    expect(await published(draftOf(quiz), find)).toEqual(draftOf(quiz))
    expect(asked).toEqual([])
    const draft = withFound(draftOf(quiz), null, await findNear(unfoundIn(draftOf(quiz), null), 'ru', find))
    expect(asked[0]?.[0]).toBe(rebus?.answer)
    expect(unfoundIn(draft, null)).toEqual([])
    expect(writtenOf(draft)).toEqual(draftOf(quiz))
  })

  test('is not what was found for spellings that have been changed since', async () => {
    const { find } = near({ речь: ['печь'] })
    const wanted = unfoundIn(draftWith({ accept: ['речь'] }), quiz)
    const late = withFound(draftWith({ accept: ['речи'] }), quiz, await findNear(wanted, 'ru', find))
    const { quiz: ready, unfound } = readyToPublish(late, quiz)
    expect(ready.rebuses[0]?.refuse).toEqual(rebus?.refuse)
    expect(unfound).toHaveLength(1)
  })

  test('comes into the draft when it is found, if the spelling was published before', async () => {
    const draft = draftWith({ accept: ['речь'] })
    const { quiz: missed } = readyToPublish(draft, quiz)
    const next = v.parse(Quiz, quizFormOf(missed).form)
    expect(next.rebuses[0]?.refuse).toEqual(rebus?.refuse ?? [])
    const { find } = near({ речь: ['печь'] })
    const found = withFound(missed, next, await findNear(unfoundIn(missed, next), 'ru', find))
    expect(found.rebuses[0]?.refuse).toContain('печь')
    expect(unfoundIn(found, next)).toEqual([])
  })
})

test('words that an operator accepts are refused no more', () => {
  const refusing = v.parse(Quiz, { ...quiz, rebuses: [{ ...rebus, refuse: ['Докладная', 'докладной'] }] })
  const accepted = quizWith(refusing, { kind: 'spelling', rebus: rebus?.answer ?? '', words: 'докладная' })
  expect(accepted.rebuses[0]).toMatchObject({ refuse: ['докладной'] })
  expect(accepted.rebuses[0]?.accept).toContain('докладная')
})
