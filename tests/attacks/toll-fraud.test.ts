import { expect, test } from 'bun:test'
import { callbacksOf, opensTheEvening } from '../cast/evening.ts'

const costly = {
  Iridium: '+881 6 12345678',
  Inmarsat: '+870 773 111632',
  'an international network': '+883 5100 12345678',
  Somalia: '+252 61 2345678',
  'the Maldives': '+960 771 2345',
  Cuba: '+53 5 1234567',
  'domestic 8-808': '8 808 123-45-67',
  Kazakhstan: '+7 701 234 56 78',
}

test('a number that costs more than a call to a person shows no button, and a forged request is refused', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600, phoneNumberAbroad: '+74951234500' })
  for (const phone of Object.values(costly)) {
    const visitor = await evening.comes()
    await visitor.givesNumber(phone)
    await visitor.isShown('waiting')
    expect(visitor.has('#call-me-button')).toBe(false)
    expect((await visitor.asksToBeCalled()).status).toBe(422)
    await visitor.sees('На этот номер мне звонить нельзя')
  }
  expect(await callbacksOf(evening)).toEqual([])
})

test('a neighbour is called where the settings name the country', async () => {
  const evening = await opensTheEvening({
    callsPerMinute: 600,
    phoneNumberAbroad: '+74951234500',
    callRules: { countries: ['RU', 'KZ'] },
  })
  const visitor = await evening.asksToBeCalled(costly.Kazakhstan)
  await evening.telephone.rings()
  await visitor.isShown('calling')
})

test('only the kinds that the settings name are called', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600, callRules: { kinds: ['mobile'] } })
  const visitor = await evening.asksToBeCalled('8 495 123-45-67')
  await visitor.sees('На этот номер мне звонить нельзя')
  expect(await callbacksOf(evening)).toEqual([])
})

test('a number that the settings forbid by the time of its turn is not called', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 1 })
  await evening.asksToBeCalled('8 916 000-00-01')
  await evening.telephone.rings()
  const visitor = await evening.asksToBeCalled('8 916 123-45-67')
  await visitor.isShown('queued')
  const next = await evening.restarts({ callsPerMinute: 600, callRules: { countries: ['KZ'] } }, evening.comesDue)
  const shown = await next.comes(visitor.token)
  await shown.sees('больше не звонить')
  expect((await callbacksOf(next)).map(({ outcome }) => outcome)).toEqual([null, 'blocked'])
})
