import { expect, test } from 'bun:test'
import { startServer } from '../../cast/server.ts'
import { post, started } from '../../cast/wire.ts'

const minutes = (count: number) => new Date(Date.now() + count * 60_000)

const beginsCall = (url: string, at: Date) =>
  post(url, JSON.stringify({ call: crypto.randomUUID(), seq: 1, ...started('79161234567') }), { at })

test('a call is taken while this machine’s clock is ten minutes off and the database’s right, and the other way round', async () => {
  const server = await startServer()
  server.passes(10)
  expect((await beginsCall(server.url, minutes(10))).status).toBe(200)
  expect((await beginsCall(server.url, minutes(0))).status).toBe(200)
})

test('where every clock here is off, the log says so once a minute, with the minutes and the cure', async () => {
  const server = await startServer()
  server.passes(1)
  for (let time = 0; time < 3; time += 1) expect((await beginsCall(server.url, minutes(-19))).status).toBe(401)
  expect(server.told).toEqual([
    "an event of a call was refused: it was signed 20 minutes ago by this server's clock, and 5 are allowed; set the clock of this " +
      'machine (timedatectl set-ntp true)',
  ])
})
