import { beforeEach, describe, expect, test } from 'bun:test'
import { Telephone } from './telephone.ts'

let telephone: Telephone
beforeEach(() => {
  telephone = new Telephone()
})

describe('dialling', () => {
  test('the idle telephone shows Pavel’s number, and the caller’s number from the address', async () => {
    const page = await telephone.page('?caller=%2B79161234567')
    expect(page).toContain('value="+79161234567"')
    expect(page).toContain('value="8\u00a0800\u00a0555-35-35"')
  })

  test('the scenario gets both numbers as digits only', async () => {
    const call = await telephone.dial('+7 (916) 123-45-67')
    expect(await call.remarks()).toEqual(['Павел: Звонит 79161234567 на 78005553535.'])
  })

  test('a number can be dialled in any format', async () => {
    for (const called of ['88005553535', '+7 800 555 35 35', '800 555-35-35', '+49 30 12345678']) {
      expect((await telephone.post('/calls', { caller: '89161234567', called })).status).toBe(201)
    }
  })

  test('a number that Pavel has got since is filled in and answered', async () => {
    telephone.numbers = ['+78001002030', ...telephone.numbers]
    expect(await telephone.page()).toContain('value="8\u00a0800\u00a0100-20-30"')
    expect((await telephone.post('/calls', { caller: '89161234567', called: '8 800 100-20-30' })).status).toBe(201)
  })

  test('a hidden number is not passed on, whatever the field says', async () => {
    await telephone.post('/calls', { hidden: 'on', caller: 'кто-то', called: '88005553535' })
    const call = await telephone.dial()
    expect(await call.remarks()).toEqual(['Павел: Звонит anonymous на 78005553535.'])
  })

  test('two simultaneous calls are independent', async () => {
    const one = await telephone.dial('79160000001')
    const other = await telephone.dial('79160000002')
    await one.says('раз')
    expect(await one.remarks()).toEqual([
      'Павел: Звонит 79160000001 на 78005553535.',
      'Вы: раз',
      'Павел расслышал: раз',
      'Павел: Вы сказали: раз.',
    ])
    expect(await other.remarks()).toEqual(['Павел: Звонит 79160000002 на 78005553535.'])
  })

  test('a page opened without a call, or with a forgotten one, shows an idle telephone', async () => {
    expect(await telephone.page('?call=forgotten')).toContain('data-state="idle"')
  })
})

describe('dialling is refused, and the typed text stays, when', () => {
  const refusals: [string, { caller?: string; called?: string }, string][] = [
    ['the caller has no number', { caller: '' }, 'С такого номера не звонят'],
    ['the caller’s number is a name', { caller: 'Павел' }, 'С такого номера не звонят'],
    ['the caller’s number has 10,000 characters', { caller: '7'.repeat(10_000) }, 'С такого номера не звонят'],
    ['the dialled number is invalid', { called: 'такси' }, 'Такого номера не бывает'],
    ['the dialled number is not Pavel’s', { called: '8 800 100-00-00' }, 'не обслуживается'],
    ['the dialled number only ends like Pavel’s', { called: '+1 800 555 35 35' }, 'не обслуживается'],
  ]
  for (const [when, form, sentence] of refusals) {
    test(when, async () => {
      const typed = { caller: '79161234567', called: '88005553535', ...form }
      const { status, html } = await telephone.post('/calls', typed)
      expect(status).toBe(422)
      expect(html).toContain(sentence)
      expect(html).toContain(`value="${typed.caller}"`)
      expect(html).toContain(`value="${typed.called}"`)
      expect(telephone.emulator.lines.size).toBe(0)
    })
  }

  test('fifty calls are in progress', async () => {
    for (let call = 0; call < 50; call++) await telephone.dial('79161234567')
    const { status, html } = await telephone.post('/calls', { caller: '79161234567', called: '88005553535' })
    expect(status).toBe(422)
    expect(html).toContain('Все линии заняты')
  })
})
