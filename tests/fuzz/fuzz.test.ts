import { afterEach, expect, test } from 'bun:test'
import '../cast/both-databases.ts'
import { emptyDatabase, url } from '../cast/database.ts'
import { endPrograms } from '../cast/program.ts'
import { fuzz } from './fuzz.ts'

afterEach(async () => {
  await endPrograms()
  await emptyDatabase()
})

const databaseUrl = url ?? ''

/** A few of every kind; `bun run test:fuzz` sends a hundred thousand. */
const inputs = 500

test(`${inputs} inputs of all kinds: the server breaks nothing, answers every request, and lets honest players win`, async () => {
  const fuzzed = await fuzz({ databaseUrl, inputs, seed: 1 })
  const { broken, reported, crashed, isHealthy, honest } = fuzzed
  expect({ broken, reported, crashed, isHealthy, wrong: honest.wrong }).toEqual({
    broken: [],
    reported: [],
    crashed: false,
    isHealthy: true,
    wrong: [],
  })
  expect(honest.played).toBeGreaterThan(0)
  const sent = [...fuzzed.doors.values()].reduce((sum, door) => sum + door.inputs, 0)
  expect(sent).toBeGreaterThanOrEqual(inputs)
}, 180_000)
