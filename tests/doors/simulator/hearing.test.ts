import { beforeEach, describe, expect, test } from 'bun:test'
import { phoneTextsIn } from '../../../views/texts/simulator.ts'
import { type Call, Telephone } from './telephone.ts'

const { notes } = phoneTextsIn('ru')
const notFinal = { isFinal: false }
const final = { isFinal: true }

let telephone: Telephone
beforeEach(() => {
  telephone = new Telephone()
})

describe('what is said over Pavel', () => {
  test('is not kept for later', async () => {
    const call = await telephone.dial('79161234567')
    await call.post('speech', { text: 'дедлайн' })
    await telephone.clock.advance(1000)
    await call.hearsOut()
    await telephone.clock.advance(5000)
    expect(await call.activity()).toBe('listening')
    expect((await call.remarks()).slice(1)).toEqual(['Вы: дедлайн'])
  })

  test('is lost where nothing listens, and the page says so beside it and on the telephone', async () => {
    const call = await telephone.dial('79161234567')
    await call.dictates('дедлайн', final)
    expect(await call.notes()).toEqual([notes['he spoke']])
    expect(await call.page()).toContain(`<div class="heard"><p>${notes['he spoke']}</p></div>`)
  })

  test('is heard when it goes on until he listens', async () => {
    const call = await telephone.dial('79161234567')
    await call.dictates('ну это', notFinal)
    await call.hearsOut()
    await call.dictates('ну это дедлайн', final)
    expect((await call.remarks()).filter((remark) => remark.startsWith('Вы:'))).toEqual(['Вы: ну это дедлайн'])
    expect((await call.remarks()).at(-1)).toBe('Павел: Вы сказали: ну это дедлайн.')
    expect(await call.notes()).toEqual([])
  })

  test('is lost where he listens only from the middle of its only word, and the page says so', async () => {
    const call = await telephone.dial('79161234567')
    await call.post('speech', { text: 'дедлайн' })
    await telephone.clock.advance(200)
    await call.hearsOut()
    await telephone.clock.advance(3000)
    expect(await call.notes()).toEqual([notes['he spoke']])
  })

  test('silences him where the scenario stops for it', async () => {
    const call = await telephone.dial('79161234567')
    await call.says('говори')
    await call.saysAtOnce('стоп')
    expect(await call.activity()).toBe('listening')
    expect(await call.notes()).toEqual([notes['cut off']])
    expect((await call.remarks()).slice(-3)).toEqual(['Павел: Говорю, говорю и говорю.', 'Вы: стоп', 'Павел расслышал: стоп'])
  })

  test('is shown as recognised where he does not mind it, and the page says that he does not', async () => {
    const call = await telephone.dial('79161234567')
    await call.says('говори')
    expect(await call.page()).toContain('Говорит и слышит')
    await call.saysAtOnce('дедлайн')
    await telephone.clock.advance(300)
    expect(await call.activity()).toBe('speaking')
    expect(await call.notes()).toEqual([notes['did not interrupt']])
    expect(await call.page()).toContain(`<q>дедлайн</q></p><p>${notes['did not interrupt']}</p></div>`)
    expect((await call.remarks()).at(-1)).toBe('Павел расслышал: дедлайн')
  })

  test('by his own echo is shown as what he hears', async () => {
    const call = await telephone.dial('79161234567')
    await call.hearsOut()
    telephone.emulator.faults.echo = 1
    await call.saysAtOnce('говори')
    await telephone.clock.advance(3000)
    expect((await call.remarks()).at(-1)).toBe('Павел расслышал: Говорю, говорю и говорю.')
    expect(await call.notes()).toEqual([])
  })

  test('a key cuts him off, and the page shows that he did not finish', async () => {
    const call = await telephone.dial('79161234567')
    await call.post('keys', { keys: '1' })
    expect(await call.notes()).toEqual([notes['cut off']])
  })
})

describe('what the recogniser hears', () => {
  const recognised = async (call: Call) => (await call.remarks()).filter((remark) => /^Павел (слышит|расслышал)/.test(remark))

  test('is shown while it hears it, at the pace of a person, and then for good', async () => {
    const call = await telephone.dial('79161234567')
    await call.hearsOut()
    await call.post('speech', { text: 'ну это дедлайн' })
    const shown = []
    for (const ms of [399, 1, 400, 400, 699, 1]) {
      await telephone.clock.advance(ms)
      shown.push(...(await recognised(call)))
    }
    expect(shown).toEqual([
      'Павел слышит: ну',
      'Павел слышит: ну это',
      'Павел слышит: ну это дедлайн',
      'Павел слышит: ну это дедлайн',
      'Павел расслышал: ну это дедлайн',
    ])
  })

  test('comes as late as the bad line says', async () => {
    telephone.emulator.faults.interimLagMs = 500
    const call = await telephone.dial('79161234567')
    await call.hearsOut()
    await call.post('speech', { text: 'дедлайн' })
    await telephone.clock.advance(899)
    expect(await recognised(call)).toEqual([])
    await telephone.clock.advance(1)
    expect(await recognised(call)).toEqual(['Павел слышит: дедлайн'])
  })

  test('is marked where it comes when nothing listens any more', async () => {
    telephone.emulator.faults.lateResultMs = 1000
    telephone.emulator.unknowns.interims = false
    const call = await telephone.dial('79161234567')
    await call.hearsOut()
    await call.saysAtOnce('дедлайн')
    await call.post('keys', { keys: '1' })
    await telephone.clock.advance(1000)
    expect(await call.notes()).toContain(notes['too late'])
  })

  test('is not shown again where the final result says the same after the recogniser was stopped', async () => {
    const call = await telephone.dial('79161234567')
    await call.hearsOut()
    await call.post('speech', { text: 'дедлайн' })
    await telephone.clock.advance(400)
    await call.post('keys', { keys: '1' })
    await telephone.clock.advance(700)
    expect(await recognised(call)).toEqual(['Павел расслышал: дедлайн'])
  })

  test('a second phrase that is typed meanwhile is said after the first', async () => {
    const call = await telephone.dial('79161234567')
    await call.hearsOut()
    await call.post('speech', { text: 'ну это' })
    await call.post('speech', { text: 'дедлайн' })
    await telephone.clock.advance(700)
    expect((await call.remarks()).at(-1)).toBe('Павел слышит: ну')
    await telephone.clock.advance(600)
    expect((await call.remarks()).slice(1)).toEqual(['Вы: ну это', 'Павел слышит: ну это дедлайн', 'Вы: дедлайн'])
  })
})

describe('dictation', () => {
  test('reaches Pavel word by word as one utterance, which its final words complete', async () => {
    const call = await telephone.dial('79161234567')
    await call.hearsOut()
    await call.dictates('колл', notFinal)
    await call.dictates('колл-центр', notFinal)
    expect((await call.remarks()).slice(1)).toContain('Вы: колл-центр')
    expect(await call.activity()).toBe('listening')
    await call.dictates('колл-центр', final)
    expect((await call.remarks()).at(-1)).toBe('Павел: Вы сказали: колл-центр.')
    expect((await call.remarks()).filter((remark) => remark.startsWith('Вы:'))).toHaveLength(1)
  })

  for (const wrong of [{ text: '' }, { text: 'я'.repeat(501) }, { text: 'да', isFinal: 'maybe' }]) {
    test(`${JSON.stringify(wrong).slice(0, 40)} is refused`, async () => {
      const call = await telephone.dial('79161234567')
      expect((await call.post('dictation', { isFinal: 'no', ...wrong })).status).toBe(422)
      expect(await call.remarks()).toHaveLength(1)
    })
  }

  test('after the call is ignored', async () => {
    const call = await telephone.dial('79161234567')
    await call.post('hang-up')
    expect((await call.dictates('алло', final)).status).toBe(204)
    expect(await call.remarks()).toHaveLength(1)
  })
})
