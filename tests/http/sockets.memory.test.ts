import { expect, test } from 'bun:test'
import type { Context } from 'hono'
import { runtime } from '../../server/runtime.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { openSocket } from './open-socket.ts'

const sockets = 40

test('nothing of a request stays with its socket', async () => {
  const requests: WeakRef<Context>[] = []
  const { upgrade } = runtime
  runtime.upgrade = (c, listener) => {
    requests.push(new WeakRef(c))
    return upgrade(c, listener)
  }
  try {
    const evening = await opensTheEvening({ mostSockets: { visit: sockets, address: sockets } })
    const visitor = await evening.comes()
    await visitor.givesNumber('8 916 123-45-67')
    visitor.hidesTheTab()
    const opened = Array.from({ length: sockets }, () => openSocket(evening.url, visitor.token))
    await Promise.all(opened.map(({ opens }) => opens))
  } finally {
    runtime.upgrade = upgrade
  }
  await Bun.sleep(0)
  Bun.gc(true)
  // the collector may take a number on the stack for the address of one of them
  expect(requests.filter((request) => request.deref()).length).toBeLessThan(sockets / 4)
})
