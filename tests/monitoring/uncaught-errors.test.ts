import { afterEach, expect, test } from 'bun:test'
import process from 'node:process'
import { denoProgram } from '../cast/deno.ts'
import { endPrograms, launch } from '../cast/program.ts'
import { visits } from '../cast/visitor.ts'

afterEach(endPrograms)

const onBun = [process.execPath, '--preload', './tests/monitoring/trouble.ts', 'server/main.ts']
const onDeno = () => [denoProgram(), 'run', '-A', '--preload', './tests/monitoring/trouble.ts', 'server/main.ts']

for (const [runtime, words] of [
  ['Bun', () => onBun],
  ['Deno', onDeno],
] as const) {
  test(`uncaught errors are reported and the program continues, on ${runtime}`, async () => {
    const program = await launch({ TROUBLES: '1' }, words())
    await program.prints(`${program.url}/phone`)
    const visitor = await visits(program.url)
    await visitor.givesNumber('8 916 123-45-67')
    program.receives('SIGUSR2')
    await program.prints('a promise that nobody waited for')
    await program.prints('a timer that threw')
    expect((await visitor.asksToBeCalled()).status).toBe(200)
  }, 90_000)
}

test('a program with too many uncaught errors exits with 1 and sends its browsers to another server', async () => {
  const program = await launch({ TROUBLES: '20' }, onBun)
  await program.prints(`${program.url}/phone`)
  const visitor = await visits(program.url)
  await visitor.givesNumber('8 916 123-45-67')
  const closed = visitor.isDisconnected()
  program.receives('SIGUSR2')
  expect(await closed).toBe(1012)
  expect(await program.ends()).toBe(1)
  expect(program.output).toContain('can restart this server')
}, 90_000)
