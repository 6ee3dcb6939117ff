import { expect, test } from 'bun:test'
import { Hono } from 'hono'
import { connect } from 'node:net'
import { handleFailures } from '../../server/http/failures.tsx'
import { runtime } from '../../server/runtime.ts'
import { textsOf } from '../../views/texts/chat.ts'
import { waitFor } from '../cast/waiting.ts'

test.each(['Content-Length: 100\r\n\r\nabc', 'Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n'])(
  'a client that disconnects in the middle of «%s» is not reported',
  async (rest) => {
    const [failed, reported]: [boolean[], unknown[]] = [[], []]
    const watched: Pick<typeof runtime, 'isRequestAborted'> = {
      isRequestAborted(error, c) {
        failed.push(runtime.isRequestAborted(error, c))
        return runtime.isRequestAborted(error, c)
      },
    }
    const app = new Hono().post('/', async (c) => c.text(await c.req.text()))
    const server = await runtime.serve(
      handleFailures(app, {
        texts: textsOf('ru'),
        runtime: watched,
        passage: { note() {} },
        report: (error) => reported.push(error),
      }),
      { port: 0, host: '127.0.0.1' },
    )
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    socket.write(`POST / HTTP/1.1\r\nHost: a\r\n${rest}`, () => setTimeout(() => socket.resetAndDestroy(), 50))
    await waitFor(
      () => failed.length > 0,
      () => 'the end of the request',
    )
    expect(failed).toEqual([true])
    expect(reported).toEqual([])
    await server.stop()
  },
)

test('any other error is reported', async () => {
  const reported: unknown[] = []
  const app = handleFailures(
    new Hono().get('/', () => {
      throw new Error('no such rebus')
    }),
    { texts: textsOf('ru'), runtime, passage: { note() {} }, report: (error) => reported.push(error) },
  )
  expect((await app.request('/')).status).toBe(500)
  expect(reported).toHaveLength(1)
})
