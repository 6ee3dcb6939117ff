import { expect, test } from 'bun:test'
import { lookupPublic, post } from '../../server/voximplant/session.ts'

const turn = '{"turn":1}'

/** A resolver that gives these answers one after the other, and records the names it was asked for. */
function resolver(...answers: string[][]) {
  const asked: string[] = []
  const resolve: Parameters<typeof lookupPublic>[0] = (host, _, done) => {
    asked.push(host)
    const addresses = answers[asked.length - 1]
    if (!addresses) return done(new Error('ENOTFOUND'), [])
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  }
  return { asked, resolve }
}

const found = (resolve: Parameters<typeof lookupPublic>[0], all: boolean) =>
  new Promise((done) => {
    lookupPublic(resolve)('cloud.example.com', { all }, (error, address, family) =>
      done(error ? 'nothing' : all ? address : [address, family]),
    )
  })

test('a name resolves to its public addresses, all of them or the first', async () => {
  expect(await found(resolver(['198.35.26.96', '2a02:ec80:300::1']).resolve, true)).toEqual([
    { address: '198.35.26.96', family: 4 },
    { address: '2a02:ec80:300::1', family: 6 },
  ])
  expect(await found(resolver(['198.35.26.96', '2a02:ec80:300::1']).resolve, false)).toEqual(['198.35.26.96', 4])
})

for (const address of [
  '127.0.0.1',
  '10.0.0.1',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '::1',
  'fe80::1',
  'fd00::1',
  '::ffff:127.0.0.1',
  '64:ff9b::7f00:1',
]) {
  test(`a name is rejected when ${address} is among its addresses`, async () => {
    for (const all of [true, false]) {
      expect(await found(resolver([address]).resolve, all)).toBe('nothing')
      expect(await found(resolver(['198.35.26.96', address]).resolve, all)).toBe('nothing')
    }
  })
}

test('a name without addresses, or whose lookup fails, resolves to nothing', async () => {
  expect(await found(resolver([]).resolve, true)).toBe('nothing')
  expect(await found(resolver().resolve, true)).toBe('nothing')
})

function listen(answer: (request: Request) => Response) {
  let connections = 0
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: (request) => {
      connections += 1
      return answer(request)
    },
  })
  return {
    port: server.port,
    get connections() {
      return connections
    },
    close: () => server.stop(true),
  }
}

test('the connection goes to the address that was looked up, and the name is looked up once', async () => {
  const hosts: (string | null)[] = []
  const server = listen((request) => {
    hosts.push(request.headers.get('host'))
    return new Response('')
  })
  let asked = 0
  const toHere = (_: string, { all }: { all?: boolean }, done: Function) => {
    asked += 1
    return all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4)
  }
  expect(await post(`http://cloud.example.com:${server.port}/session`, turn, toHere as never)).toEqual({
    status: 200,
    hasBody: false,
  })
  expect(asked).toBe(1)
  expect(hosts).toEqual([`cloud.example.com:${server.port}`])
  await server.close()
})

test('a name that now resolves to a private address is not connected to, though it was public when the call came', async () => {
  const server = listen(() => new Response(''))
  const { resolve, asked } = resolver(['127.0.0.1'])
  for (const scheme of ['http', 'https'])
    expect(await post(`${scheme}://rebinding.example.com:${server.port}/`, turn, lookupPublic(resolve))).toBeNull()
  expect(asked).toEqual(['rebinding.example.com', 'rebinding.example.com'])
  expect(server.connections).toBe(0)
  await server.close()
})

test('a reply is described by its status and whether it has a body, and an endless body does not block the next turn', async () => {
  const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1024)) })
  const answers = [new Response(''), new Response('ok', { status: 202 }), new Response(endless)]
  const server = listen(() => answers.shift() ?? new Response(''))
  const url = `http://127.0.0.1:${server.port}/`
  expect(await post(url, turn)).toEqual({ status: 200, hasBody: false })
  expect(await post(url, turn)).toEqual({ status: 202, hasBody: true })
  expect(await post(url, turn)).toEqual({ status: 200, hasBody: true })
  await server.close()
})
