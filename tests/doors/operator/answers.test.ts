import { expect, test } from 'bun:test'
import { acceptWords } from '../../../server/campaigns/accepted-words.ts'
import { keepRecount, leaveRecount, noteProgress, readNewestRecount, takeRecount } from '../../../server/game/kept-recounts.ts'
import { createRecounts } from '../../../server/game/recounts.ts'
import { erase } from '../../../server/privacy/erase.ts'
import { draftOf } from '../../../server/rules/draft/draft.ts'
import type { Quiz } from '../../../server/rules/quiz/quiz.ts'
import { answers, codes, participants, quizDrafts } from '../../../server/store/schema/schema.ts'
import { worksAtTheDesk } from '../../cast/desk.ts'
import { type Evening, opensTheEvening } from '../../cast/evening.ts'
import { fixedQuiz } from '../../cast/fixed-quiz.ts'
import { waitFor } from '../../cast/waiting.ts'

const operatorPassword = 'the-operator-of-the-tests'
const observerPassword = 'the-observer-of-the-tests'
const opens = (options: Parameters<typeof opensTheEvening>[0] = {}) =>
  opensTheEvening({ operatorPassword, observerPassword, ...options })

const gamesOf = ({ context }: Evening) => context.db.query.participants.findMany({ orderBy: (game, { asc }) => asc(game.id) })
const versionsOf = ({ context }: Evening) =>
  context.db.query.quizVersions.findMany({ orderBy: (version, { asc }) => asc(version.id) })
const codesOf = ({ context }: Evening) => context.db.query.codes.findMany({ orderBy: (code, { asc }) => asc(code.id) })
const logOf = ({ context }: Evening) => context.db.query.deeds.findMany({ orderBy: (deed, { asc }) => asc(deed.id) })

const nobody = () => Promise.reject(new Error('expected a game'))

/** Waits until no refused answer is left that is accepted by now. */
async function counted(evening: Evening) {
  const isLeft = async () => {
    const answers = await evening.context.db.query.answers.findMany()
    return answers.some(({ heard, verdict, recountedAt }) => heard === word && verdict === 'wrong' && !recountedAt)
  }
  for (let tries = 0; (await isLeft()) && tries < 5_000; tries += 1) await Promise.resolve()
  expect(await isLeft()).toBe(false)
}

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
  const fresh = await evening.plays('8 916 123-45-06')
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
    { points: 0, rebus: 0, attempt: 0, finishedAt: null },
  ])
  expect(await versionsOf(evening)).toHaveLength(2)
  expect((await codesOf(evening)).filter(({ revokedAt }) => revokedAt)).toMatchObject([
    { code: former ?? '', voidedAt: null },
    {},
  ])
  expect((await logOf(evening)).map(({ what }) => what)).toContain('accepted a spelling')

  // From now on it counts for those who began before, too, and the one who waited goes on where he is.
  await fresh.caller.says(word)
  await fresh.visitor.hasPoints(10)
  const again = evening.telephone.dials('79161234504')
  await waiting.visitor.isShown('playing')
  await waiting.visitor.sees('Ребус 2 из 5')
  expect(again).toBeDefined()
  const page = await desk.opens('/answers')
  expect(page.text('#recount')).toContain('Пересчитано')
  void erased
})

test('what another rebus has is refused with its name, and nothing changes', async () => {
  const evening = await opens()
  await finishes(evening, '8 916 123-45-01', wrong)
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  for (const [words, sentence] of [
    [evening.answerTo(2), evening.answerTo(2)],
    ['не рубикон', 'отрицание'],
    ['рубикон или финиш', 'перебор'],
    ['подсказка', 'команда'],
    ['', 'нет слова'],
    ['руб', 'коротко'],
  ] as const) {
    const refused = await desk.sends('/answers', accepting(evening, words))
    expect(refused.status).toBe(422)
    expect(refused.text('#objection')).toContain(sentence)
  }
  const strange = await desk.sends('/answers', { ...accepting(evening), rebus: 'сервер' })
  expect(strange.text('#objection')).toContain('Такого ребуса')
  expect(await versionsOf(evening)).toHaveLength(1)
  expect(await gamesOf(evening)).toMatchObject([{ points: 40 }])
})

test('two operators who click at once publish one version, and nobody gets anything twice', async () => {
  const evening = await opens()
  await finishes(evening, '8 916 123-45-01', wrong)
  await finishes(evening, '8 916 123-45-02', wrong)
  const desks = await Promise.all(['Анна', 'Борис'].map((name) => worksAtTheDesk(evening.url, operatorPassword, { name })))
  const answered = await Promise.all(desks.map((desk) => desk.sends('/answers', accepting(evening))))
  expect(answered.map(({ status }) => status)).toEqual([303, 303])
  await counted(evening)
  expect(await versionsOf(evening)).toHaveLength(2)
  expect(await gamesOf(evening)).toMatchObject([{ points: 50 }, { points: 50 }])
  expect(await codesOf(evening)).toHaveLength(4)
  expect((await logOf(evening)).filter(({ what }) => what === 'gave another code')).toHaveLength(2)
})

test('of two who rise to a tier with one code left one gets it, and the other keeps what he has', async () => {
  const quiz = fixedQuiz()
  const tiers = quiz.tiers.map((tier) => ({ ...tier, most: tier.id === '100' ? 1 : 50 }))
  const evening = await opens({ quizFile: { quiz: { ...quiz, tiers }, name: 'one-left', folder: '' } })
  const one = await finishes(evening, '8 916 123-45-01', wrong)
  const other = await finishes(evening, '8 916 123-45-02', wrong)
  const former = [one.visitor.code, other.visitor.code]
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  const rehearsal = await desk.opens(`/answers/rehearsal?${new URLSearchParams(accepting(evening))}`)
  expect(rehearsal.text('#touched')).toContain('Заменим на лучший: 1 приз')
  expect(rehearsal.text('#touched')).toContain('Останется прежним: 1 приз')
  await desk.sends('/answers', accepting(evening))
  await counted(evening)
  const games = await gamesOf(evening)
  expect(games.map(({ points }) => points)).toEqual([50, 50])
  expect(new Set(games.map(({ tierId }) => tierId))).toEqual(new Set(['100', '30']))
  const kept = games.find(({ tierId }) => tierId === '30')
  expect(former).toContain(kept?.code ?? null)
  const codes = await codesOf(evening)
  expect(codes.filter(({ revokedAt }) => revokedAt)).toHaveLength(1)
  expect(codes.find(({ code }) => code === kept?.code)).toMatchObject({ revokedAt: null })
  const given = await evening.context.db.query.prizesGiven.findMany()
  expect(new Map(given.filter((row) => row.given > 0).map((row) => [row.tierId, row.given]))).toEqual(
    new Map([
      ['100', 1],
      ['30', 1],
    ]),
  )
})

test('a code that has been spent stays, and the rehearsal says so', async () => {
  const evening = await opens()
  const { visitor } = await finishes(evening, '8 916 123-45-01', wrong)
  await evening.context.db.update(codes).set({ spentAt: new Date() })
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  const rehearsal = await desk.opens(`/answers/rehearsal?${new URLSearchParams(accepting(evening))}`)
  expect(rehearsal.text('#touched')).toContain('промокод использован')
  const former = visitor.code
  await desk.sends('/answers', accepting(evening))
  await visitor.sees('Плюс 10 очков, теперь их 50')
  expect(visitor.code).toBe(former)
  expect(await gamesOf(evening)).toMatchObject([{ points: 50, tierId: '30', code: former }])
  expect((await desk.opens('/answers')).text('#recount')).toContain('приз остался прежним: 1')
})

test('a word that goes into the draft changes no version, and counts what was played', async () => {
  const evening = await opens()
  const { visitor } = await finishes(evening, '8 916 123-45-01', wrong)
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  const drafted = await desk.sends('/answers', { ...accepting(evening), into: 'draft' })
  expect(drafted.location).toContain('outcome=drafted')
  await visitor.sees('Плюс 10 очков')
  expect(await versionsOf(evening)).toHaveLength(1)
  const draft = await evening.context.db.query.quizDrafts.findFirst()
  expect(draft?.quiz.rebuses[0]?.accept).toContain(word)
})

test('publishing a word leaves what else is in the draft unpublished, and adds the word to it', async () => {
  const evening = await opens()
  await finishes(evening, '8 916 123-45-01', wrong)
  const draft = draftOf(evening.quiz)
  const half = { ...draft, rebuses: draft.rebuses.with(1, { ...draft.rebuses[1]!, why: '' }) }
  const { campaignId, db } = evening.context
  await db.insert(quizDrafts).values({ campaignId, quiz: half, savedAt: new Date(), savedBy: 'Борис' })
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  await desk.sends('/answers', accepting(evening))
  const published = (await versionsOf(evening)).map(({ quiz }) => quiz as Quiz)[1]
  expect(published?.rebuses[1]?.why).not.toBe('')
  expect(published?.rebuses[0]?.accept).toContain(word)
  const kept = await db.query.quizDrafts.findFirst()
  expect(kept?.quiz.rebuses[1]?.why).toBe('')
  expect(kept?.quiz.rebuses[0]?.accept).toContain(word)
})

test('what was not understood is taught as a command, and costs nothing more than the command', async () => {
  const evening = await opens()
  const { visitor, caller } = await evening.plays('8 916 123-45-01')
  await caller.says('другую давай картинку')
  await caller.isListenedTo()
  await visitor.sees('Попытка 2 из 3')
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  await desk.sends('/answers', { words: 'другую давай картинку', rebus: '', means: 'repeat', into: 'publish' })
  await caller.hears('Возвращаю попытку')
  await visitor.sees('Попытка 1 из 3')
  await caller.says('другую давай картинку')
  await caller.hears('Повторяю')
  await caller.says(evening.answerTo(1))
  await visitor.hasPoints(10)
  expect(await evening.context.db.query.unclearWords.findMany()).toMatchObject([{ heard: 'другую давай картинку' }])
})

test('an observer looks at the rehearsal, and may not accept, not even by hand', async () => {
  const evening = await opens()
  await finishes(evening, '8 916 123-45-01', wrong)
  const observer = await worksAtTheDesk(evening.url, observerPassword)
  const rehearsal = await observer.opens(`/answers/rehearsal?${new URLSearchParams(accepting(evening))}`)
  expect(rehearsal.status).toBe(200)
  expect(rehearsal.all('#accept')).toEqual([])
  for (const path of ['/answers', '/answers/recounts']) expect((await observer.sends(path, accepting(evening))).status).toBe(403)
  expect(await versionsOf(evening)).toHaveLength(1)
  expect(await gamesOf(evening)).toMatchObject([{ points: 40 }])
})

const by = { name: 'Анна', role: 'operator', addressDisguise: null } as const

/** Accepts the word as the desk does, on a server that dies before it has counted anything. */
async function acceptsAndDies(evening: Evening) {
  const { context } = evening
  const { campaignId } = context
  const acceptance = { kind: 'spelling', rebus: evening.answerTo(1), words: word } as const
  const order = { about: `${acceptance.rebus}: ${word}`, acceptance, isAccepted: true, by }
  const keep: Parameters<typeof acceptWords>[3]['also'] = (tx, at) => keepRecount(tx, campaignId, order, at)
  await acceptWords(context, campaignId, acceptance, { into: 'publish', by, also: keep })
  await evening.announces()
  return { order, db: context.db, campaignId, contextOf: async () => evening.context }
}

const counting = (signal: AbortSignal = new AbortController().signal) => createRecounts({ signal, report: () => {} })

test('what a server has left that was stopped is counted by any other, without a click', async () => {
  const evening = await opens()
  await finishes(evening, '8 916 123-45-01', wrong)
  await finishes(evening, '8 916 123-45-02', wrong)
  const { order, contextOf } = await acceptsAndDies(evening)
  await counting(AbortSignal.abort()).run(evening.context, order.about)
  expect(await gamesOf(evening)).toMatchObject([{ points: 40 }, { points: 40 }])
  const other = counting()
  await other.takeUp(evening.context, contextOf)
  await other.finished()
  await counted(evening)
  expect(await gamesOf(evening)).toMatchObject([{ points: 50 }, { points: 50 }])
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  expect((await desk.opens('/answers')).text('#recount')).toMatch(/Пересчитано: изменения в 2 .*возвращено 20/)
  expect((await codesOf(evening)).filter(({ revokedAt }) => revokedAt)).toHaveLength(2)
})

test('what was left when all servers stopped is counted after the restart', async () => {
  const evening = await opens()
  await finishes(evening, '8 916 123-45-01', wrong)
  await acceptsAndDies(evening)
  const restarted = await evening.restarts()
  await counted(restarted)
  expect(await gamesOf(restarted)).toMatchObject([{ points: 50, tierId: '100' }])
})

test('how far a server is shows on every other, which leaves it alone for as long as it is at it', async () => {
  const evening = await opens()
  await finishes(evening, '8 916 123-45-01', wrong)
  const { order, db, campaignId, contextOf } = await acceptsAndDies(evening)
  const taken = await takeRecount(db, { campaignId, about: order.about, worker: 'elsewhere' }, evening.context.now())
  if (!taken) throw new Error('there was nothing to count')
  await noteProgress(db, taken, { ...taken.tally, games: 3 }, evening.context.now())
  const other = counting()
  await other.takeUp(evening.context, contextOf)
  await other.run(evening.context, order.about)
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  const page = await desk.opens('/answers')
  expect(page.text('#recount')).toContain('Уже изменилось игр: 3.')
  expect(page.all('#recount')[0]?.getAttribute('hx-get')).toBe('/operator/answers/recounts')
  expect(await gamesOf(evening)).toMatchObject([{ points: 40 }])
  evening.passes(1)
  await other.takeUp(evening.context, contextOf)
  await other.finished()
  await counted(evening)
  expect(await gamesOf(evening)).toMatchObject([{ points: 50 }])
  expect(await noteProgress(db, taken, taken.tally, evening.context.now())).toBe(false)
})

test('a run that cannot go on is tried again, and given up in the end', async () => {
  const evening = await opens()
  await finishes(evening, '8 916 123-45-01', wrong)
  const { order, db, campaignId } = await acceptsAndDies(evening)
  const reported: unknown[] = []
  const failing = createRecounts({ signal: new AbortController().signal, report: (error) => reported.push(error) })
  const broken = { ...evening.context, quiz: null as never }
  await failing.run(broken, order.about)
  expect(reported).toHaveLength(1)
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  expect((await desk.opens('/answers')).text('#recount')).toContain('Пересчитываем')
  evening.passes(1)
  const taken = await takeRecount(db, { campaignId, about: order.about, worker: 'elsewhere' }, evening.context.now())
  if (!taken) throw new Error('it was not to be tried again')
  expect(taken.failures).toBe(1)
  await leaveRecount(db, taken, taken.tally, { at: evening.context.now(), failures: 20 })
  await failing.run(broken, order.about)
  expect((await desk.opens('/answers')).text('#recount')).toContain('Пересчёт не удался')
  expect(await readNewestRecount(db, campaignId)).toMatchObject({ order: { by: null } })
  const page = await desk.opens('/answers')
  expect(page.texts('.heard-group').join()).toContain('Теперь принимается')
  await desk.sends('/answers/recounts', page.fields('heard-list'))
  await counted(evening)
  expect((await desk.opens('/answers')).texts('.heard-group').join()).not.toContain(word)
})

test('where very much was refused, the page is of the last seconds, and what was accepted is gone from it at once', async () => {
  const evening = await opens()
  await finishes(evening, '8 916 123-45-01', wrong)
  const { db } = evening.context
  const [{ id, ...played } = await nobody()] = await gamesOf(evening)
  const [other] = await db
    .insert(participants)
    .values({ ...played, kind: 'fun', phone: null })
    .returning()
  const answer = await db.query.answers.findFirst({
    where: (row, { and, eq }) => and(eq(row.participantId, id), eq(row.verdict, 'wrong')),
  })
  if (!answer || !other) throw new Error('expected a game with an answer')
  const { id: _, ...refused } = { ...answer, participantId: other.id }
  const more = (heard: string, from: number, count: number) =>
    db.insert(answers).values(Array.from({ length: count }, (__, nth) => ({ ...refused, heard, rebus: 0, attempt: from + nth })))
  await more('абракадабра', 100, 500)
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  const shown = async () => (await desk.opens('/answers')).texts('.heard-group h3, .heard-group').join()
  expect(await shown()).toContain(word)
  await more('велосипед', 1_000, 1)
  expect(await shown()).not.toContain('велосипед')
  await desk.sends('/answers', accepting(evening))
  await counted(evening)
  await waitFor(
    async () => !(await shown()).includes(word),
    () => 'the page without the accepted word',
    4_000,
  )
  // Where another server has counted the games, this one learns of all else when its own count is due.
  evening.passes(1)
  expect(await shown()).toContain('велосипед')
})

test('the tables hold what was said, safe for a spreadsheet, and no number', async () => {
  const evening = await opens()
  const { visitor } = await evening.plays('8 916 123-45-01')
  await visitor.types('=СУММ(1;2)')
  await visitor.sees('Попытка 2 из 3')
  await visitor.types('мой номер 8 916 123-45-01')
  await visitor.sees('Попытка 3 из 3')
  await visitor.types(evening.answerTo(1))
  await visitor.hasPoints(3)
  const desk = await worksAtTheDesk(evening.url, observerPassword)
  const refused = await desk.opens('/answers/refused.csv')
  expect(refused.html).toContain("'=СУММ(1;2)")
  expect(refused.html).not.toContain('123-45-01')
  expect(refused.html.trim().split('\r\n')).toHaveLength(3)
  expect((await desk.opens('/answers/all.csv')).html.trim().split('\r\n')).toHaveLength(4)
  expect((await desk.opens('/answers')).html).not.toContain('123-45-01')
})

test('a better code goes out by message where codes do', async () => {
  const sent: string[] = []
  const sms = { send: async (_: string, text: string) => void sent.push(text) }
  const evening = await opens({ sms, isPrizeByMessage: true })
  await finishes(evening, '8 916 123-45-01', wrong)
  await waitFor(
    () => sent.length === 1,
    () => 'the first message',
  )
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  await desk.sends('/answers', accepting(evening))
  await waitFor(
    () => sent.length === 2,
    () => 'the second message',
  )
  const [game] = await gamesOf(evening)
  expect(sent[1]).toContain(game?.code ?? '?')
  expect(sent[0]).not.toContain(game?.code ?? '?')
})

test('a page that shows one campaign accepts words for it, though another window shows another by now', async () => {
  const evening = await opens()
  await evening.opens('autumn')
  const anna = await worksAtTheDesk(evening.url, operatorPassword)
  const own = evening.context.path.slice('/c/'.length)
  await finishes(evening, '8 916 123-45-01', wrong)
  for (const path of ['/answers', `/answers/rehearsal?${new URLSearchParams({ words: word, rebus: evening.answerTo(1) })}`]) {
    const page = await anna.opens(path)
    const inside = [...page.all('main form'), ...page.all('main a')].map(
      (one) => one.getAttribute('action') ?? one.getAttribute('href'),
    )
    for (const form of page.all('main form[method=get]'))
      expect(form.querySelector('[name=campaign]')?.getAttribute('value')).toBe(own)
    const addresses = inside.filter(
      (address) => address?.startsWith('/operator/answers') && !page.all(`form[method=get][action="${address}"]`).length,
    )
    expect(addresses.length).toBeGreaterThan(0)
    for (const address of addresses) expect(address).toContain(`campaign=${own}`)
  }
  expect((await anna.opens('/people')).all('#give-back form')[0]?.getAttribute('hx-post')).toBe(
    `/operator/attempts?campaign=${own}`,
  )
})
