import { beforeEach, describe, expect, test } from 'bun:test'
import { phoneTextsIn } from '../../../views/texts/simulator.ts'
import { Telephone } from './telephone.ts'

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
    expect(await call.page()).toContain(`<p class="heard"><span>${notes['he spoke']}</span></p>`)
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

  test('a key cuts him off, and the page shows that he did not finish', async () => {
    const call = await telephone.dial('79161234567')
    await call.post('keys', { keys: '1' })
    expect(await call.notes()).toEqual([notes['cut off']])
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
