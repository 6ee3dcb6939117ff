import { expect, test } from 'bun:test'
import type { Findings, Turn } from '../../../scenario/protocol.ts'
import { eventsOf } from './interruptible.ts'
import { question } from './server.ts'
import { someoneCalls, type StageOptions } from './set-up.ts'

const examine: Turn['examine'] = {
  long: 'Длинная фраза, которую прервут на полуслове, потому что так надо.',
  short: 'Раз.',
  request: 'Скажите слово.',
  echo: 'Положите телефон рядом и помолчите, пока говорю я.',
  hangUp: 'Положите трубку.',
}

/** The caller does what Pavel asks in a check. Returns what the scenario has found out before it asks to hang up. */
async function findings({ unknowns, ...options }: StageOptions = {}): Promise<Findings> {
  const { caller, server } = await someoneCalls({
    replies: () => question(1, { examine }),
    speech: (text) => (text === examine?.hangUp ? 60_000 : text.length * 80),
    // The check leaves a rejection unhandled on purpose.
    unknowns: { unhandledRejection: 'ignored', ...unknowns },
    ...options,
  })
  await caller.waitsFor('Скажите слово')
  await caller.waits(1.5)
  await caller.speaks('рептилоид')
  await caller.waitsFor('Положите трубку')
  await server.gets('call.examined')
  caller.hangsUp()
  await caller.waits(5)
  expect(await caller.isForgotten()).toBe('terminate()')
  expect(caller.line.error).toBeNull()
  return eventsOf('call.examined', server.events())[0]?.findings ?? {}
}

test('a quiet telephone on the expected engine', async () => {
  const found = await findings()
  expect(found).toMatchObject({ echo: 'none', 'stopped phrase': 'ends silently', 'voice detection': 'absent' })
  expect(found['long listening']).toMatch(/^heard after \d+ s$/)
  expect(found['machine detection']).toBe('absent')
})

test('a telephone on loudspeaker: how much of Pavel comes back, how late, and how fast there is silence', async () => {
  const { echo, 'stopped phrase': stopped } = await findings({ faults: { echo: 1, echoMs: 400, interimLagMs: 300 } })
  expect(echo).toMatch(/^8 of 8 words, first after \d{4} ms, last [67]\d\d ms after the end$/)
  expect(stopped).toMatch(/^ends silently, echo for \d{3} ms$/)
})

test('an engine that does not stop what it says, and whose recognisers die', async () => {
  const found = await findings({
    unknowns: { stopsSay: false, recogniserLives: 'for one utterance', amd: 'namespace only', silero: 'fails' },
    faults: { echo: 1, interimLagMs: 300 },
  })
  expect(found['stopped phrase']).toMatch(/^goes on for \d{4} ms/)
  expect(found['long listening']).toBe('deaf after its first result')
  expect(found['machine detection']).toBe('present without its module')
  expect(found['voice detection']).toMatch(/^fails: /)
})

test('an engine with voice-activity detection hears the caller by it', async () => {
  const found = await findings({ unknowns: { silero: 'present', amd: 'present' } })
  expect(found['voice detection']).toMatch(/^present, a voice from \d+ to \d+ ms$/)
  expect(found['machine detection']).toBe('present')
})

test('a call that ends in the middle of the check leaves nothing running', async () => {
  for (const part of ['Положите телефон', 'Скажите слово']) {
    const { caller } = await someoneCalls({
      replies: () => question(1, { examine }),
      speech: (text) => text.length * 80,
      unknowns: { silero: 'present', unhandledRejection: 'ignored' },
    })
    await caller.waitsFor(part)
    caller.hangsUp()
    await caller.waits(20)
    expect(await caller.isForgotten()).toBe('terminate()')
    expect(caller.line.error).toBeNull()
  }
})
