import { afterEach, expect, test } from 'bun:test'
import { oncePerMinute } from '../../server/monitoring/telemetry.ts'
import { installTelephone } from '../cast/caller.ts'
import { endPrograms, launch, type Program } from '../cast/program.ts'
import { phoneNumber, secret, standardQuiz } from '../cast/server.ts'
import { visits } from '../cast/visitor.ts'
import { waitFor } from '../cast/waiting.ts'
import { post, wire } from '../cast/wire.ts'

const phone = '8 916 123-45-67'

afterEach(endPrograms)

type Line = { level: string; logger: string; message: string } & Record<string, unknown>

/** Parses the program's JSON log entries. Only the greeting is plain text. */
const linesOf = ({ output }: Program): Line[] =>
  output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))

async function begins(settings: Record<string, string> = {}) {
  const program = await launch({ CALLBACK_SECRET: secret, ...settings })
  await program.prints(`${program.url}/phone`)
  return program
}

async function playsAGame(program: Program) {
  const telephone = await installTelephone({ url: `${program.url}/voice/events`, secret })
  const visitor = await visits(program.url)
  await visitor.givesNumber(phone)
  const caller = telephone.dials('79161234567', phoneNumber.slice(1))
  await visitor.isShown('playing')
  await caller.says('секретное слово')
  for (const { answer } of standardQuiz.rebuses) await caller.says(answer)
  await visitor.isShown('finished')
  caller.hangsUp()
  await program.prints('call ended')
  return visitor
}

test('a game writes a few log entries from start to end, each with its call or visit', async () => {
  const program = await begins()
  await playsAGame(program)
  const lines = linesOf(program).filter(({ logger }) => logger !== 'pavel.server' && logger !== 'pavel.operator')
  expect(lines.map(({ logger, message }) => `${logger}: ${message}`)).toEqual([
    'pavel.visitor: visit opened',
    'pavel.voice: call begun',
    'pavel.game: game begun',
    'pavel.game: game finished',
    'pavel.voice: call ended',
  ])
  const [opened, begun, game, finished, ended] = lines
  expect(opened).toMatchObject({ level: 'INFO', visit: 1 })
  expect(begun).toMatchObject({ call: expect.stringMatching(/.+/), direction: 'inbound' })
  expect(game).toMatchObject({ call: begun?.call, visit: 1 })
  expect(finished).toMatchObject({ call: begun?.call, visit: 1, tierId: '100', hasCode: true })
  expect(ended).toMatchObject({ call: begun?.call, visit: 1 })
  expect(new Set(lines.map(({ server }) => server)).size).toBe(1)
}, 60_000)

test('at debug level every event has a log entry with call, visit, seq, status and time, and no entry contains private data', async () => {
  const program = await begins({ LOG_LEVEL: 'debug' })
  const visitor = await playsAGame(program)
  await waitFor(
    () => linesOf(program).some(({ message, event }) => message === 'event answered' && event === 'call.ended'),
    () => 'the last answer',
  )
  const lines = linesOf(program)
  const answered = lines.filter(({ message }) => message === 'event answered')
  expect(answered.map(({ event }) => event)).toEqual([
    'call.started',
    'call.answered',
    ...Array(6).fill('speech.heard'),
    'call.ended',
  ])
  expect(answered.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  for (const line of answered)
    expect(line).toMatchObject({ call: answered[0]?.call, status: 200, ms: expect.any(Number), level: 'DEBUG' })
  for (const line of answered.slice(1)) expect(line.visit).toBe(1)
  for (const line of lines.filter(({ message }) => /socket|visitor shown/.test(message))) expect(line.visit).toBe(1)
  const token = visitor.token
  for (const privateText of [
    '9161234567',
    '916 123',
    'секретное',
    standardQuiz.rebuses[0]?.answer ?? '',
    visitor.code ?? 'no code',
    token,
    secret,
    '/sessions/',
  ]) {
    expect(program.output).not.toContain(privateText)
  }
}, 60_000)

test('unsigned events are logged as a warning once, and after that only counted', async () => {
  const program = await begins()
  const forged = { secret: `whsec_${btoa('another secret than the tests know')}` }
  for (const _ of [1, 2, 3]) await wire(program.url).sends({ type: 'call.answered' }, forged)
  await program.prints('event answered')
  const refused = linesOf(program).filter(({ message }) => message === 'event answered')
  expect(refused).toMatchObject([{ level: 'WARN', event: 'none', status: 401 }])
}, 60_000)

test('each kind of event is logged once a minute', () => {
  let now = 0
  const isFirst = oncePerMinute(() => now)
  expect([isFirst('a'), isFirst('a'), isFirst('b')]).toEqual([true, false, true])
  now = 60_000
  expect([isFirst('a'), isFirst('a')]).toEqual([true, false])
})

test('LOG_FORMAT=text writes readable log entries', async () => {
  const program = await begins({ LOG_FORMAT: 'text' })
  const visitor = await visits(program.url)
  await visitor.givesNumber(phone)
  await program.prints('visit opened')
  expect(program.output).toMatch(/^\d\d:\d\d:\d\d \[INF\] visitor: visit opened visit=1$/m)
  expect(linesOf(program)).toEqual([])
}, 60_000)

test('a problem that the operator must fix is logged as a warning', async () => {
  const program = await begins({ LOG_LEVEL: 'warning' })
  await post(
    program.url,
    JSON.stringify({
      call: 'c',
      seq: 1,
      type: 'call.started',
      version: 1,
      session: 's',
      direction: 'inbound',
      caller: '79161234567',
      called: '78005553535',
      control: '',
    }),
  )
  await program.prints('run scenario:deploy')
  expect(linesOf(program)).toContainEqual(
    expect.objectContaining({
      level: 'WARN',
      logger: 'pavel.operator',
      call: 'c',
      message: expect.stringContaining('the scenario in the cloud is older than this server'),
    }),
  )
}, 60_000)
