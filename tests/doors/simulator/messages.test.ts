import { afterEach, beforeEach, expect, test } from 'bun:test'
import { Browsers } from './browsers.ts'
import { Telephone } from './telephone.ts'

let telephone: Telephone
let browsers: Browsers

beforeEach(async () => {
  telephone = new Telephone()
  browsers = await Browsers.at(telephone)
})
afterEach(() => browsers.close())

const text = 'Павел: Бесплатный билет. Промокод FREE-1. https://allo.example/?p=FREE-1 Действует до 1 декабря.'

const arrives = (to = '79161234567', from = '74991234567') =>
  telephone.inbox.receive({ command: 'SendSmsMessage', from, to, text })

test('a message arrives on every open page of the telephone, with whom it is for and a link that can be followed', async () => {
  const [one, other] = [await browsers.open(), await browsers.open()]
  await one.sees('Сюда придут СМС')
  arrives()
  for (const browser of [one, other]) {
    await browser.sees('+7\u00a0916\u00a0123-45-67')
    await browser.sees('Промокод FREE-1')
    await browser.sees('<a href="https://allo.example/?p=FREE-1">')
  }
  expect(await telephone.page()).toContain('Промокод FREE-1')
})

test('all messages are on a page of their own, the newest first, with the names of those that send', async () => {
  arrives()
  arrives('79160000000', 'PAVEL')
  const page = await telephone.page('/messages')
  const items = [...page.matchAll(/<li id="message-(\d)"><b>(.*?)<\/b>.*?<span class="number">(.*?)<\/span>/g)]
  expect(items.map(([, ...found]) => found)).toEqual([
    ['2', 'PAVEL', '+7\u00a0916\u00a0000-00-00'],
    ['1', '+7\u00a0499\u00a0123-45-67', '+7\u00a0916\u00a0123-45-67'],
  ])
  expect(page.match(/<time datetime="[\dT:.-]+Z">\d\d:\d\d:\d\d<\/time>/g)).toHaveLength(2)
})

test('a telephone that nobody sends messages to has no place for them', async () => {
  const without = new Telephone({ hasMessages: false })
  expect(await without.page()).not.toContain('Сообщения')
  expect((await without.app.request('/phone/messages')).status).toBe(404)
})
