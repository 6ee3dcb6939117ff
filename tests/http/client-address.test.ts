import { expect, test } from 'bun:test'
import { Hono } from 'hono'
import { createAddressOf } from '../../server/http/client-address.ts'
import { runtime } from '../../server/runtime.ts'

/** Returns the address that a request is counted under, with this many of our own proxies in front. */
async function counted(proxies: number, remote: string | null, forwarded?: string, headers: Record<string, string> = {}) {
  const told: string[] = []
  const addressOf = createAddressOf({
    runtime: { remoteAddress: () => remote },
    proxies,
    proxyNetworks: ['192.0.2.0/24'],
    tellOperator: (sentence) => told.push(sentence),
  })
  const app = new Hono().get('/', (c) => c.text(addressOf(c)))
  const ask = async () =>
    (await app.request('/', { headers: forwarded === undefined ? headers : { ...headers, 'X-Forwarded-For': forwarded } })).text()
  return { address: await ask(), again: await ask(), told }
}

for (const [what, proxies, remote, forwarded, address] of [
  ['the address of the connection counts', 0, '203.0.113.7', undefined, '203.0.113.7'],
  ['without a proxy a forwarded address is ignored', 0, '203.0.113.7', '198.51.100.1', '203.0.113.7'],
  ['behind a proxy the address that it added counts', 1, '10.0.0.1', '203.0.113.7', '203.0.113.7'],
  ['forged addresses before it are ignored', 1, '10.0.0.1', '198.51.100.1, 192.0.2.1, 203.0.113.7', '203.0.113.7'],
  [
    'behind two proxies the address added by the outer one counts',
    2,
    '10.0.0.1',
    '198.51.100.1, 203.0.113.7, 10.0.0.2',
    '203.0.113.7',
  ],
  ['a request that bypasses the outer proxy has the address added by the inner one', 2, '10.0.0.1', '203.0.113.7', '203.0.113.7'],
  ['a request that bypasses all proxies has the address of its connection', 1, '203.0.113.7', undefined, '203.0.113.7'],
  ['a header from a public address that is no proxy of ours is ignored', 1, '203.0.113.7', '198.51.100.1', '203.0.113.7'],
  ['a proxy with a public address is believed once its network is named', 1, '192.0.2.7', '203.0.113.7', '203.0.113.7'],
  ['a port is dropped', 1, '10.0.0.1', '203.0.113.7:51123', '203.0.113.7'],
  ['brackets and a port are dropped', 1, '10.0.0.1', '[2001:db8:1:2:3:4:5:6]:443', '2001:db8:1:2::/64'],
  ['an IPv6 address counts as its /64 network', 0, '2001:db8:1:2:ffff::1', undefined, '2001:db8:1:2::/64'],
  ['another /64 network is another address', 0, '2001:db8:1:3::1', undefined, '2001:db8:1:3::/64'],
  ['an IPv4-mapped IPv6 address is the IPv4 address', 0, '::ffff:203.0.113.7', undefined, '203.0.113.7'],
  ['an invalid forwarded address is ignored', 1, '10.0.0.1', 'unknown', '10.0.0.1'],
  ['an IPv6 zone is dropped', 0, 'fe80::1%eth0', undefined, 'fe80::/64'],
  ['an unknown peer counts as nowhere', 0, null, undefined, 'nowhere'],
  ['a header does not give an unknown peer an address', 0, null, '203.0.113.7', 'nowhere'],
] as const) {
  test(what, async () => {
    expect((await counted(proxies, remote, forwarded)).address).toBe(address)
  })
}

test('an operator who has not set PROXIES behind a proxy is warned once', async () => {
  const { told } = await counted(0, '127.0.0.1', '203.0.113.7')
  expect(told).toEqual([expect.stringContaining('set PROXIES')])
})

test('a forged header from a public address causes no warning', async () => {
  expect((await counted(0, '203.0.113.7', '198.51.100.1')).told).toEqual([])
})

test('an operator whose proxy has a public address is warned once', async () => {
  const { told } = await counted(1, '203.0.113.7', '198.51.100.1')
  expect(told).toEqual([expect.stringContaining('PROXY_NETWORKS')])
})

test('the server knows the address of its peer', async () => {
  const app = new Hono().get('/', (c) => c.text(runtime.remoteAddress(c) ?? 'nobody'))
  const listener = await runtime.serve(app, { port: 0, host: '127.0.0.1' })
  expect(await (await fetch(listener.url)).text()).toContain('127.0.0.1')
  await listener.stop()
})

test('a proxy that adds no address, too few proxies that do, and too low a number of them are told once each', async () => {
  const browser = { 'accept-language': 'ru' }
  expect((await counted(1, '10.0.0.1', undefined, browser)).told).toEqual([expect.stringContaining('without X-Forwarded-For')])
  expect((await counted(2, '10.0.0.1', '203.0.113.7')).told).toEqual([
    expect.stringMatching(/has 1 addresses, fewer than PROXIES=2/),
  ])
  const low = await counted(1, '10.0.0.1', '8.8.8.8, 10.0.0.2')
  expect([low.address, low.told]).toEqual(['10.0.0.2', [expect.stringContaining('has to be higher than 1')]])
})

test('what asks a server directly, and whom a proxy on the same network has added, cause no warning', async () => {
  expect((await counted(1, '127.0.0.1')).told).toEqual([])
  expect((await counted(1, '10.0.0.1', '8.8.8.8, 9.9.9.9')).told).toEqual([])
  expect((await counted(1, '10.0.0.1', '10.0.0.7')).told).toEqual([])
  expect((await counted(1, '203.0.113.7', undefined, { 'accept-language': 'ru' })).told).toEqual([])
})
