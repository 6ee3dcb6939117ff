import { afterEach, expect, test } from 'bun:test'
import * as v from 'valibot'
import { untrustedSite } from '../cast/untrusted.ts'
import { freePort } from '../run/port.ts'
import { closeClouds, type CloudInUse, cloudWith, voximplantAt, withScenario } from './cloud.ts'
import { problemOf } from './problem.ts'
import { startTrickster } from './trickster.ts'

afterEach(closeClouds)

const start = { ruleId: 20, customData: '' }
const Account = v.object({ result: v.object({ account_name: v.string() }) })

const impatient = { timeoutMs: 200 }
const readAccount = async (url: string, how = {}) => (await voximplantAt(url, how)).command('GetAccountInfo', {}, Account)
const startCall = async (url: string, how = {}) => (await voximplantAt(url, how)).startScenario(start)
const started = ({ requests }: CloudInUse) => requests.filter(({ command }) => command === 'StartScenarios')

test('a call start that times out is not retried, because the call may be in progress', async () => {
  const cloud = await cloudWith(withScenario())
  cloud.faults.replyDelayMs = 500
  const problem = await problemOf(startCall(cloud.url, impatient))
  expect(problem).toMatchObject({ kind: 'away', mayBeRepeated: false })
  expect(problem.message).toContain('did not answer within 0.2 s')
  expect(problem.message).toContain('The command may have been carried out nevertheless.')
  expect(started(cloud)).toHaveLength(1)
})

test('a read-only command is tried three times before it fails', async () => {
  const cloud = await cloudWith()
  cloud.faults.replyDelayMs = 500
  expect(await problemOf(readAccount(cloud.url, impatient))).toMatchObject({ kind: 'away', mayBeRepeated: true })
  expect(cloud.requests).toHaveLength(3)
})

test('a read-only command survives a short fault', async () => {
  const cloud = await cloudWith()
  cloud.faults.isDown = true
  setTimeout(() => {
    cloud.faults.isDown = false
  }, 30)
  expect(await readAccount(cloud.url)).toEqual({ result: { account_name: 'zoo' } })
})

test('a refused connection may be retried, because the call cannot have started', async () => {
  const port = await freePort()
  const problem = await problemOf(startCall(`http://127.0.0.1:${port}`, impatient))
  expect(problem).toMatchObject({ kind: 'away', code: null, mayBeRepeated: true })
  expect(problem.message).toContain(`http://127.0.0.1:${port} refuses connections`)
  expect(problem.message).not.toContain('may have been carried out')
})

test('an unknown host is reported, and the command may be retried', async () => {
  const problem = await problemOf(startCall('http://api.invalid', impatient))
  expect(problem).toMatchObject({ kind: 'away', mayBeRepeated: true })
  expect(problem.message).toContain('VOXIMPLANT_API_URL')
})

for (const [why, told] of [
  ['expired', 'has a certificate that has expired. Have it renewed there'],
  ['not yet valid', "has a certificate that is not valid yet. Set this machine's clock"],
  [
    'unknown issuer',
    'has a certificate that is not trusted: it is self-signed, or nobody here knows who issued it. Serve the whole chain',
  ],
] as const) {
  test(`an API whose certificate is ${why} is told with what to do, and the command may be retried`, async () => {
    const { url } = await untrustedSite(why)
    const problem = await problemOf(startCall(url, impatient))
    expect(problem).toMatchObject({ kind: 'away', mayBeRepeated: true })
    expect(problem.message).toContain(`${url} ${told}`)
  })
}

for (const [what, fault, code] of [
  ['the rate limit', 'isRateLimited', 340],
  ['HTTP 429', 'hasTooManyRequests', null],
] as const) {
  test(`a call start that meets ${what} is retried a moment later`, async () => {
    const cloud = await cloudWith(withScenario())
    cloud.faults[fault] = true
    setTimeout(() => {
      cloud.faults[fault] = false
    }, 30)
    await startCall(cloud.url)
    expect(cloud.sessions).toHaveLength(1)
  })

  test(`a call start that keeps meeting ${what} fails as not done`, async () => {
    const cloud = await cloudWith(withScenario())
    cloud.faults[fault] = true
    const problem = await problemOf(startCall(cloud.url))
    expect(problem).toMatchObject({ kind: 'rate', code, mayBeRepeated: true })
    expect(problem.message).toContain('CALLS_PER_MINUTE')
    expect(cloud.sessions).toHaveLength(0)
  })
}

for (const [what, reply, words] of [
  ['HTML with the status 200', { status: 200, body: '<!doctype html><h1>Hotel</h1>' }, 'a page of HTML and the status 200'],
  ['HTML with the status 502', { status: 502, body: '<html></html>' }, 'a page of HTML and the status 502'],
  ['plain text', { status: 200, body: 'hello' }, 'something that is not JSON'],
  ['an empty body', { status: 200, body: '' }, 'something that is not JSON'],
  ['a redirect', { status: 302, body: '', headers: { location: '/' } }, 'the status 302'],
  ['JSON of another shape', { status: 200, body: '{"result":1}' }, 'is not what is documented (media_session_access_secure_url)'],
  ['a broken connection', null, 'broke off the connection'],
] as const) {
  test(`a call start answered with ${what} fails once, as possibly done`, async () => {
    const trickster = await startTrickster(reply)
    const problem = await problemOf(startCall(trickster.url))
    expect(problem).toMatchObject({ kind: 'away', mayBeRepeated: false })
    expect(problem.message).toContain(words)
    expect(trickster.requests).toBe(1)
    trickster.close()
  })
}

test('after an internal error of Voximplant the call start is not retried', async () => {
  const cloud = await cloudWith(withScenario())
  cloud.faults.refusedCommands = { StartScenarios: 2 }
  expect(await problemOf(startCall(cloud.url))).toMatchObject({ kind: 'away', code: 2, mayBeRepeated: false })
  expect(started(cloud)).toHaveLength(1)
})
