import { afterEach, beforeEach, describe, expect, test } from 'bun:test'
import { Browsers } from './browsers.ts'
import { Call, Telephone } from './telephone.ts'

let telephone: Telephone
let browsers: Browsers

beforeEach(async () => {
  telephone = new Telephone()
  browsers = await Browsers.at(telephone)
})
afterEach(() => browsers.close())

const number = '+79161234567'

describe('a call of Pavel’s', () => {
  test('rings on every open page, with the number that he dials, and on one that is opened later', async () => {
    const one = await browsers.open()
    const other = await browsers.open({ caller: '79160000000' })
    await telephone.isCalledAt(number)
    await one.rings()
    await other.rings()
    await one.sees('Входящий звонок')
    await one.sees('+7\u00a0916\u00a0123-45-67')
    await (await browsers.open()).rings()
    expect(await telephone.page()).toContain('Входящий звонок')
  })

  test('belongs to the first that answers; the others ring no more', async () => {
    const one = await browsers.open()
    const other = await browsers.open()
    await telephone.isCalledAt(number)
    await one.rings()
    const call = new Call(telephone, one.ringing ?? '')
    const { status, html, address } = await call.post('answer')
    expect(status).toBe(200)
    expect(html).toContain(`/phone/socket?call=${call.id}`)
    expect(address).toBe(`/phone?call=${call.id}&caller=%2B79161234567`)
    await one.isSilent()
    await other.isSilent()
    expect(await call.remarks()).toEqual([`Павел: Звоню на ${number}.`])
    await call.says('алло')
    expect((await call.remarks()).at(-1)).toBe('Павел: Вы сказали: алло.')
    expect((await call.post('answer')).status).toBe(409)
  })

  test('may be declined', async () => {
    const browser = await browsers.open()
    const { log } = await telephone.isCalledAt(number)
    await browser.rings()
    expect((await telephone.post(`/calls/${browser.ringing}/decline`)).status).toBe(204)
    await browser.isSilent()
    expect(log).toEqual(['Failed 603'])
  })

  test('stops to ring when he gives up', async () => {
    const browser = await browsers.open()
    const { log } = await telephone.isCalledAt(number)
    await browser.rings()
    const call = new Call(telephone, browser.ringing ?? '')
    await telephone.clock.advance(60_000)
    await browser.isSilent()
    expect(log).toEqual(['Failed 408'])
    const { status, html } = await call.post('answer')
    expect(status).toBe(409)
    expect(html).toContain('hx-target="#incoming"')
  })

  test('finds nobody where no page is open', async () => {
    const page = await browsers.open()
    page.socket.close()
    await page.closed
    expect((await telephone.isCalledAt(number)).log).toEqual(['Failed 480'])
  })

  test('finds the number busy that is in a call already, however it was typed', async () => {
    const idle = await browsers.open()
    await telephone.dial('8 (916) 123-45-67')
    expect((await telephone.isCalledAt(number)).log).toEqual(['Failed 486'])
    expect(idle.ringing).toBeNull()
  })

  test('does not ring in another call, but after it', async () => {
    const call = await telephone.dial('79160000000')
    const talking = await browsers.open({ call: call.id })
    const idle = await browsers.open()
    await telephone.isCalledAt(number)
    await idle.rings()
    expect(talking.ringing).toBeNull()
    await call.post('hang-up')
    await talking.rings()
  })

  test('leaves what was typed on the screen, and waits for its turn behind another', async () => {
    const browser = await browsers.open()
    await telephone.isCalledAt(number)
    await telephone.isCalledAt('+79160000000')
    await browser.rings()
    const first = browser.ringing
    expect(browser.frames.join()).not.toContain('id="dial"')
    await telephone.post(`/calls/${first}/decline`)
    await browser.sees('+7\u00a0916\u00a0000-00-00')
  })
})

describe('the way to a session from outside', () => {
  const post = (path: string) =>
    telephone.app.request(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"turn":7}' })

  test('brings what the server posts to the scenario', async () => {
    const { log, accessUrl } = telephone.emulator.start({ customData: '' })
    await telephone.clock.advance(0)
    const path = new URL(accessUrl).pathname.replace('/request', '/sessions')
    expect((await post(path)).status).toBe(200)
    expect(log).toEqual(['POST {"turn":7}'])
    expect((await post(`${path}x`)).status).toBe(404)
    telephone.emulator.close()
    expect((await post(path)).status).toBe(404)
  })
})
