import { expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { readQuiz } from '../../server/campaigns/quiz-file.ts'
import { campaigns } from '../../server/store/schema/schema.ts'
import { spokenIn } from '../../views/texts/spoken.ts'
import '../cast/both-databases.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { waitFor } from '../cast/waiting.ts'

const phone = '8 916 123-45-67'

test('the code is sent once, to the number that called, and the chat says so', async () => {
  const { evening, sent } = await withMessages()
  const { visitor } = await finishes(evening)
  await visitor.sees('Промокод отправил ещё и в СМС, на номер +7 916 ···-··-67')
  expect(sent).toEqual([{ to: '+79161234567', text: `Павел: Бесплатный билет. Промокод ${visitor.code}.` }])
})

test('the message says where the code is spent, and until when', async () => {
  const { evening, sent } = await withMessages()
  const { db, campaignId } = evening.context
  const settings = { ticketLink: 'https://allo.ru/?p={code}', rules: { spentUntil: '2026-12-01' }, phoneNumber: '+78005553535' }
  await db.update(campaigns).set({ settings }).where(eq(campaigns.id, campaignId))
  await evening.announces()
  const { visitor } = await finishes(evening)
  await visitor.sees('Промокод отправил ещё и в СМС')
  const where = `https://allo.ru/?p=${visitor.code}`
  const text = `Павел: Бесплатный билет. Промокод ${visitor.code}. ${where} Действует до 1 декабря.`
  expect(sent.map(({ text }) => text)).toEqual([text])
  expect(visitor.ticketLink).toBe(where)
  await visitor.sees('Промокод действует до 1 декабря 2026 г. включительно')
})

test('messages are not mentioned where none can be sent', async () => {
  const evening = await opensTheEvening()
  const { visitor } = await finishes(evening)
  visitor.doesNotSee('СМС')
})

test('the number that calls gets the message, not the one that was typed', async () => {
  const { evening, sent } = await withMessages()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const caller = evening.telephone.dials('79037654321')
  await caller.presses(visitor.digits)
  for (const { answer } of evening.quiz.rebuses) await caller.says(answer)
  await visitor.sees('Промокод отправил ещё и в СМС')
  expect(sent.map(({ to }) => to)).toEqual(['+79037654321'])
})

test('after a game for fun no message is sent', async () => {
  const { evening, sent } = await withMessages()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const caller = evening.telephone.dials(null)
  await caller.presses(visitor.digits)
  for (const { answer } of evening.quiz.forFun) await caller.says(answer)
  await visitor.isShown('finished')
  await evening.comesDue()
  expect(sent).toEqual([])
  expect((await evening.context.db.query.participants.findMany())[0]?.sms).toBeNull()
  visitor.doesNotSee('СМС')
})

test('a message that was certainly not sent is retried', async () => {
  let isAway = true
  const { evening, sent } = await withMessages(() => {
    if (isAway) throw Object.assign(new Error('nobody answers'), { isUnsent: true })
  })
  const { visitor } = await finishes(evening)
  await waitFor(
    () => sent.length === 1,
    () => 'the first try',
  )
  isAway = false
  await visitor.sees('Промокод отправил ещё и в СМС')
  expect(sent).toHaveLength(2)
})

test('a message that may have been sent is not retried; the chat admits it and the operator is warned', async () => {
  let times = 0
  const { evening } = await withMessages(() => {
    times += 1
    throw new Error('no answer in time')
  })
  const { visitor } = await finishes(evening)
  await visitor.sees('СМС с промокодом не ушла')
  expect(evening.told.join()).toContain('no answer in time')
  expect(times).toBe(1)
})

test('a message that was being sent when the server crashed is not sent twice', async () => {
  const { evening, sent } = await withMessages(() => new Promise(() => {}))
  const { visitor } = await finishes(evening)
  await waitFor(
    () => sent.length === 1,
    () => 'the first try',
  )
  const next = await evening.restarts({ sms: { send: async (to, text) => void sent.push({ to, text }) } })
  const returned = await next.comes(visitor.token)
  await next.comesDue()
  await returned.sees('СМС с промокодом не ушла')
  expect(sent).toHaveLength(1)
})

for (const name of ['intercom-ru', 'intercom-en']) {
  test(`every message of ${name} fits into two segments`, async () => {
    const { quiz } = await readQuiz(name)
    const { sms } = spokenIn(quiz.language)
    for (const { title } of quiz.tiers) {
      const text = sms.text({ prize: title, code: 'WWWWWWWW' })
      const isLatin = /^[\x20-\x7e]*$/.test(text)
      // A multi-part message gives a few characters of each segment to the header that joins them (3GPP TS 23.040).
      expect(text.length).toBeLessThanOrEqual(isLatin ? 2 * 153 : 2 * 67)
    }
  })
}

/** Opens an evening with a recording message sender. `meanwhile` runs during each send, which fails if it throws. */
async function withMessages(meanwhile: () => unknown = () => {}) {
  const sent: { to: string; text: string }[] = []
  const send = async (to: string, text: string) => {
    sent.push({ to, text })
    await meanwhile()
  }
  return { evening: await opensTheEvening({ sms: { send } }), sent }
}

async function finishes(evening: Evening) {
  const { visitor, caller } = await evening.plays(phone)
  for (const { answer } of evening.quiz.rebuses) await caller.says(answer)
  await visitor.isShown('finished')
  return { visitor, caller }
}
