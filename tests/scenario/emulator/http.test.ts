import { afterEach, beforeEach, expect, test } from 'bun:test'
import { type Echo, on, run, startEcho, until } from './tiny.ts'

let echo: Echo

beforeEach(async () => {
  echo = await startEcho()
})
afterEach(() => echo.close())

const get = (options: string, then = 'Logger.write(r.code + " " + r.text)') =>
  `Net.httpRequestAsync('${echo.url}', ${options}).then(r => ${then})`

test('a request reaches the real server, and its reply arrives as code, text and headers', async () => {
  echo.release()
  const logReply = 'Logger.write(r.code + r.text + r.headers.find(h => h.key === "content-type").value)'
  const { line } = await run(get("{ method: 'POST', postData: 'привет', headers: { 'X-One': '1' } }", logReply))
  await until(() => line.log.length > 0)
  expect(line.log).toEqual(['200приветtext/plain'])
  expect(echo.requests[0]).toMatchObject({ method: 'POST', headers: { 'x-one': '1', 'user-agent': 'VoxEngine/1.0' } })
})

test('an HTTP error is a result, not a rejection', async () => {
  echo.close()
  echo = await startEcho(() => ({ status: 503, text: 'away' }))
  echo.release()
  const { line } = await run(get('{}'))
  await until(() => line.log.length > 0)
  expect(line.log).toEqual(['503 away'])
})

test.each([
  ['http://127.0.0.1:1/', '-4'],
  ['nonsense', '-2'],
])('%s resolves with the code %s', async (url, code) => {
  const { line } = await run(`Net.httpRequestAsync('${url}', {}).then(r => Logger.write(String(r.code)))`)
  await until(() => line.log.length > 0)
  expect(line.log).toEqual([code])
})

test('a request without a reply ends with the code -7 after its timeout', async () => {
  const { line, clock } = await run(get('{ timeout: 5 }'))
  await clock.advance(4900)
  expect(line.log).toEqual([])
  await clock.advance(100)
  expect(line.log).toEqual(['-7 undefined'])
})

test('a reply of more than 2 MB gives the code -9', async () => {
  echo.close()
  echo = await startEcho(() => ({ status: 200, text: 'x'.repeat(2 * 1024 * 1024 + 1) }))
  echo.release()
  const { line } = await run(get('{}', 'Logger.write(String(r.code))'))
  await until(() => line.log.length > 0)
  expect(line.log).toEqual(['-9'])
})

test('three requests run at a time, the others wait, and the thirty-sixth throws', async () => {
  const { line, clock } = await run(`
    try { for (let n = 1; n <= 36; n++) Net.httpRequestAsync('${echo.url}', {}).then(() => Logger.write('done')) }
    catch (error) { Logger.write(error.message) }`)
  await until(() => echo.requests.length === 3)
  await clock.advance(0)
  expect(echo.requests).toHaveLength(3)
  expect(line.log).toEqual(['Exceeded the HTTP connection count limit!'])
  echo.release()
  await until(() => line.log.length === 36)
})

test('the older httpRequest takes its callback second', async () => {
  echo.release()
  const { line } = await run(`Net.httpRequest('${echo.url}', r => Logger.write(String(r.code)), { method: 'GET' })`)
  await until(() => line.log.length > 0)
  expect(line.log).toEqual(['200'])
})

test.each([
  ["Net.httpRequestAsync('u', () => {})", 'no callback'],
  ["Net.httpRequestAsync('u', {}, () => {})", 'no callback'],
  ["Net.httpRequest('u', {}, () => {})", 'the callback comes second'],
  ["Net.httpRequestAsync('u', { method: 'POST', body: '{}' })", 'postData'],
  ["Net.httpRequestAsync('u', { method: 'POST', postData: {} })", 'not turned into JSON'],
  ["Net.httpRequestAsync('u', { postData: '{}' })", 'not sent with GET'],
  ["Net.httpRequestAsync('u', { headers: ['A: b'] })", 'headers are an object'],
  ["Net.httpRequestAsync('u', { headers: { a: 1 } })", 'must be a string'],
  ["Net.httpRequestAsync('u', { timeout: 5000 })", 'looks like milliseconds'],
  ["Net.httpRequestAsync('u', { connectionTimeout: 10 })", 'looks like milliseconds'],
  ["Net.httpRequestAsync('u', { tlsParams: {} })", "no option 'tlsParams'"],
  ["Net.httpRequestAsync('u', {}).then(r => r.json()).catch(() => {})", "no member 'json'"],
])('%s is refused', async (code, sentence) => {
  const { line } = await run(code.replaceAll("'u'", `'${echo.url}'`))
  echo.release()
  await until(() => line.error !== null)
  expect(line.error?.message).toContain(sentence)
})

test('the emulator refuses redirects: what the engine does with a POST is not documented', async () => {
  echo.close()
  echo = await startEcho(() => ({ status: 302, text: '' }))
  echo.release()
  const { line } = await run(get('{}'))
  await until(() => line.error !== null)
  expect(line.error?.message).toContain('redirects')
})

test('lost requests never arrive, requests with lost replies do, repeated ones arrive twice, delayed ones later', async () => {
  echo.release()
  const lost = await run(get('{ timeout: 1 }'), { faults: { loseRequests: 1 } })
  await lost.clock.advance(1000)
  expect(lost.line.log).toEqual(['-7 undefined'])
  expect(echo.requests).toHaveLength(0)

  const unheard = await run(get('{ timeout: 1 }'), { faults: { loseReplies: 1 } })
  await until(() => echo.requests.length === 1)
  await unheard.clock.advance(1000)
  expect(unheard.line.log).toEqual(['-7 undefined'])

  const repeated = await run(get('{}'), { faults: { repeatRequests: 1 } })
  await until(() => echo.requests.length === 3 && repeated.line.log.length === 1)

  const delayed = await run(get('{}'), { faults: { requestDelayMs: 500 } })
  await delayed.clock.advance(499)
  expect(echo.requests).toHaveLength(3)
  await delayed.clock.advance(1)
  await until(() => delayed.line.log.length === 1)
})

test('closing the emulator in the middle of a request ends the session without any event for the scenario', async () => {
  const request = get('{}', 'Logger.write("result")')
  const { emulator, line } = await run(`${request}; ${on('Terminating', 'Logger.write("Terminating")')}`)
  await until(() => echo.requests.length === 1)
  emulator.close()
  expect(await line.over).toBe('the emulator was closed')
  expect(line.log).toEqual([])
  await until(() => emulator.lines.size === 0)
})
