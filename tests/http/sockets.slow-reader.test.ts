import { expect, test } from 'bun:test'
import { unread } from '../../server/store/store.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { standardQuiz } from '../cast/server.ts'
import { waitFor } from '../cast/waiting.ts'
import { openSocket } from './open-socket.ts'
import { rawSocket } from './raw-socket.ts'

const megabyte = 1024 * 1024

/** A quiz whose frames are so long that they soon fill the socket buffers of a client that does not read. */
function longWinded() {
  const quiz = structuredClone(standardQuiz)
  for (const { pictures } of quiz.rebuses) pictures.hard.description = 'ящер '.repeat(50_000)
  return { quiz, folder: 'scenario/quizzes', name: 'intercom-ru' }
}

test('a client that stops reading is disconnected at bounded cost; another tab of the visit continues, and the client catches up later', async () => {
  const evening = await opensTheEvening({ quizFile: longWinded() })
  const { visitor, caller } = await evening.plays('8 916 123-45-67')
  visitor.hidesTheTab()
  const other = openSocket(evening.url, visitor.token)
  await other.opens
  const slow = await rawSocket(evening.url, '/socket?after=0', visitor.token)
  slow.pause()
  const { rss } = process.memoryUsage()
  const rounds = 300
  while (other.count() < rounds) {
    evening.context.publish(unread([1]))
    await Bun.sleep(1)
  }
  Bun.gc(true)
  expect(process.memoryUsage().rss - rss).toBeLessThan(60 * megabyte)

  let [received, isOver] = [0, false]
  slow
    .on('data', ({ length }) => {
      received += length
    })
    .on('close', () => {
      isOver = true
    })
    .resume()
  await waitFor(
    () => isOver,
    () => 'the slow client to be disconnected',
  )
  expect(received).toBeLessThan(20 * megabyte)
  expect(other.size()).toBeGreaterThan(100 * megabyte)

  await caller.says(evening.answerTo(1))
  await visitor.showsTheTab()
  await visitor.hasPoints(10)
  expect(evening.reported).toEqual([])
}, 60_000)
