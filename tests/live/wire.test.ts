import { afterEach, expect, test } from 'bun:test'
import { runPage } from '../faults/browser/page.ts'

const ends: (() => void)[] = []
afterEach(() => ends.splice(0).forEach((end) => end()))

type Data = { address: string }

/** A server that tells its pages how long to take to come back, and keeps the addresses of the sockets that they open. */
function serve(spreadMs: number) {
  const addresses: string[] = []
  const sockets: Bun.ServerWebSocket<Data>[] = []
  const waiting: (() => void)[] = []
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch(request, server) {
      const { pathname, search } = new URL(request.url)
      return server.upgrade(request, { data: { address: pathname + search } }) ? undefined : new Response(null)
    },
    websocket: {
      data: {} as Data,
      open(socket) {
        socket.send(JSON.stringify({ spreadMs }))
        addresses.push(socket.data.address)
        sockets.push(socket)
        waiting.splice(0).forEach((resolve) => resolve())
      },
      message() {},
    },
  })
  ends.push(() => void server.stop(true))
  return {
    url: server.url.href.slice(0, -1),
    addresses,
    async hasOpened(count: number) {
      while (addresses.length < count) await new Promise<void>((resolve) => waiting.push(resolve))
    },
    restarts: () => sockets.splice(0).forEach((socket) => socket.close(1012)),
  }
}

function opensThePage(url: string, state: string) {
  const page = runPage(
    `<html><head><meta name="htmx-config" content='{"ws":{"reconnectDelay":150,"reconnectMaxDelay":400}}' /></head><body>
      <button id="launcher"></button>
      <div id="chat"><div id="live" hx-ws:connect="/${state}?after=2&etag=1-x">
        <div id="stage" data-state="${state}" data-etag="4-x"></div>
        <ol id="entries"><li id="entry-2"></li><li id="entry-7"></li></ol>
      </div></div></body></html>`,
    { url, stored: new Map(), random: () => 0.5, onSocket: () => {} },
  )
  ends.push(page.leave)
}

test('a page that comes back says what it shows by now', async () => {
  const server = serve(0)
  opensThePage(server.url, 'waiting')
  await server.hasOpened(1)
  server.restarts()
  await server.hasOpened(2)
  expect(server.addresses).toEqual(['/waiting?after=2&etag=1-x', '/waiting?after=7&etag=4-x&again'])
})

test('a page on the telephone comes back before idle pages, which take the time that their server asked for', async () => {
  const server = serve(2_000)
  opensThePage(server.url, 'waiting')
  await server.hasOpened(1)
  opensThePage(server.url, 'playing')
  await server.hasOpened(2)
  server.restarts()
  await server.hasOpened(4)
  expect(server.addresses.slice(2).map((address) => address.split('?')[0])).toEqual(['/playing', '/waiting'])
})
