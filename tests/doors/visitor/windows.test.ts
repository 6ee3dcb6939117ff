import { expect, test } from 'bun:test'
import { mostSockets } from '../../../server/http/rate-limit-table.ts'
import { opensTheEvening } from '../../cast/evening.ts'
import { waitFor } from '../../cast/waiting.ts'
import { openSocket } from '../../http/open-socket.ts'

test('with too many windows of one visit, the oldest is closed for good and says why, and the others follow the game', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays('8 916 123-45-67')
  visitor.hidesTheTab()
  const oldest = openSocket(evening.url, visitor.token)
  await oldest.opens
  const others = Array.from({ length: mostSockets.visit }, () => openSocket(evening.url, visitor.token))
  await Promise.all(others.map(({ opens }) => opens))
  expect(await oldest.closes).toBe(1008)
  expect(oldest.frames.at(-1)).toContain('Чат открыт в стольких окнах')
  await caller.says('секретное слово')
  await waitFor(
    () => others.every(({ frames }) => frames.some((frame) => frame.includes('секретное слово'))),
    () => 'the word in every window',
  )
})

test('the limit counts each visit’s windows separately', async () => {
  const evening = await opensTheEvening({ mostSockets: { visit: 1, address: 100 } })
  const [one, other] = [await evening.comes(), await evening.comes()]
  await one.givesNumber('8 916 000-00-01')
  await other.givesNumber('8 916 000-00-02')
  await evening.telephone.dials('79160000001').hears('Ребус первый')
  await one.isShown('playing')
})

test('one address can hold a limited number of sockets, and a closed one makes room', async () => {
  const evening = await opensTheEvening({ mostSockets: { visit: 8, address: 2 } })
  const visitor = await evening.comes()
  await visitor.givesNumber('8 916 123-45-67')
  const second = openSocket(evening.url, visitor.token)
  await second.opens
  expect(await openSocket(evening.url, visitor.token).closes).toBe(1006)
  visitor.hidesTheTab()
  await waitFor(
    async () => {
      const another = openSocket(evening.url, visitor.token)
      return Promise.race([another.opens.then(() => true), another.closes.then(() => false)])
    },
    () => 'room for another',
  )
})

test('a browser that opens sockets too fast is told to wait', async () => {
  const evening = await opensTheEvening({ limitTable: { sockets: { visit: { most: 3, seconds: 60 } } } })
  const visitor = await evening.comes()
  await visitor.givesNumber('8 916 123-45-67')
  for (let time = 0; time < 2; time++) await openSocket(evening.url, visitor.token).opens
  expect(await openSocket(evening.url, visitor.token).closes).toBe(1006)
})
