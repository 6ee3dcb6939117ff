import { expect, test } from 'bun:test'
import { calls } from '../../server/store/schema/calls.ts'
import '../cast/both-databases.ts'
import { callbacksOf, opensTheEvening } from '../cast/evening.ts'
import { signsIn } from '../cast/staff.ts'
import { waitFor } from '../cast/waiting.ts'
import { figuresOf } from '../monitoring/figures.ts'

const day = 24 * 60
const mostPerDay = { calls: 1000, minutes: 5000, messages: 1000 }
const most = (changes: Partial<typeof mostPerDay>) => ({ callsOut: { mostPerDay: { ...mostPerDay, ...changes } }, proxies: 1 })
const [here, there] = ['198.51.100.1', '203.0.113.7']
const tooMany = 'Столько звонков за день не под силу'
const operatorPassword = 'a password for tests'
const authorization = `Basic ${btoa(`operator:${operatorPassword}`)}`

test('when the day’s calls are used up, the page says so kindly, and the next day there are new ones', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600, ...most({ calls: 2 }) })
  await evening.asksToBeCalled('8 916 000-00-01', here)
  await evening.asksToBeCalled('8 916 000-00-02', there)
  const visitor = await evening.comes(undefined, '192.0.2.3')
  await visitor.givesNumber('8 916 000-00-03')
  expect((await visitor.asksToBeCalled()).status).toBe(422)
  await visitor.sees(tooMany)
  await visitor.isShown('waiting')
  for (const _ of [1, 2]) (await evening.telephone.rings()).refuses(486)
  await waitFor(
    async () => (await callbacksOf(evening)).every(({ endedAt }) => endedAt !== null),
    () => 'both callbacks to end',
  )
  evening.passes(day + 1)
  expect((await visitor.asksToBeCalled()).status).toBe(200)
})

test('the operator sees which ceiling was reached: in the log once, in the metrics and on the page', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600, operatorPassword, ...most({ calls: 1 }) })
  await evening.asksToBeCalled('8 916 000-00-01', here)
  for (const number of [2, 3, 4]) {
    const visitor = await evening.asksToBeCalled(`8 916 000-00-0${number}`, there)
    await visitor.sees(tooMany)
  }
  expect(evening.told).toEqual([expect.stringContaining('CALLS_PER_DAY is reached')])
  const metrics = await (await fetch(`${evening.url}/metrics`, { headers: { authorization } })).text()
  expect(metrics).toContain('pavel_ceilings_reached_total{ceiling="calls of everybody"} 3')
  await evening.telephone.rings()
  const cookie = await signsIn(evening.url, operatorPassword)
  const board = await (await fetch(`${evening.url}/operator/board`, { headers: { cookie } })).text()
  expect(board).toContain('Звонки на сегодня кончились (CALLS_PER_DAY)')
  expect(board.replaceAll('\u00A0', ' ')).toContain('звонки 1 из 1')
})

test('one address gets half of the day’s calls, and the others keep the rest', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600, ...most({ calls: 4 }) })
  for (const number of [1, 2]) await evening.asksToBeCalled(`8 916 000-00-0${number}`, here)
  const third = await evening.asksToBeCalled('8 916 000-00-03', here)
  await third.sees(tooMany)
  const neighbour = await evening.comes(undefined, there)
  await neighbour.givesNumber('8 916 000-00-04')
  expect((await neighbour.asksToBeCalled()).status).toBe(200)
  expect(evening.told).toEqual([expect.stringContaining('one network address has used half of CALLS_PER_DAY')])
  await figuresOf(evening.url).become(1, 'pavel_ceilings_reached_total', { ceiling: 'calls of address' })
})

test('the minutes of a call that goes on count, and end the wait of those behind it', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 1, ...most({ minutes: 2 }) })
  await evening.asksToBeCalled('8 916 000-00-01', here)
  const caller = await evening.telephone.rings()
  const waiting = await evening.asksToBeCalled('8 916 000-00-02', there)
  await waiting.isShown('queued')
  caller.answers()
  await waitFor(
    async () => (await evening.context.db.query.calls.findFirst())?.answeredAt != null,
    () => 'the call to be answered',
  )
  evening.passes(2)
  const late = await evening.asksToBeCalled('8 916 000-00-03', there)
  await late.sees(tooMany)
  const next = await evening.restarts({ callsPerMinute: 600 }, async () => {
    const answeredAt = new Date(Date.now() - 2 * 60_000)
    await evening.context.db.update(calls).set({ answeredAt })
    await evening.comesDue()
  })
  const shown = await next.comes(waiting.token, there)
  await shown.sees('дневная норма звонков кончилась')
  expect((await callbacksOf(next)).map(({ outcome }) => outcome)).toEqual([null, 'ceiling'])
})

test('above the day’s messages no code is sent, and the chat says where it is', async () => {
  const sent: string[] = []
  const sms = { send: async (to: string) => void sent.push(to) }
  const evening = await opensTheEvening({ sms, ...most({ messages: 1 }) })
  for (const [phone, words] of [
    ['8 916 000-00-01', 'Промокод отправил ещё и в СМС'],
    ['8 916 000-00-02', 'СМС с промокодом сегодня не отправлю'],
  ] as const) {
    const { visitor, caller } = await evening.plays(phone)
    for (const { answer } of evening.quiz.rebuses) await caller.says(answer)
    await visitor.isShown('finished')
    await visitor.sees(words)
  }
  expect(sent).toEqual(['+79160000001'])
  expect(evening.told).toEqual([expect.stringContaining('MESSAGES_PER_DAY is reached')])
})

test('a fixed line gets no message', async () => {
  const sent: string[] = []
  const evening = await opensTheEvening({ sms: { send: async (to: string) => void sent.push(to) } })
  const { visitor, caller } = await evening.plays('8 495 123-45-67')
  for (const { answer } of evening.quiz.rebuses) await caller.says(answer)
  await visitor.isShown('finished')
  visitor.doesNotSee('СМС')
  expect((await evening.context.db.query.participants.findMany())[0]?.sms).toBeNull()
})
