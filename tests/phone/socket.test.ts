import { afterEach, beforeEach, expect, test } from 'bun:test'
import { type Listener, runtime } from '../../server/runtime.ts'
import { waitFor } from '../waiting.ts'
import { remarksIn, Telephone } from './telephone.ts'

let telephone: Telephone
let listener: Listener
const browsers: Browser[] = []

beforeEach(async () => {
  telephone = new Telephone()
  listener = await runtime.serve(telephone.app, { port: 0, host: '127.0.0.1' })
})

afterEach(async () => {
  for (const { socket } of browsers.splice(0)) socket.close()
  await listener.stop()
})

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
  await browser.sees('Этого разговора больше нет')
  await browser.sees('value="79161234567"')
  expect(await browser.closed).toBe(1000)
})

test('a server that stops closes the socket so that the browser returns', async () => {
  const call = await telephone.dial('79161234567')
  const browser = await connect(call.id)
  await browser.sees('Звонит')
  telephone.stop.abort()
  expect(await browser.closed).toBe(1012)
})

type Browser = { socket: WebSocket; frames: string[]; closed: Promise<number>; sees(text: string): Promise<void> }

async function connect(call: string, caller = ''): Promise<Browser> {
  const socket = new WebSocket(`${listener.url.replace('http', 'ws')}socket?call=${call}&caller=${caller}`)
  const frames: string[] = []
  socket.onmessage = ({ data }) => frames.push(String(data))
  const browser = {
    socket,
    frames,
    closed: new Promise<number>((resolve) => { socket.onclose = ({ code }) => resolve(code) }),
    sees: (text: string) => waitFor(() => frames.some((frame) => frame.includes(text)), () => `«${text}» on the socket`),
  }
  browsers.push(browser)
  await waitFor(() => socket.readyState >= WebSocket.OPEN, () => 'the socket to open')
  return browser
}
