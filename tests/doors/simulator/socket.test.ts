import { afterEach, beforeEach, expect, test } from 'bun:test'
import { Browsers } from './browsers.ts'
import { remarksIn, Telephone } from './telephone.ts'

let telephone: Telephone
let browsers: Browsers

beforeEach(async () => {
  telephone = new Telephone()
  browsers = await Browsers.at(telephone)
})
afterEach(() => browsers.close())

const connect = (call: string, caller = '') => browsers.open({ call, caller })

test('a new socket shows the whole call, and then each change as it happens', async () => {
  const call = await telephone.dial('79161234567')
  const browser = await connect(call.id)
  await browser.sees('Звонит 79161234567')
  await call.says('алло')
  await browser.sees('Вы сказали: алло.')
  expect(remarksIn(browser.frames.at(-1) ?? '')).not.toContain('Павел: Звонит 79161234567 на 78005553535.')
})

test('a finished phrase is never shown as being spoken again, since a browser would speak it twice', async () => {
  const call = await telephone.dial('79161234567')
  const browser = await connect(call.id)
  await call.says('алло')
  await browser.sees('Вы сказали: алло.')
  const phrases = browser.frames.flatMap((frame) => /id="phrase-(\d+)/.exec(frame)?.[1] ?? [])
  expect([...new Set(phrases)]).toEqual(['1', '4'])
  expect(phrases).toEqual(phrases.toSorted())
})

test('a reconnected browser gets the whole conversation again', async () => {
  const call = await telephone.dial('79161234567')
  const browser = await connect(call.id)
  await browser.sees('Звонит')
  browser.socket.close()
  await call.says('алло')
  const again = await connect(call.id)
  await again.sees('алло')
  const everything = [
    'Павел: Звонит 79161234567 на 78005553535.',
    'Вы: алло',
    'Павел расслышал: алло',
    'Павел: Вы сказали: алло.',
  ]
  expect(remarksIn(again.frames[0] ?? '')).toEqual(everything)
})

test('the end of the call is shown, and also to browsers that connect later', async () => {
  const call = await telephone.dial('79161234567')
  const browser = await connect(call.id)
  await call.post('hang-up')
  await browser.sees('Вы положили трубку')
  await (await connect(call.id)).sees('Вы положили трубку')
})

test('a forgotten call is reported as over: the caller’s number stays, and the browser does not reconnect', async () => {
  const browser = await connect('forgotten', '79161234567')
  await browser.sees('hx-ws:connect="/phone/socket?caller=79161234567"')
  await browser.sees('Этого разговора больше нет')
  await browser.sees('value="79161234567"')
  expect(await browser.closed).toBe(1000)
})

test('any message from a browser closes the socket, and the call continues', async () => {
  const call = await telephone.dial('79161234567')
  const browser = await connect(call.id)
  await browser.sees('Звонит')
  browser.socket.send('алло')
  expect(await browser.closed).toBe(1008)
  await call.says('алло')
  await (await connect(call.id)).sees('Вы сказали: алло.')
})

test('a server that stops closes the socket with a code that makes the browser reconnect', async () => {
  const call = await telephone.dial('79161234567')
  const browser = await connect(call.id)
  await browser.sees('Звонит')
  telephone.stop.abort()
  expect(await browser.closed).toBe(1012)
})
