import { afterEach, expect, test } from 'bun:test'
import { readConfig } from '../../server/config.ts'
import { runtime } from '../../server/runtime.ts'
import { listen } from '../../server/start/listen.ts'
import { endPrograms, launch } from '../cast/program.ts'

afterEach(endPrograms)

test('a host that a shell has set, as conda does, ends the start with exit code 1 and one sentence', async () => {
  const program = await launch({ HOST: 'x86_64-conda-linux-gnu' })
  expect(await program.ends()).toBe(1)
  expect(program.output.trim()).toMatch(
    /^HOST: expected an address .* found "x86_64-conda-linux-gnu", a name that leads to no address \(\w+\)\. .*conda.* "unset HOST".*$/,
  )
})

const port = 0
const app = { fetch: () => new Response() }

for (const [host, sentence] of [
  ['quiz.invalid', /^HOST: expected an address .* found "quiz.invalid", a name that leads to no address/],
  ['256.1.1.1', /^HOST: expected an address .* found "256.1.1.1", a name that leads to no address/],
  ['192.0.2.1', /^HOST: expected an address .* found "192.0.2.1", which is none of its addresses: .*127\.0\.0\.1/],
  ['2001:db8::1', /^HOST: expected an address .* found "2001:db8::1", (which is none of its addresses|of a kind)/],
] as const) {
  test(`the host ${host}, which is not this machine’s, is refused by name`, async () => {
    await expect(listen(runtime, app, { host, port })).rejects.toThrow(sentence)
  })
}

/** What the systems of others answer, which this machine cannot be made to. */
for (const [code, sentence] of [
  ['EACCES', 'PORT: expected a port that this user may listen on, found 80: take one from 1024 on, with a proxy before it'],
  ['EAFNOSUPPORT', /^HOST: expected .* found "127.0.0.1", of a kind that this machine has none of$/],
  ['ENOBUFS', 'HOST and PORT: expected an address to listen on, found 127.0.0.1 and 80, which the system refuses (ENOBUFS)'],
] as const) {
  test(`a refusal to listen with ${code} is told as the setting that it is about`, async () => {
    const serve = () => Promise.reject(Object.assign(new Error(code), { code }))
    await expect(listen({ serve }, { fetch: () => new Response() }, { host: '127.0.0.1', port: 80 })).rejects.toThrow(sentence)
  })
}

for (const HOST of ['[::1]', 'LOCALHOST', ' 127.0.0.1 ']) {
  test(`the host ${HOST} is this machine alone, however it is written`, async () => {
    const { host, isLocal } = readConfig({ HOST })
    expect(isLocal).toBe(true)
    const listener = await listen(runtime, app, { host, port })
    expect((await fetch(listener.url)).status).toBe(200)
    await listener.stop()
  })
}
