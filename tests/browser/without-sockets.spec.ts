import { manglingProxy, type ManglingProxy } from '../cast/mangling-proxy.ts'
import { quiz } from './quiz.ts'
import { expect, test } from './test.ts'

let proxy: ManglingProxy | undefined
test.afterEach(() => proxy?.close())

for (const [what, dropped] of [
  ['drops the upgrade of sockets', ['upgrade']],
  ['drops all that makes a socket', ['upgrade', 'connection', 'sec-websocket-key', 'sec-websocket-version']],
] as const) {
  test(`behind a proxy that ${what} a whole game is played, and the chat says nothing of a lost connection`, async ({
    server,
    visitor,
    caller,
    number,
  }) => {
    proxy = await manglingProxy(server.url, (headers) =>
      Object.fromEntries(Object.entries(headers).filter(([name]) => !(dropped as readonly string[]).includes(name))),
    )
    await visitor.comes(number, proxy.url)
    await caller.dials(number)
    for (const [index, { answer }] of quiz.rebuses.entries()) {
      await visitor.sees(`Ребус ${index + 1} из ${quiz.rebuses.length}`)
      await visitor.types(answer)
    }
    await expect(visitor.chat.getByLabel('Промокод')).toBeVisible()
    await expect(visitor.chat.locator('.chat-offline span')).toBeHidden()
  })
}
