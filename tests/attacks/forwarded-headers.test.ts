import { expect, test } from 'bun:test'
import { runtime } from '../../server/runtime.ts'
import { startServer, type TestServer } from '../cast/server.ts'
import { submitsPassword } from '../cast/staff.ts'
import { makeToken, withToken } from '../cast/visit-token.ts'

const operatorPassword = 'sesame opens'
const few = { most: 3, seconds: 900 }
const limitTable = { visits: { address: few }, passwords: { address: few } }

/** Headers in which a client may say where it is. Each request says something else. */
const lies = [
  'X-Forwarded-For',
  'Forwarded',
  'X-Real-IP',
  'X-Client-IP',
  'True-Client-IP',
  'CF-Connecting-IP',
  'X-Original-Forwarded-For',
].map((name) => (time: number) => ({ [name]: name === 'Forwarded' ? `for=198.51.100.${time}` : `198.51.100.${time}` }))

const gives = ({ url, context }: TestServer, time: number, headers: Record<string, string>) =>
  fetch(`${url}/visits`, {
    method: 'POST',
    headers: { ...headers, ...withToken(makeToken()), Origin: url },
    body: new URLSearchParams({ phone: `8 916 000-00-${10 + time}`, consent: context.consent.version }),
  })

const guesses = ({ url }: TestServer, time: number, headers: Record<string, string>) =>
  submitsPassword(url, `guess ${time}`, { headers })

/** Returns the statuses of five requests, each of which lies about where it comes from. */
async function statuses(
  lie: (time: number) => Record<string, string>,
  ask: (time: number, lie: Record<string, string>) => Promise<{ status: number }>,
) {
  const found: number[] = []
  for (let time = 0; time < 5; time++) found.push((await ask(time, lie(time))).status)
  return found
}

for (const lie of lies) {
  test(`without a proxy, ${Object.keys(lie(0))[0]} chooses no address`, async () => {
    const server = await startServer({ operatorPassword, limitTable })
    expect(await statuses(lie, (time, headers) => gives(server, time, headers))).toEqual([200, 200, 200, 429, 429])
    expect(await statuses(lie, (time, headers) => guesses(server, time, headers))).toEqual([403, 403, 403, 429, 429])
  })
}

test('behind a proxy, what a client wrote before the proxy’s entry chooses no address', async () => {
  const server = await startServer({ operatorPassword, limitTable, proxies: 1 })
  const lie = (time: number) => ({ 'X-Forwarded-For': `127.0.0.1, 198.51.100.${time}, 203.0.113.7` })
  expect(await statuses(lie, (time, headers) => gives(server, time, headers))).toEqual([200, 200, 200, 429, 429])
  expect(await statuses(lie, (time, headers) => guesses(server, time, headers))).toEqual([403, 403, 403, 429, 429])
})

test('who bypasses the proxy from a public address counts under that address', async () => {
  const server = await startServer({ operatorPassword, limitTable, proxies: 1 })
  const { remoteAddress } = runtime
  runtime.remoteAddress = () => '203.0.113.7'
  try {
    const lie = (time: number) => ({ 'X-Forwarded-For': `198.51.100.${time}` })
    expect(await statuses(lie, (time, headers) => guesses(server, time, headers))).toEqual([403, 403, 403, 429, 429])
  } finally {
    runtime.remoteAddress = remoteAddress
  }
})
