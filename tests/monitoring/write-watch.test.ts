import { expect, test } from 'bun:test'
import { createWriteWatch } from '../../server/monitoring/write-watch.ts'

/** An error as Drizzle throws it, with PostgreSQL's code in its cause. */
const failure = (code: string) => new Error('Failed query', { cause: Object.assign(new Error('refused'), { code }) })
const throwing = (code: string) => () => Promise.reject(failure(code))

test.each([
  ['full', failure('53100')],
  ['read only', failure('25006')],
  ['full', new AggregateError([failure('ECONNREFUSED'), failure('53100')])],
] as const)('a database is %s once something that had to be written was refused for it', (why, error) => {
  const watch = createWriteWatch()
  watch.note(error)
  expect(watch.refusal()).toBe(why)
})

test('what fails for another reason says nothing of that', () => {
  const watch = createWriteWatch()
  for (const error of [failure('ECONNREFUSED'), failure('23505'), new Error('a mistake'), 'a word', undefined]) watch.note(error)
  expect(watch.refusal()).toBeNull()
})

test('nothing is tried while nothing was refused, and what was refused is tried until it works', async () => {
  const watch = createWriteWatch()
  let tries = 0
  const works = async () => void tries++
  await watch.look(works)
  expect(tries).toBe(0)
  watch.note(failure('53100'))
  await watch.look(throwing('53100'))
  expect(watch.refusal()).toBe('full')
  await watch.look(works)
  expect(watch.refusal()).toBeNull()
  await watch.look(works)
  expect(tries).toBe(1)
})

test('a try that fails for another reason is thrown, and settles nothing', async () => {
  const watch = createWriteWatch()
  watch.note(failure('53100'))
  expect(await watch.look(throwing('ECONNREFUSED')).catch((error: Error) => error.message)).toBe('Failed query')
  expect(watch.refusal()).toBe('full')
})

test('what is refused while a try is under way counts', async () => {
  const watch = createWriteWatch()
  watch.note(failure('53100'))
  await watch.look(async () => watch.note(failure('53100')))
  expect(watch.refusal()).toBe('full')
})
