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

describe('a call from Pavel', () => {
  test('rings on every open page, including one opened later, and shows the number he dials', async () => {
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

  test('goes to the first page that answers, and the others stop ringing', async () => {
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

  test('can be declined', async () => {
    const browser = await browsers.open()
    const { log } = await telephone.isCalledAt(number)
    await browser.rings()
    expect((await telephone.post(`/calls/${browser.ringing}/decline`)).status).toBe(204)
    await browser.isSilent()
    expect(log).toEqual(['Failed 603'])
  })

  test('stops ringing when Pavel gives up', async () => {
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

  test('fails as unavailable when no page is open', async () => {
    const page = await browsers.open()
    page.socket.close()
    await page.closed
    expect((await telephone.isCalledAt(number)).log).toEqual(['Failed 480'])
  })

  test('fails as busy when the number is in a call, however that number was typed', async () => {
    const idle = await browsers.open()
    await telephone.dial('8 (916) 123-45-67')
    expect((await telephone.isCalledAt(number)).log).toEqual(['Failed 486'])
    expect(idle.ringing).toBeNull()
  })

  test('fails as busy when the number is in a call that hides it, as on a real line', async () => {
    const idle = await browsers.open()
    await telephone.post('/calls', { hidden: 'on', caller: number, called: '88005553535' })
    expect((await telephone.isCalledAt(number)).log).toEqual(['Failed 486'])
    expect(idle.ringing).toBeNull()
  })

  test('does not ring on a page that is in a call, until that call ends', async () => {
    const call = await telephone.dial('79160000000')
    const talking = await browsers.open({ call: call.id })
    const idle = await browsers.open()
    await telephone.isCalledAt(number)
    await idle.rings()
    expect(talking.ringing).toBeNull()
    await call.post('hang-up')
    await talking.rings()
  })

  test('keeps what was typed on the page, and rings after an earlier call', async () => {
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

describe('a session’s public address', () => {
  const post = (path: string) =>
    telephone.app.request(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"turn":7}' })

  test('passes what the server posts on to the scenario', async () => {
    const { log, accessUrl } = telephone.emulator.start({ customData: '' })
    await telephone.clock.advance(0)
    const path = new URL(accessUrl).pathname.replace('/request', '/phone/sessions')
    expect((await post(path)).status).toBe(200)
    expect(log).toEqual(['POST {"turn":7}'])
    expect((await post(`${path}x`)).status).toBe(404)
    telephone.emulator.close()
    expect((await post(path)).status).toBe(404)
  })
})
