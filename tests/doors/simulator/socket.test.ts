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

test('a browser that connects is shown the whole call, and then each change as it happens', async () => {
  const call = await telephone.dial('79161234567')
  const browser = await connect(call.id)
  await browser.sees('Звонит 79161234567')
  await call.says('алло')
  await browser.sees('Вы сказали: алло.')
  expect(remarksIn(browser.frames.at(-1) ?? '')).not.toContain('Павел: Звонит 79161234567 на 78005553535.')
})

test('a phrase that is over is never shown as being said again, or the browser would say it twice', async () => {
  const call = await telephone.dial('79161234567')
  const browser = await connect(call.id)
  await call.says('алло')
  await browser.sees('Вы сказали: алло.')
  const phrases = browser.frames.flatMap((frame) => /id="phrase-(\d+)/.exec(frame)?.[1] ?? [])
  expect([...new Set(phrases)]).toEqual(['1', '3'])
  expect(phrases).toEqual(phrases.toSorted())
})

test('a browser that comes back is shown what it missed, once more from the beginning', async () => {
  const call = await telephone.dial('79161234567')
  const browser = await connect(call.id)
  await browser.sees('Звонит')
  browser.socket.close()
  await call.says('алло')
  const again = await connect(call.id)
  await again.sees('алло')
  const everything = ['Павел: Звонит 79161234567 на 78005553535.', 'Вы: алло', 'Павел: Вы сказали: алло.']
  expect(remarksIn(again.frames[0] ?? '')).toEqual(everything)
})

test('the end of the call is shown, also to those who come after it', async () => {
  const call = await telephone.dial('79161234567')
  const browser = await connect(call.id)
  await call.post('hang-up')
  await browser.sees('Вы положили трубку')
  await (await connect(call.id)).sees('Вы положили трубку')
})

test('a call that is no more is said to be so: the caller’s number stays, and no browser comes back for it', async () => {
  const browser = await connect('forgotten', '79161234567')
  await browser.sees('hx-ws:connect="/phone/socket?caller=79161234567"')
  await browser.sees('Этого разговора больше нет')
  await browser.sees('value="79161234567"')
  expect(await browser.closed).toBe(1000)
})

test('nothing is awaited from a browser: whatever it says closes the socket, and the call goes on', async () => {
  const call = await telephone.dial('79161234567')
  const browser = await connect(call.id)
  await browser.sees('Звонит')
  browser.socket.send('алло')
  expect(await browser.closed).toBe(1008)
  await call.says('алло')
  await (await connect(call.id)).sees('Вы сказали: алло.')
})

test('a server that stops closes the socket so that the browser returns', async () => {
  const call = await telephone.dial('79161234567')
  const browser = await connect(call.id)
  await browser.sees('Звонит')
  telephone.stop.abort()
  expect(await browser.closed).toBe(1012)
})
