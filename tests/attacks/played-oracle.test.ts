import { expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { limitTable } from '../../server/http/rate-limit-table.ts'
import { participants, visits } from '../../server/store/schema/schema.ts'
import { callbacksOf, type Evening, opensTheEvening } from '../cast/evening.ts'
import { makeToken, openVisitSocket, withToken } from '../cast/visit-token.ts'
import { waitFor } from '../cast/waiting.ts'
import { keepsCallsWaiting } from './calls-waiting.ts'

const { most } = limitTable.questions.address
const onlyOne = { questions: { address: { most: 1, seconds: 3_600 } } }

/** Ten-digit numbers: every second one has played. */
const numberOf = (index: number) => `916${String(index).padStart(7, '0')}`
const hasPlayed = (index: number) => index % 2 === 0

/** Books the attempts of the numbers with even indexes below `count`. */
async function played(evening: Evening, count: number) {
  const { campaignId, versionId, db, disguise } = evening.context
  const at = new Date()
  const game = (index: number) => ({
    campaignId,
    versionId,
    phone: `+7${numberOf(index)}`,
    visitId: 1_000_000,
    callId: 'x',
    startedAt: at,
    finishedAt: at,
  })
  const indexes = Array.from({ length: count }, (_, index) => index).filter(hasPlayed)
  // Some of them have been erased since.
  const rows = indexes.map(game).map((row) => (row.phone.endsWith('8') ? { ...row, phone: disguise(row.phone) } : row))
  await db.insert(participants).values(rows)
}

const asks = (evening: Evening, method: string, path: string, { token = makeToken(), ...fields }: Record<string, string> = {}) =>
  fetch(evening.url + path, {
    method,
    headers: { ...withToken(token), origin: evening.url, 'hx-request': 'true' },
    ...(method === 'POST' && { body: new URLSearchParams(fields) }),
  })

const gives = (evening: Evening, number: string, token = makeToken()) =>
  asks(evening, 'POST', '/visits', { phone: `+7${number}`, consent: evening.context.consent.version, token })

/**
 * Leaves out what is different for every visit: the pairing code and its length, the last digits of the number, and the tag, which is
 * made of nothing but what the page shows.
 */
const alike = (html: string) =>
  html
    .replaceAll(/(?<=etag=["]?)[\w-]{22}/g, '#')
    .replaceAll(/\d{4,8}/g, '#')
    .replaceAll(/··-\d\d|data-length="\d"/g, '#')

/** The first frame of the visit's socket: stage, chat, controls. */
function frameOf(evening: Evening, token: string): Promise<string> {
  const socket = openVisitSocket(`${evening.url}/socket?after=0`, token, { origin: evening.url })
  return new Promise((resolve) => {
    socket.onmessage = ({ data }) => {
      resolve(String(data))
      socket.close()
    }
  })
}

test('of 120 numbers that one address asks about, the answers of thirty tell', async () => {
  const evening = await opensTheEvening()
  await played(evening, 120)
  const ask = async (index: number) => {
    const response = await gives(evening, numberOf(index))
    return { status: response.status, html: alike(await response.text()), headers: [...response.headers.keys()].sort() }
  }
  for (let index = 0; index < most; index++) expect((await ask(index)).status).toBe(hasPlayed(index) ? 422 : 200)
  const answers = await Promise.all(Array.from({ length: 120 - most }, (_, index) => ask(most + index)))
  expect(answers[0]).toMatchObject({ status: 200 })
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
}, 30_000)

const areOver = ({ context }: Evening) =>
  waitFor(
    async () => (await context.db.query.calls.findMany()).every(({ endedAt }) => endedAt !== null),
    () => 'the calls to end',
  )

test('over the limit, pages, sockets, callbacks and refusals are the same for played and new numbers', async () => {
  const evening = await opensTheEvening({
    callsPerMinute: 60,
    limitTable: onlyOne,
  })
  keepsCallsWaiting(evening)
  await played(evening, 10)
  await gives(evening, numberOf(999))
  const told = []
  for (const index of [6, 7, 8, 9]) {
    const number = numberOf(index)
    const token = makeToken()
    await gives(evening, number, token)
    const shows = async (response: Response) => [response.status, alike(await response.text())]
    told.push([
      await shows(await asks(evening, 'GET', '/conversation', { token })),
      alike(await frameOf(evening, token)),
      await shows(await asks(evening, 'POST', '/answers', { token, question: '0', answer: 'дедлайн' })),
      await shows(await asks(evening, 'POST', '/commands', { token, question: '0', command: 'skip' })),
      await shows(await asks(evening, 'POST', '/callbacks', { token })),
    ])
    await evening.comesDue()
    const telephone = await evening.telephone.rings()
    told
      .at(-1)
      ?.push(
        await shows(await asks(evening, 'GET', '/conversation', { token })),
        alike(await frameOf(evening, token)),
        await shows(await asks(evening, 'DELETE', '/callbacks', { token })),
      )
    await telephone.isDisconnected()
    await areOver(evening)
    told.at(-1)?.push(await shows(await gives(evening, number, token)), alike(await frameOf(evening, token)))
    // Six times an hour, whether or not others have given this number.
    const again = []
    for (let time = 0; time < 6; time++) again.push((await gives(evening, number)).status)
    told.at(-1)?.push(again)
  }
  for (const one of told) expect(one).toEqual(told[1]!)
})

test('over the limit, a page does not notice that somebody plays with its number', async () => {
  const evening = await opensTheEvening({
    callsPerMinute: 60,
    limitTable: onlyOne,
  })
  const { visitor: owner, caller } = await evening.plays('8 916 123-45-67')
  const stranger = await evening.comes()
  const beside = await evening.comes()
  await stranger.givesNumber('8 916 123-45-67')
  await beside.givesNumber('8 916 765-43-21')
  const before = await frameOf(evening, stranger.token)
  let frames = 0
  const socket = openVisitSocket(`${evening.url}/socket?after=0`, stranger.token, { origin: evening.url })
  socket.onmessage = ({ data }) => void (String(data).startsWith('{') || frames++)
  await waitFor(
    () => frames === 1,
    () => 'the first frame',
  )
  for (const _ of evening.quiz.rebuses) await caller.says('пропустить')
  await owner.isShown('finished')
  // The change of another visit, made later, has arrived: so would have that of this one.
  await beside.asksToBeCalled()
  await beside.sees('позвон')
  expect(frames).toBe(1)
  expect(await frameOf(evening, stranger.token)).toBe(before)
  socket.close()
})

test('over the limit, the call tells: the one that comes in, and the one that was asked for', async () => {
  const evening = await opensTheEvening({
    callsPerMinute: 60,
    limitTable: onlyOne,
  })
  const { visitor: owner, caller } = await evening.plays('8 916 123-45-67')
  for (const _ of evening.quiz.rebuses) await caller.says('пропустить')
  await owner.isShown('finished')
  caller.hangsUp()
  const again = await evening.comes()
  await again.givesNumber('8 916 123-45-67')
  await again.isShown('waiting')
  const second = evening.telephone.dials('79161234567')
  await second.hears('Одна попытка в одни руки')
  second.hangsUp()
  await areOver(evening)
  await again.isShown('waiting')
  const { digits } = again
  await again.asksToBeCalled()
  const phone = await evening.telephone.rings()
  await again.isShown('calling')
  phone.answers()
  await phone.isListenedTo()
  await again.isShown('calling')
  await phone.presses(digits)
  await phone.hears('Одна попытка в одни руки')
  phone.hangsUp()
  await again.isShown('waiting')
  expect((await callbacksOf(evening)).map(({ outcome }) => outcome)).toEqual(['talked'])
  expect(await evening.context.db.query.participants.findMany()).toHaveLength(1)
})

test('over the limit, the player’s own page still shows everything', async () => {
  const evening = await opensTheEvening({ limitTable: onlyOne })
  await gives(evening, numberOf(999))
  const { visitor, caller } = await evening.plays('8 916 123-45-67')
  const [visit] = await evening.context.db.select().from(visits).where(eq(visits.phone, '+79161234567'))
  expect(visit?.tellsGame).toBe(false)
  await caller.says(evening.answerTo(1))
  await visitor.hasPoints(10)
  caller.hangsUp()
  await visitor.isShown('lost')
  await evening.telephone.dials('79161234567').hears('ребус')
  await visitor.isShown('playing')
})

test('a visitor who repeats the number asks nothing new, and another number is a new question', async () => {
  const evening = await opensTheEvening({ limitTable: { questions: { address: { most: 2, seconds: 3_600 } } } })
  await played(evening, 3)
  const token = makeToken()
  expect((await gives(evening, numberOf(1), token)).status).toBe(200)
  for (let time = 0; time < 3; time++) expect((await gives(evening, numberOf(1), token)).status).toBe(200)
  expect((await gives(evening, numberOf(0), token)).status).toBe(422)
  expect((await gives(evening, numberOf(2), token)).status).toBe(200)
  expect((await evening.context.db.query.visits.findMany()).map(({ tellsGame }) => tellsGame)).toEqual([false])
})
