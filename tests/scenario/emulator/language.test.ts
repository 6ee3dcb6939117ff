import { expect, test } from 'bun:test'
import { complaint, complaintInCall, on, run, runInCall } from './tiny.ts'

test('each call has a context of its own, without globals of the host', async () => {
  const { line } = await run(`
    globalThis.count = (globalThis.count || 0) + 1
    const absent = ['global', 'Bun', 'Deno', 'module', 'exports'].filter(name => name in globalThis)
    Logger.write(count + ' ' + absent.join())`)
  expect(line.log).toEqual(['1 '])
})

const ofHosts = ['fetch("/")', 'console.log(1)', 'new URL("x:")', 'process.env', 'new TextEncoder()', 'structuredClone(1)']

test.each(ofHosts)('%s is refused, even inside a try', async (code) => {
  expect(await complaint(`try { ${code} } catch (error) {}`)).toMatch(/^the engine has no /)
})

test('module syntax is refused', async () => {
  expect(await complaint('export const one = 1')).toMatch(/export/i)
})

test.each([
  ['VoxEngine.callPstn("7")', "VoxEngine has no member 'callPstn'"],
  ['CallEvents.Answered', "CallEvents has no member 'Answered'"],
  ['VoiceList.Yandex.ru_RU_filipp', "VoiceList.Yandex has no member 'ru_RU_filipp'"],
  ['Net.post("/")', "Net has no member 'post'"],
  ['Crypto.sha512("x")', "Crypto has no member 'sha512'"],
  ['VoxEngine.toString()', "VoxEngine has no member 'toString'"],
])('%s is refused, even inside a try', async (code, sentence) => {
  expect(await complaint(`try { ${code} } catch (error) {}`)).toContain(sentence)
})

test('a misspelt member of a call or an event is refused', async () => {
  expect(await complaintInCall('call.playSound()')).toContain("Call has no member 'playSound'")
  expect(await complaint(on('CallAlerting', 'event.callerId'))).toContain("no member 'callerId'")
})

test('an accessor without its parentheses is refused when it is turned into text', async () => {
  expect(await complaintInCall('log(call.id)')).toBe('call.id is a function: write call.id()')
  expect(await complaintInCall('JSON.stringify({ from: call.callerid })')).toContain('write call.callerid()')
})

test('the names of recognition exist only after its module is required', async () => {
  expect(await complaint('ASREvents.Result')).toContain('ASREvents')
  expect((await run('require(Modules.ASR); Logger.write(ASREvents.Result)')).line.log).toEqual(['ASR.Result'])
})

test('a secret is available at once, and a missing one is undefined', async () => {
  const read = 'Logger.write(VoxEngine.getSecretValue("ONE") + VoxEngine.getSecretValue("TWO"))'
  const { line } = await run(read, { secrets: { ONE: '1' } })
  expect(line.log).toEqual(['1undefined'])
})

test('the scenario reads the time of the given clock', async () => {
  const { line, clock } = await run('Logger.write(String(Date.now())); Logger.write(String(new Date().getTime()))')
  expect(line.log).toEqual([String(clock.now()), String(clock.now())])
})

test('an endless loop is cut, at the start and in a callback', async () => {
  const soon = { cutAfterMs: 1_000 }
  expect(await complaint('for (;;) {}', soon)).toBe('one callback ran for more than 1 s')
  expect(await complaint(on('Started', 'for (;;) {}'), soon)).toBe('one callback ran for more than 1 s')
})

test('time that a callback spends blocked does not count towards its second', async () => {
  const heldUp = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1200); Logger.write("done")'
  const { line } = await run(heldUp, { cutAfterMs: 60_000 })
  expect(line.log).toEqual(['done'])
})

test('an uncaught error ends the session, also from an async handler', async () => {
  expect(await complaint(on('Started', 'throw new Error("oops")'))).toBe('oops')
  const { line, events } = await run('VoxEngine.addEventListener(AppEvents.Started, async () => { throw new Error("oops") })')
  expect(events).toEqual(['ringing', 'failed', 'ended'])
  expect(await line.over).toBe('a broken rule')
})

test('a scenario over 128 KB and a log entry over 15,000 characters are refused', async () => {
  expect(await complaint(`//${'x'.repeat(128 * 1024)}`)).toContain('128 KB')
  expect(await complaint('Logger.write("x".repeat(15001))')).toContain('15000')
})

test('custom data holds 200 bytes, not 200 characters', async () => {
  expect((await runInCall('call.customData("x".repeat(200)); log(call.customData().length)')).line.log).toEqual(['200'])
  expect(await complaintInCall('call.customData("ё".repeat(101))')).toContain('200 bytes')
})
