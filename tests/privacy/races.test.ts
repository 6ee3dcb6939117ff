import { expect, test } from 'bun:test'
import { sweep } from '../../server/game/sweep.ts'
import { openVisit } from '../../server/game/visits.ts'
import { erase } from '../../server/privacy/erase.ts'
import { isNothing } from '../../server/privacy/personal-rows.ts'
import { hashToken } from '../../server/store/secrets.ts'
import '../cast/both-databases.ts'
import { startServer } from '../cast/server.ts'
import { wire } from '../cast/wire.ts'
import { findAll } from './dump.ts'

const people = Array.from({ length: 25 }, (_, nth) => ({
  phone: `+7916${5_550_100 + nth}`,
  token: `token-${nth}`.padEnd(32, '-'),
  words: `сказано человеком ${nth}.`,
}))

test('25 people answer and hang up while each of them is erased twice at the same time', async () => {
  const { url, context, reported } = await startServer()
  const lines = await Promise.all(
    people.map(async ({ phone, token }) => {
      await openVisit(context, token, { phone, consentVersion: '1' })
      const line = wire(url)
      await line.starts(phone.slice(1))
      await line.reports({ type: 'call.answered' })
      return line
    }),
  )
  const answered = await Promise.all(
    [
      ...people.map(({ words }, nth) => lines[nth]!.reports({ type: 'speech.heard', turn: 1, text: words, confidence: 0.9 })),
      ...people.map((_, nth) => lines[nth]!.reports({ type: 'call.ended', reason: '', seconds: 10 })),
    ].concat(
      people.flatMap(({ phone }) => [erase(context, phone), erase(context, phone)]) as never[],
      [sweep(context)] as never[],
    ),
  )
  expect(answered.slice(0, 2 * people.length).map(({ status }) => status)).toEqual(people.flatMap(() => [200, 200]))
  for (const { phone } of people) expect(isNothing(await erase(context, phone))).toBe(true)
  expect(await findAll(people.flatMap(({ phone, token, words }) => [phone, token, hashToken(token), words]))).toEqual([])
  expect(await context.db.query.participants.findMany()).toHaveLength(people.length)
  expect(reported).toEqual([])
}, 120_000)
