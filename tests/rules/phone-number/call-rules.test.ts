import { describe, expect, test } from 'bun:test'
import { callKinds, type CallRules, mayBeCalled, mayBeTexted } from '../../../server/rules/phone-number/call-rules.ts'
import { type E164, readNumber } from '../../../server/rules/phone-number/e164.ts'

const everywhere = ['RU', 'KZ', 'BY', 'DE', 'GB', 'US']
const rules: CallRules = { countries: everywhere, kinds: callKinds }
const russian: CallRules = { countries: ['RU'], kinds: callKinds }
const number = (text: string): E164 => readNumber(text) ?? expect.unreachable(`${text} is not a number`)

describe('A telephone of a person in an allowed country may be called', () => {
  test.each(['+79161234567', '+74951234567', '+79789161234', '+77012345678', '+375291234567', '+4915112345678', '+12125552368'])(
    '%s',
    (phone) => expect(mayBeCalled(number(phone), rules)).toBe(true),
  )
})

describe('A number that belongs to no country, or whose calls cost more than they look like, is never called', () => {
  test.each([
    ['Inmarsat', '+870773111632'],
    ['Iridium', '+881612345678'],
    ['Thuraya and other networks of no country', '+88216123456789'],
    ['an international network', '+883510012345678'],
    ['a personal number of Russia, 8-808', '+78081234567'],
    ['a premium number of Russia, 8-809', '+78091234567'],
    ['a premium number of Russia, 8-803', '+78038012345'],
    ['a satellite of Russia', '+79541234567'],
    ['Abkhazia under a Russian mobile code', '+79401234567'],
    ['Abkhazia under a Russian area code', '+78401234567'],
    ['a shared-cost number', '+49180555555'],
    ['a personal number of Britain', '+447012345678'],
    ['a toll-free number', '+78005553535'],
  ])('%s', (_, phone) => {
    expect(mayBeCalled(number(phone), rules)).toBe(false)
    expect(mayBeTexted(number(phone), rules)).toBe(false)
  })
})

describe('With Russia alone allowed, no other country is called', () => {
  test.each([
    ['Somalia', '+252612345678'],
    ['the Maldives', '+9607712345'],
    ['Cuba', '+5351234567'],
    ['Kazakhstan, mobile', '+77012345678'],
    ['Kazakhstan, fixed', '+77172123456'],
    ['Jamaica', '+18765551234'],
  ])('%s', (_, phone) => expect(mayBeCalled(number(phone), russian)).toBe(false))
})

test('with Kazakhstan alone allowed, Russian numbers are not called, although both begin with +7', () => {
  const kazakh: CallRules = { countries: ['KZ'], kinds: callKinds }
  expect(mayBeCalled(number('+77012345678'), kazakh)).toBe(true)
  expect(mayBeCalled(number('+79161234567'), kazakh)).toBe(false)
})

test('the kinds tell mobile numbers from fixed ones; where the plan cannot, either kind allows the number', () => {
  const [mobile, fixed]: CallRules[] = [
    { countries: everywhere, kinds: ['mobile'] },
    { countries: everywhere, kinds: ['fixed'] },
  ]
  const allowed = (phone: string) => [mobile!, fixed!].map((rules) => mayBeCalled(number(phone), rules))
  expect(allowed('+79161234567')).toEqual([true, false])
  expect(allowed('+74951234567')).toEqual([false, true])
  expect(allowed('+12125552368')).toEqual([true, true])
})

test('messages go only to numbers that may be mobile', () => {
  expect(mayBeTexted(number('+79161234567'), rules)).toBe(true)
  expect(mayBeTexted(number('+12125552368'), rules)).toBe(true)
  expect(mayBeTexted(number('+74951234567'), rules)).toBe(false)
  expect(mayBeTexted(number('+79161234567'), { ...rules, kinds: ['fixed'] })).toBe(false)
})

test('what is not a valid number is never called', () => {
  for (const text of ['', '+7', 'anonymous', '+79161234567;ext=1', '+7916123456'])
    expect(mayBeCalled(text as E164, rules)).toBe(false)
})
