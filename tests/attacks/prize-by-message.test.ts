import { expect, test } from 'bun:test'
import { giveBackAttempt } from '../../server/game/give-back.ts'
import { maskNumber } from '../../server/rules/phone-number/phone-number.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { signsIn } from '../cast/staff.ts'
import { waitFor } from '../cast/waiting.ts'
import { forgeCaller } from './forger.ts'

const operatorPassword = 'a password for tests'
const phone = '8 916 123-45-67'
const masked = '+7 916 ···-··-67'

/** An evening on which codes go out by message only. `meanwhile` runs during each sending, which fails if it throws. */
async function withMessagesOnly(meanwhile: () => unknown = () => {}) {
  const sent: { to: string; text: string }[] = []
  const send = async (to: string, text: string) => {
    sent.push({ to, text })
    await meanwhile()
  }
  const limitTable = { visits: {} }
  return { evening: await opensTheEvening({ sms: { send }, isPrizeByMessage: true, operatorPassword, limitTable }), sent }
}

const headersOf = async ({ url }: Evening) => ({
  cookie: await signsIn(url, operatorPassword),
  'sec-fetch-site': 'same-origin',
})

const presses = async (evening: Evening, path: string) =>
  fetch(`${evening.url}/operator${path}`, { method: 'POST', headers: await headersOf(evening) })

async function operatorPages(evening: Evening): Promise<string> {
  const { url, context } = evening
  const headers = await headersOf(evening)
  const calls = await context.db.query.calls.findMany()
  const paths = ['', '/board', ...calls.map(({ id }) => `/calls/${id}`)]
  const pages: string[] = []
  for (const path of paths) pages.push(await (await fetch(`${url}/operator${path}`, { headers })).text())
  return pages.join('\n')
}

const [many, atOnce] = [20, 10]

async function playsToTheCode(forger: ReturnType<typeof forgeCaller>): Promise<void> {
  await forger.opensAPage()
  await forger.says(await forger.wins(), 'диктуйте промокод')
  await forger.hangsUp()
}

/** Everything in a text that may be a code: eight letters and digits, in one word or one by one. */
const codesIn = (text: string) =>
  new Set((text.match(/\b(?:[A-Z\d][\s,.-]{0,2}){8}\b/g) ?? []).map((found) => found.replace(/[^A-Z\d]/g, '')))

test(`${many} forged caller IDs win as many prizes, and not one code is on a page, in a frame or in a turn`, async () => {
  const { evening, sent } = await withMessagesOnly()
  const forgers = Array.from({ length: many }, (_, index) => forgeCaller(evening, `+7916${String(index).padStart(7, '0')}`))
  for (let at = 0; at < forgers.length; at += atOnce) await Promise.all(forgers.slice(at, at + atOnce).map(playsToTheCode))
  await waitFor(
    () => sent.length === many,
    () => `${many} messages`,
  )
  for (const forger of forgers) {
    await forger.sees('Промокод отправил в СМС')
    await forger.sees('data-state="finished"')
    await forger.reloads()
  }
  const codes = await evening.context.db.query.codes.findMany()
  expect(codes).toHaveLength(many)
  const shown = [...forgers.map(({ kept }) => kept), await operatorPages(evening)].join('\n')
  expect(codesIn(`${codes[0]?.code}; ${[...(codes[1]?.code ?? '')].join(', ')}`).size).toBe(2)
  const found = codesIn(shown)
  expect(codes.filter(({ code }) => found.has(code))).toEqual([])
  expect(shown).not.toContain(evening.context.spoken.codeCaption)
  // each code went to the owner of the number, whom nobody forged
  const games = await evening.context.db.query.participants.findMany()
  const received = new Map(sent.map(({ to, text }) => [to, /Промокод (\S+)\./.exec(text)?.[1] ?? null]))
  expect(received).toEqual(new Map(games.map(({ phone, code }) => [phone ?? '', code])))
  expect(sent).toHaveLength(games.length)

  // the attempts that they burnt are counted, the operator sees them, and can give them back
  const counted = /id="rate-winsOfAddress">([^<]*)</.exec(shown)?.[1]?.replace(/\s/g, ' ')
  expect(counted).toBe(`призов с одного адреса: ${many} (обычно до 10)`)
  for (const { id } of games)
    expect(await giveBackAttempt(evening.context, { game: id }, 'unusual')).toMatchObject({ hadCode: true })
  const owner = await evening.comes()
  await owner.givesNumber('8 916 000-00-12')
  await owner.isShown('waiting')
  expect((await evening.context.db.query.codes.findMany()).filter(({ revokedAt }) => revokedAt === null)).toEqual([])
}, 120_000)

test('the winner hears and sees where the code goes, and that it has gone', async () => {
  let goesOut = () => {}
  const { evening, sent } = await withMessagesOnly(() => new Promise<void>((resolve) => (goesOut = resolve)))
  const { visitor, caller } = await evening.plays(phone)
  for (const { answer } of evening.quiz.rebuses) await caller.says(answer)
  await caller.hears('на номер, что кончается на 67')
  await caller.isDisconnected()
  await visitor.sees(`Промокод отправляю в СМС на номер ${masked}`)
  await waitFor(
    () => sent.length === 1,
    () => 'the message',
  )
  goesOut()
  await visitor.sees(`Промокод отправлен в СМС на номер ${masked}`)
  await visitor.sees(`Промокод отправил в СМС на номер ${masked}. Больше я его нигде не покажу`)
  expect(visitor.code).toBeNull()
  expect(visitor.text).not.toContain('Скопировать')
})

test('a game that is counted as it stands sends its code in a message, too', async () => {
  const { evening, sent } = await withMessagesOnly()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says(evening.answerTo(1))
  caller.hangsUp()
  await visitor.isShown('lost')
  evening.passes(evening.quiz.graceMinutes)
  await evening.sweeps()
  await evening.comesDue()
  await visitor.sees(`Промокод отправлен в СМС на номер ${masked}`)
  expect(sent).toHaveLength(1)
  expect(visitor.code).toBeNull()
})

test('a message that failed says so, and to whom to write; the code stays hidden', async () => {
  const { evening, sent } = await withMessagesOnly(() => {
    throw new Error('the sender is broken')
  })
  const { visitor, caller } = await evening.plays(phone)
  for (const { answer } of evening.quiz.rebuses) await caller.says(answer)
  await visitor.sees(`СМС с промокодом на номер ${masked} не ушла. Выигрыш я записал: напишите организаторам`)
  await visitor.sees('напишите организаторам конференции')
  const code = /Промокод (\S+)\./.exec(sent[0]?.text ?? '')?.[1] ?? ''
  expect(code).toMatch(/^\w{8}$/)
  expect(visitor.text).not.toContain(code)
  expect(await operatorPages(evening)).not.toContain(code)
  expect(evening.told.join()).toContain('the sender is broken')
})

test('the operator sees whose message failed, and sends it again', async () => {
  let isBroken = true
  const { evening, sent } = await withMessagesOnly(() => {
    if (isBroken) throw new Error('the sender is broken')
  })
  const { visitor, caller } = await evening.plays(phone)
  for (const { answer } of evening.quiz.rebuses) await caller.says(answer)
  await visitor.sees('напишите организаторам конференции')
  expect(await operatorPages(evening)).toContain('id="unsent-1"')
  isBroken = false
  expect((await presses(evening, '/messages/1')).status).toBe(200)
  await visitor.sees(`Промокод отправлен в СМС на номер ${masked}`)
  expect(sent.map(({ text }) => text)).toEqual([sent[0]?.text ?? '', sent[0]?.text ?? ''])
  expect(await operatorPages(evening)).not.toContain('id="unsent-1"')
  expect((await presses(evening, '/messages/1')).status).toBe(404)
})

test('a fixed line is refused kindly where it is given, and gets no message where it calls all the same', async () => {
  const { evening, sent } = await withMessagesOnly()
  const visitor = await evening.comes()
  expect((await visitor.givesNumber('8 495 123-45-67')).status).toBe(422)
  await visitor.sees('На этот номер СМС не дойдёт')
  expect(visitor.value('phone')).toBe('8 495 123-45-67')
  await visitor.givesNumber(phone)
  const caller = evening.telephone.dials('74951234567')
  await caller.isListenedTo()
  await caller.presses(visitor.digits)
  await visitor.isShown('playing')
  for (const { answer } of evening.quiz.rebuses) await caller.says(answer)
  await visitor.sees(`СМС с промокодом на номер ${maskNumber('+74951234567' as never)} не ушла`)
  expect(sent).toEqual([])
  expect(visitor.code).toBeNull()
})

test('a mobile number of a country that no message goes to is refused where it is given', async () => {
  const options = { sms: { send: async () => {} }, isPrizeByMessage: true, phoneNumberAbroad: '+74951234567' }
  for (const [countries, status] of [
    [['RU'], 422],
    [['RU', 'BY'], 200],
  ] as const) {
    const evening = await opensTheEvening({ ...options, callRules: { countries } })
    const visitor = await evening.comes()
    expect((await visitor.givesNumber('+375 29 491-19-11')).status).toBe(status)
    if (status === 422) await visitor.sees('На этот номер СМС не дойдёт')
  }
})

test('without the setting a fixed line is as good as any', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber('8 495 123-45-67')
  await visitor.isShown('waiting')
})
