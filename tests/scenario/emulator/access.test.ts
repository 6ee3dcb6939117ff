import { expect, test } from 'bun:test'
import type { AccessRequest } from '../../../scenario/emulator/access.ts'
import type { Emulator } from '../../../scenario/emulator/emulator.ts'
import { on, run, start } from './tiny.ts'

const logRequest = on(
  'HttpRequest',
  "Logger.write([event.method, event.path, event.content, JSON.stringify(event.headers)].join(' '))",
)

const post = (emulator: Emulator, path: string, more: Partial<AccessRequest> = {}) =>
  emulator.request({ path, method: 'POST', headers: {}, body: '', ...more })

test('a session started from outside has custom data and no call', async () => {
  const script = `Logger.write(VoxEngine.customData()); ${on('CallAlerting', "Logger.write('call')")} ${on('Started', "Logger.write('Started')")}`
  const { session } = await start(script, { customData: 'гость 7' })
  expect(session.log).toEqual(['гость 7', 'Started'])
  expect((await run('Logger.write("<" + VoxEngine.customData() + ">")')).line.log).toEqual(['<>'])
})

test('custom data holds 200 bytes', async () => {
  expect((await start('VoxEngine.customData("x"); Logger.write(VoxEngine.customData())')).session.log).toEqual(['x'])
  expect((await start('VoxEngine.customData("ё".repeat(101))')).session.error?.message).toContain('200 bytes')
  await expect(start('', { customData: 'ё'.repeat(101) })).rejects.toThrow('200 bytes')
})

test('a session without a call ends after sixty seconds', async () => {
  const { session, clock } = await start('')
  await clock.advance(59_999)
  expect(await Promise.race([session.over, 'still there'])).toBe('still there')
  await clock.advance(1)
  expect(await session.over).toBe('60 s without a call')
})

test('a session can have a scenario and secrets of its own', async () => {
  const { emulator, clock } = await start('')
  const script = 'Logger.write(String(VoxEngine.getSecretValue("ONE")))'
  const session = emulator.start({ customData: '', script, secrets: { ONE: '1' } })
  const line = emulator.dial({ caller: null, called: '78001234567', script, secrets: { ONE: '2' } })
  await clock.advance(0)
  expect(session.log).toEqual(['1'])
  expect(line.log).toEqual(['2'])
})

test('a POST to the access URL reaches its session with the headers that begin with X-', async () => {
  const { emulator, session } = await start(logRequest, { accessUrl: 'http://127.0.0.1:3000/phone/sessions' })
  const { pathname } = new URL(session.accessUrl)
  const headers = { 'X-One': '1', 'content-type': 'application/json' }
  expect(await post(emulator, pathname, { headers, body: '{"go":1}' })).toEqual({ status: 200, body: '' })
  expect(session.log).toEqual([`POST ${pathname} {"go":1} [{"key":"X-One","value":"1"}]`])
})

test('the scenario gets its URL, also in an inbound call', async () => {
  const script = on('Started', 'Logger.write(event.accessURL + " " + event.accessSecureURL)')
  const accessUrl = 'http://127.0.0.1:3000/phone/sessions'
  const { session } = await start(script, { accessUrl })
  expect(session.log).toEqual([`${session.accessUrl} ${session.accessUrl}`])
  const { line, emulator } = await run(`${script} ${logRequest}`, { accessUrl })
  const [, url = ''] = line.log[0]?.split(' ') ?? []
  expect((await post(emulator, new URL(url).pathname))?.status).toBe(200)
  expect(line.log).toHaveLength(2)
})

test('a wrong token, another session and an ended session reply 404', async () => {
  const { emulator, session } = await start(logRequest)
  const other = emulator.start({ customData: '' })
  const [token] = new URL(session.accessUrl).pathname.split('/').slice(-1)
  expect((await post(emulator, `/request/${session.id}/guess`))?.status).toBe(404)
  expect((await post(emulator, `/request/${other.id}/${token}`))?.status).toBe(404)
  expect((await post(emulator, '/'))?.status).toBe(404)
  emulator.close()
  expect((await post(emulator, new URL(session.accessUrl).pathname))?.status).toBe(404)
  expect(session.log).toEqual([])
})

test('a request that ends the session gets a reply', async () => {
  const { emulator, session } = await start(on('HttpRequest', 'VoxEngine.terminate()'))
  expect((await post(emulator, new URL(session.accessUrl).pathname))?.status).toBe(200)
  expect(await session.over).toBe('terminate()')
})
