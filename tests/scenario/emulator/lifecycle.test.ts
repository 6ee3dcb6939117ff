import { expect, test } from 'bun:test'
import { complaint, complaintInCall, on, run, runInCall, startEcho, until } from './tiny.ts'

const logEvents = (...events: string[]) => events.map((name) => on(name, `Logger.write('${name}')`)).join('\n')
const logDisconnected = "call.addEventListener(CallEvents.Disconnected, () => log('Disconnected'))"

test('a session starts before its call arrives', async () => {
  const { line } = await run(`Logger.write('script'); ${logEvents('CallAlerting', 'Started')}`)
  expect(line.log).toEqual(['script', 'Started', 'CallAlerting'])
})

test('handlers run in order, and removing without a handler removes all', async () => {
  const { line } = await run(`
    const one = () => Logger.write('one')
    VoxEngine.addEventListener(AppEvents.Started, one)
    VoxEngine.addEventListener(AppEvents.Started, () => Logger.write('two'))
    VoxEngine.removeEventListener(AppEvents.Started, one)
    VoxEngine.addEventListener(AppEvents.CallAlerting, one)
    VoxEngine.removeEventListener(AppEvents.CallAlerting)`)
  expect(line.log).toEqual(['two'])
})

test('a handler that is no function is accepted, and ends the scenario when its event fires', async () => {
  expect(await complaint('VoxEngine.addEventListener(AppEvents.Started, "f"); Logger.write("taken")')).toContain('no function')
  expect(await complaint('VoxEngine.addEventListener(AppEvents.HttpRequest, "f")')).toBe('no complaint')
})

test('terminate() lets the current code finish, then fires only Terminating and Terminated', async () => {
  const { line } = await runInCall(`
    ${logEvents('Terminating', 'Terminated')}
    ${logDisconnected}
    VoxEngine.terminate()
    log('still here')`)
  expect(await line.over).toBe('terminate()')
  expect(line.log).toEqual(['still here', 'Terminating', 'Terminated'])
  expect(line.state).toBe('ended')
})

test('after a hang-up the session idles for sixty seconds', async () => {
  const { line, clock } = await runInCall(`${logEvents('Terminating')}; ${logDisconnected}`)
  line.hangUp()
  await clock.advance(59_000)
  expect(line.log).toEqual(['Disconnected'])
  await clock.advance(1000)
  expect(await line.over).toBe('60 s without a call')
  expect(line.log).toEqual(['Disconnected', 'Terminating'])
})

test('an unanswered call is cut after sixty seconds', async () => {
  const { line, clock, events } = await run(on('CallAlerting', ''))
  await clock.advance(59_000)
  expect(line.state).toBe('ringing')
  await clock.advance(1000)
  expect(line.state).toBe('ended')
  expect(events).toEqual(['ringing', 'ended'])
})

test('reject() needs a SIP code and ends the call at once', async () => {
  const reject = (code: string) =>
    on(
      'CallAlerting',
      `
    event.call.addEventListener(CallEvents.Disconnected, () => Logger.write('Disconnected'))
    event.call.reject(${code})`,
    )
  const { line, events } = await run(reject('603'))
  expect(events).toEqual(['ringing', 'rejected', 'ended'])
  expect(line.log).toEqual(['Disconnected'])
  expect(await complaint(reject(''))).toContain('SIP code')
  expect(await complaint(reject('200'))).toContain('SIP code')
})

test('a call can be answered once, and not rejected afterwards', async () => {
  expect(await complaintInCall('call.answer()')).toContain('answered already')
  expect(await complaintInCall('call.reject(603)')).toContain('hang it up')
})

test('the emulator refuses actions on a call after its Disconnected', async () => {
  const sayLater = 'setTimeout(() => call.say("x", { voice }), 10)'
  const { line, clock } = await runInCall(`call.addEventListener(CallEvents.Disconnected, () => ${sayLater})`)
  line.hangUp()
  await clock.advance(20)
  expect(line.error?.message).toBe('call.say after the call was over')
})

test('Terminating allows exactly one request, and no timers', async () => {
  const echo = await startEcho()
  echo.release()
  const last = (code: string) => `${on('Terminating', code)} VoxEngine.terminate()`
  const request = `Net.httpRequestAsync('${echo.url}', {})`
  const { line } = await run(last(request))
  expect(await line.over).toBe('terminate()')
  expect(echo.requests).toHaveLength(1)
  expect(await complaint(last(`${request}; ${request}`))).toContain('exactly one request')
  expect(await complaint(last('setTimeout(() => {}, 1)'))).toContain('timers are dead')
  expect(await complaint(`VoxEngine.terminate(); ${request}`)).toContain('after terminate()')
  echo.close()
})

test('the end of a session waits for active requests and drops queued ones', async () => {
  const echo = await startEcho()
  const { line } = await run(`
    const post = n => Net.httpRequestAsync('${echo.url}', { method: 'POST', postData: String(n) })
    for (let n = 1; n <= 5; n++) post(n).then(r => Logger.write(r.text))
    ${logEvents('Terminating')}
    VoxEngine.terminate()`)
  await until(() => echo.requests.length === 3)
  echo.release()
  expect(await line.over).toBe('terminate()')
  expect(line.log.slice(0, 3).toSorted()).toEqual(['1', '2', '3'])
  expect(line.log.slice(3)).toEqual(['Terminating'])
  echo.close()
})

test('a session has a hundred timers, short intervals take 100 ms, and none fires after the end', async () => {
  expect(await complaint('for (let n = 0; n < 100; n++) setTimeout(() => {}, 1)')).toBe('no complaint')
  expect(await complaint('for (let n = 0; n < 101; n++) setTimeout(() => {}, 1)')).toContain('100 active timers')
  expect(await complaint('setTimeout(10, () => {})')).toContain('a function first')
  const count = 'Logger.write(String(++n)); if (n === 3) VoxEngine.terminate()'
  const { line, clock } = await run(`let n = 0; setInterval(() => { ${count} }, 10)`)
  await clock.advance(299)
  expect(line.log).toEqual(['1', '2'])
  await clock.advance(1000)
  expect(line.log).toEqual(['1', '2', '3'])
})

test('a dead line fires RtpStopped after seven seconds and Disconnected much later', async () => {
  const { line, clock } = await runInCall(`
    call.addEventListener(CallEvents.RtpStopped, () => log('RtpStopped'))
    ${logDisconnected}`)
  line.drop()
  expect(line.state).toBe('ended')
  await clock.advance(7000)
  expect(line.log).toEqual(['RtpStopped'])
  await clock.advance(23_000)
  expect(line.log).toEqual(['RtpStopped', 'Disconnected'])
})
