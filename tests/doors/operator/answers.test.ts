import { expect, test } from 'bun:test'
import { erase } from '../../../server/privacy/erase.ts'
import { worksAtTheDesk } from '../../cast/desk.ts'
import { type Evening, opensTheEvening } from '../../cast/evening.ts'

const operatorPassword = 'the-operator-of-the-tests'
const observerPassword = 'the-observer-of-the-tests'
const opens = (options: Parameters<typeof opensTheEvening>[0] = {}) =>
  opensTheEvening({ operatorPassword, observerPassword, ...options })

const gamesOf = ({ context }: Evening) => context.db.query.participants.findMany({ orderBy: (game, { asc }) => asc(game.id) })
const versionsOf = ({ context }: Evening) => context.db.query.quizVersions.findMany()
const codesOf = ({ context }: Evening) => context.db.query.codes.findMany({ orderBy: (code, { asc }) => asc(code.id) })
const logOf = ({ context }: Evening) => context.db.query.deeds.findMany({ orderBy: (deed, { asc }) => asc(deed.id) })

/** Plays a game to its end, with these words for the first rebus. */
async function finishes(evening: Evening, phone: string, first: string[]) {
  const { visitor, caller } = await evening.plays(phone)
  for (const words of first) await caller.says(words)
  for (const rebus of [2, 3, 4, 5]) await caller.says(evening.answerTo(rebus))
  await visitor.isShown('finished')
  return { visitor, caller }
}

const word = 'рубикон'
const wrong = [word, 'абракадабра', 'абракадабра']

const accepting = (evening: Evening, words = word) => ({ words, rebus: evening.answerTo(1), means: 'right', into: 'publish' })

test('what was refused is listed by rebus and near spelling, the most frequent first, and leads to a rehearsal', async () => {
  const evening = await opens()
  await finishes(evening, '8 916 123-45-01', ['рубикон', 'это рубиконы', 'банан'])
  await finishes(evening, '8 916 123-45-02', ['ну, рубикон', evening.answerTo(1)])
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  const page = await desk.opens('/answers')
  expect(page.texts('.heard-group h3')[0]).toContain(evening.answerTo(1))
  const [first, second] = page.texts('.heard-group')
  expect(first).toContain('3 раза')
  expect(first).toContain('2 человека')
  expect(second).toContain('банан')
  const link = page.all('.heard-group a')[0]?.getAttribute('href') ?? ''
  const rehearsal = await desk.opens(link.replace('/operator', ''))
  expect(rehearsal.status).toBe(200)
  expect(rehearsal.text('#touched')).toContain('40 → 50')
})

test('one click accepts a spelling, and all whom it concerns get what they are owed', async () => {
  const evening = await opens()
  const won = await finishes(evening, '8 916 123-45-01', wrong)
  const better = await finishes(evening, '8 916 123-45-02', ['абракадабра', word, evening.answerTo(1)])
  const erased = await finishes(evening, '8 916 123-45-03', wrong)
  await erase(evening.context, '+79161234503' as never)
  const waiting = await evening.plays('8 916 123-45-04')
  await waiting.caller.says(word)
  await waiting.caller.isListenedTo()
  waiting.caller.hangsUp()
  await waiting.visitor.isShown('lost')
  const playing = await evening.plays('8 916 123-45-05')
  await playing.caller.says(word)
  await playing.caller.isListenedTo()
  const former = won.visitor.code

  const desk = await worksAtTheDesk(evening.url, operatorPassword, { isPlain: true })
  const rehearsal = await desk.opens(`/answers/rehearsal?${new URLSearchParams(accepting(evening))}`)
  expect(rehearsal.text('#touched')).toContain('4 играх')
  expect(rehearsal.text('#touched')).toContain(former ?? '?')
  expect(rehearsal.text('#touched')).not.toContain('123-45-01')
  const accepted = await desk.sends('/answers', accepting(evening))
  expect(accepted.status).toBe(303)

  await playing.caller.hears('ваш ответ верный')
  await playing.visitor.hasPoints(10)
  await playing.visitor.sees('Ребус 2 из 5')
  await waiting.visitor.sees('Организаторы пересчитали вашу игру')
  await won.visitor.sees('приз стал лучше')
  await better.visitor.sees('Плюс 3 очка, теперь их 46')
  expect(await gamesOf(evening)).toMatchObject([
    { points: 50, tierId: '100' },
    { points: 46, tierId: '100' },
    { points: 40, tierId: '30' },
    { points: 10, rebus: 1, attempt: 0, finishedAt: null },
    { points: 10, rebus: 1, attempt: 0, finishedAt: null },
  ])
  expect(await versionsOf(evening)).toHaveLength(2)
  expect((await codesOf(evening)).filter(({ revokedAt }) => revokedAt)).toMatchObject([
    { code: former ?? '', voidedAt: null },
    {},
  ])
  expect((await logOf(evening)).map(({ what }) => what)).toContain('accepted a spelling')

  // From now on it counts for those who play, too, and for the one who calls again.
  const again = evening.telephone.dials('79161234504')
  await waiting.visitor.isShown('playing')
  await waiting.visitor.sees('Ребус 2 из 5')
  expect(again).toBeDefined()
  const page = await desk.opens('/answers')
  expect(page.text('#recount')).toContain('изменилась')
  void erased
})
