import { expect, test } from 'bun:test'
import { Hono } from 'hono'
import { createAddressOf } from '../../server/http/client-address.ts'
import { runtime } from '../../server/runtime.ts'

/** The address that a request counts under, with so many proxies of ours in between. */
async function counted(proxies: number, remote: string | null, forwarded?: string) {
  const told: string[] = []
  const addressOf = createAddressOf({
    runtime: { remoteAddress: () => remote },
    proxies,
    tellOperator: (sentence) => told.push(sentence),
  })
  const app = new Hono().get('/', (c) => c.text(addressOf(c)))
  const ask = async () =>
    (await app.request('/', { headers: forwarded === undefined ? {} : { 'X-Forwarded-For': forwarded } })).text()
  return { address: await ask(), again: await ask(), told }
}

for (const [what, proxies, remote, forwarded, address] of [
  ['the address of the connection counts', 0, '203.0.113.7', undefined, '203.0.113.7'],
  ['without a proxy nobody can give another address', 0, '203.0.113.7', '198.51.100.1', '203.0.113.7'],
  ['behind a proxy the address it has added counts', 1, '10.0.0.1', '203.0.113.7', '203.0.113.7'],
  ['whatever a visitor writes before it does not', 1, '10.0.0.1', '198.51.100.1, 192.0.2.1, 203.0.113.7', '203.0.113.7'],
  ['behind two, the one that the outer has added', 2, '10.0.0.1', '198.51.100.1, 203.0.113.7, 10.0.0.2', '203.0.113.7'],
  ['whoever comes past the outer one is known by the inner', 2, '10.0.0.1', '203.0.113.7', '203.0.113.7'],
  ['whoever comes past all of them is known by his connection', 1, '203.0.113.7', undefined, '203.0.113.7'],
  ['a proxy may add a port', 1, '10.0.0.1', '203.0.113.7:51123', '203.0.113.7'],
  ['or brackets and a port', 1, '10.0.0.1', '[2001:db8:1:2:3:4:5:6]:443', '2001:db8:1:2::/64'],
  ['an IPv6 address counts with its whole /64', 0, '2001:db8:1:2:ffff::1', undefined, '2001:db8:1:2::/64'],
  ['of the next /64 it is another', 0, '2001:db8:1:3::1', undefined, '2001:db8:1:3::/64'],
  ['an IPv4 address in the form of an IPv6 one is the IPv4 one', 0, '::ffff:203.0.113.7', undefined, '203.0.113.7'],
  ['what is no address is passed over', 1, '10.0.0.1', 'unknown', '10.0.0.1'],
  ['a zone is no part of the address', 0, 'fe80::1%eth0', undefined, 'fe80::/64'],
  ['nobody at the other end is counted as nowhere', 0, null, undefined, 'nowhere'],
  ['nor does a header make somebody of him', 0, null, '203.0.113.7', 'nowhere'],
] as const) {
  test(what, async () => {
    expect((await counted(proxies, remote, forwarded)).address).toBe(address)
  })
}

test('an operator who has forgotten his proxy is told so, once', async () => {
  const { told } = await counted(0, '127.0.0.1', '203.0.113.7')
  expect(told).toEqual([expect.stringContaining('set PROXIES')])
})

test('a stranger who writes the header himself worries no operator', async () => {
  expect((await counted(0, '203.0.113.7', '198.51.100.1')).told).toEqual([])
})

test('a server knows who is at the other end', async () => {
  const app = new Hono().get('/', (c) => c.text(runtime.remoteAddress(c) ?? 'nobody'))
  const listener = await runtime.serve(app, { port: 0, host: '127.0.0.1' })
  expect(await (await fetch(listener.url)).text()).toContain('127.0.0.1')
  await listener.stop()
})
