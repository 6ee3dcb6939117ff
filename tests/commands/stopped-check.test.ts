import { afterEach, expect, test } from 'bun:test'
import { findNewestCheck } from '../../server/game/first-call-check.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { bun, endPrograms, launch } from '../cast/program.ts'
import { phoneNumber, startServer } from '../cast/server.ts'
import { proxyTo } from '../cast/tcp-proxy.ts'
import { wire } from '../cast/wire.ts'

const operatorPassword = 'пароль оператора'
const caller = '79161234567'

afterEach(endPrograms)

/** Runs the command as a program of its own against this server, and waits until it says what to call. */
async function runsTheProgram(url: string) {
  const settings = { PORT: new URL(url).port, OPERATOR_PASSWORD: operatorPassword }
  const program = await launch(settings, [bun, 'server/commands/scenario-check.ts'])
  await program.prints('Call')
  return program
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  test(`whoever stops the command by ${signal} gives the check up, and the next call is a game`, async () => {
    const evening = await opensTheEvening({ operatorPassword })
    const program = await runsTheProgram(evening.url)
    program.receives(signal)
    expect(await program.ends()).toBe(code)
    expect(program.output.trim().split('\n').at(-1)).toBe('Stopped. The check is given up, and the next call is a game.')
    const person = evening.telephone.dials(caller, phoneNumber.slice(1))
    await person.hears('Не вижу, из какого вы браузера')
  })
}

test('a command that is stopped during the call leaves it to its end, and says where its findings are shown', async () => {
  const server = await startServer({ operatorPassword })
  const program = await runsTheProgram(server.url)
  const line = wire(server.url)
  await line.starts(caller)
  await line.reports({ type: 'call.answered' })
  await program.prints('The call is there')
  program.receives('SIGINT')
  expect(await program.ends()).toBe(130)
  expect(program.output).toContain(`The call goes on, and its findings come to ${server.url}/operator`)
  await line.reports({ type: 'call.examined', findings: { digests: 'hex' } })
  expect((await findNewestCheck(server.context))?.findings).toMatchObject({ digests: 'hex' })
})

test('a command that cannot tell the server that it was stopped says what that means', async () => {
  const server = await startServer({ operatorPassword })
  const proxy = await proxyTo(server.url)
  const program = await runsTheProgram(proxy.url)
  await proxy.close()
  program.receives('SIGINT')
  expect(await program.ends()).toBe(130)
  expect(program.output).toContain('within 10 minutes is examined in place of a game')
})
