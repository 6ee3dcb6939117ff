import { expect, test } from 'bun:test'
import type { Unknowns } from '../../scenario/emulator/unknowns.ts'
import { connectTo, runCheck, serverUrl } from '../../server/commands/scenario-check.ts'
import { findNewestCheck } from '../../server/game/first-call-check.ts'
import { spokenIn } from '../../views/texts/spoken.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { phoneNumber, standardQuiz, startServer } from '../cast/server.ts'
import { untrustedSite } from '../cast/untrusted.ts'
import { waitFor } from '../cast/waiting.ts'
import { wire } from '../cast/wire.ts'

const operatorPassword = 'пароль оператора'
const caller = '79161234567'
/** It asks sessions by itself how they answer, as the command waits for that. */
const byItself = ['followUpMs'] as const
const openServer = () => startServer({ operatorPassword, byItself })
const findingsOf = async ({ context }: Awaited<ReturnType<typeof startServer>>) =>
  (await findNewestCheck(context))?.findings ?? {}

/** Runs the command. Its result resolves to true when every finding is fine. */
function runsTheCheck(url: string, password = operatorPassword) {
  const lines: string[] = []
  const content = runCheck(connectTo(url, password), (text) => lines.push(text), { pauseMs: 5 })
  // A test that only awaits the output must not fail by an unhandled rejection of the result.
  content.catch(() => {})
  return {
    content,
    get printed() {
      return lines.join('\n')
    },
    prints: (part: string) =>
      waitFor(
        () => lines.join('\n').includes(part),
        () => `the tool to print ${part}; it printed:\n${lines.join('\n')}`,
      ),
  }
}

/** Starts and answers a call, event by event. */
async function answered(url: string) {
  const line = wire(url)
  await line.starts(caller)
  await line.reports({ type: 'call.answered' })
  return line
}

test('the command names the number to call, prints findings as they arrive, and ends with the check', async () => {
  const server = await openServer()
  const tool = runsTheCheck(server.url)
  await tool.prints('8\u00a0800\u00a0555-35-35')
  const line = await answered(server.url)
  await tool.prints('The call is there')
  await line.reports({ type: 'call.examined', findings: { digests: 'hex', phrases: '12 of 12 were said' } })
  await tool.prints('+ How digests are written: hex, as expected')
  await tool.prints('What a live session answers: no session address')
  expect(tool.printed).not.toContain('A hang-up in the middle')
  await line.reports({ type: 'call.ended', reason: '', seconds: 40 })
  server.passes(1)
  expect(await tool.content).toBe(false)
  expect(tool.printed).toContain('? A hang-up in the middle of a phrase: not seen')
  expect(tool.printed).toContain('! What a live session answers: no session address, needs you')
  expect(tool.printed).toContain('2 of 18 need you')
  expect(tool.printed.match(/How digests are written/g)).toHaveLength(1)
})

test('the command gives up when nobody calls, when another check is requested, and when the scenario reports nothing', async () => {
  const server = await openServer()
  const alone = runsTheCheck(server.url)
  await alone.prints('Call')
  server.passes(11)
  expect(await alone.content).toBe(false)
  expect(alone.printed).toContain('Nobody called in time')
  const overtaken = runsTheCheck(server.url)
  await overtaken.prints('Call')
  const silent = runsTheCheck(server.url)
  expect(await overtaken.content).toBe(false)
  expect(overtaken.printed).toContain('another check')
  await silent.prints('Call')
  const line = await answered(server.url)
  await line.reports({ type: 'call.ended', reason: '', seconds: 4 })
  server.passes(1)
  expect(await silent.content).toBe(false)
  expect(silent.printed).toContain('scenario:deploy')
})

test('the command says what to do without a password, with a wrong one, without an operator page, and without a server', async () => {
  const server = await openServer()
  expect(() => connectTo(server.url, undefined)).toThrow(/^OPERATOR_PASSWORD: expected/)
  await expect(runsTheCheck(server.url, 'a wrong password').content).rejects.toThrow(/does not accept this OPERATOR_PASSWORD/)
  await expect(runsTheCheck((await startServer()).url).content).rejects.toThrow(/no operator's pages/)
  await expect(runsTheCheck('http://127.0.0.1:1').content).rejects.toThrow(
    /the server at http:\/\/127.0.0.1:1 refuses connections\. Start it/,
  )
})

for (const [why, told] of [
  ['expired', /has a certificate that has expired\. Have it renewed/],
  ['unknown issuer', /has a certificate that is not trusted: it is self-signed, .* NODE_EXTRA_CA_CERTS/],
] as const) {
  test(`the command names a certificate that is ${why} as what stands in the way`, async () => {
    const { url } = await untrustedSite(why)
    await expect(runsTheCheck(url).content).rejects.toThrow(told)
  })
}

test("the command derives the server's address from its settings", () => {
  expect(serverUrl({ publicUrl: 'https://quiz.example.com', host: '0.0.0.0', port: 3000 })).toBe('https://quiz.example.com')
  expect(serverUrl({ publicUrl: undefined, host: '0.0.0.0', port: 80 })).toBe('http://localhost:80')
  expect(serverUrl({ publicUrl: undefined, host: '::1', port: 3000 })).toBe('http://[::1]:3000')
})

/** Plays the person in a check, doing what Pavel asks, on an engine with these properties. Returns the command's output. */
async function examines(unknowns: Partial<Unknowns>) {
  const { check } = spokenIn(standardQuiz.language)
  const evening = await opensTheEvening(
    { operatorPassword, byItself },
    { unknowns, speech: (text) => (text === check.hangUp ? 30_000 : text === check.long ? 5_000 : 0) },
  )
  const tool = runsTheCheck(evening.url)
  await tool.prints('Call')
  const person = evening.telephone.dials(caller, phoneNumber.slice(1))
  await person.hears(check.greeting)
  await waitFor(
    async () => 'session reply' in (await findingsOf(evening)),
    () => 'the answer of the live session',
  )
  await person.waits(25)
  await person.hears(check.request)
  await person.says('рептилоид', { confidence: 0.87 })
  await person.hears(check.hangUp)
  person.hangsUp()
  await person.waits(8)
  await person.isForgotten()
  evening.passes(1)
  return { isContent: await tool.content, printed: tool.printed }
}

for (const digests of ['hex', 'HEX', 'base64', 'binary'] as const) {
  test(`the real scenario completes a check of the expected engine, with digests in ${digests}`, async () => {
    const { isContent, printed } = await examines({ digests })
    expect(isContent).toBe(true)
    expect(printed).toContain(`How digests are written: ${digests}`)
    expect(printed).toContain('Nothing needs you.')
    expect(printed).not.toContain('not seen')
  })
}

test('the real scenario completes a check of an engine that differs in every known way, and each finding is recognised', async () => {
  const { isContent, printed } = await examines({
    callerForm: 'eight',
    calledForm: 'plus',
    replacedPhraseFinishes: true,
    hangUpFinishesPhrase: 'after Disconnected',
    confidenceScale: 100,
    resultField: 'transcript',
    speechEvents: 'none',
    interims: false,
    httpFailure: 'rejects',
    deadSession: 200,
    requestReply: 'handler value',
    unhandledRejection: 'ignored',
    voximplantApi: 'VoximplantApi',
    amd: 'present',
  })
  expect(isContent).toBe(true)
  expect(printed).not.toContain('was not thought of')
  expect(printed).not.toContain('not seen')
  for (const point of [
    'A phrase cut short',
    'A hang-up in the middle',
    'The recogniser’s confidence',
    'Where a result',
    'A request that fails',
    'What a session that has ended',
  ]) {
    expect(printed).toContain(`~ ${point}`)
  }
})
