import { beforeEach, describe, expect, test } from 'bun:test'
import { Telephone } from './telephone.ts'

let telephone: Telephone
beforeEach(() => {
  telephone = new Telephone()
})

describe('talking', () => {
  test('Pavel hears what is said while he listens', async () => {
    const call = await telephone.dial('79161234567')
    await call.hearsOut()
    expect(await call.activity()).toBe('listening')
    await call.saysAtOnce(' колл-центр ')
    expect((await call.remarks()).slice(1)).toEqual([
      'Вы: колл-центр',
      'Павел расслышал: колл-центр',
      'Павел: Вы сказали: колл-центр.',
    ])
    expect(await call.activity()).toBe('speaking')
  })

  test('keys interrupt him, and consecutive keys make one remark', async () => {
    const call = await telephone.dial('79161234567')
    await call.post('keys', { keys: '*' })
    await call.post('keys', { keys: '1' })
    expect((await call.remarks()).slice(1)).toEqual(['Вы нажали: *1', 'Павел: Клавиша 1.'])
  })

  test('markup in speech is shown as text', async () => {
    const call = await telephone.dial('79161234567')
    await call.says('<b>жирно</b>')
    expect((await call.remarks()).at(1)).toBe('Вы: &lt;b&gt;жирно&lt;/b&gt;')
  })

  for (const [what, text] of [
    ['nothing', ''],
    ['spaces', '   '],
    ['10,000 characters', 'я'.repeat(10_000)],
  ] as const) {
    test(`saying ${what} is refused, and the typed text stays`, async () => {
      const call = await telephone.dial('79161234567')
      const { status, html } = await call.post('speech', { text })
      expect(status).toBe(422)
      expect(html).toContain('role="alert"')
      expect(html).toContain(`value="${text}"`)
      expect(await call.remarks()).toHaveLength(1)
    })
  }

  test('keys that no telephone has are refused', async () => {
    const call = await telephone.dial('79161234567')
    expect((await call.post('keys', { keys: 'A' })).status).toBe(422)
    expect(await call.remarks()).toHaveLength(1)
  })

  for (const command of ['speech', 'dictation', 'keys', 'speech-ends', 'hang-up', 'drop']) {
    test(`${command} in a forgotten call gets an idle telephone`, async () => {
      const { status, html } = await telephone.post(`/calls/forgotten/${command}`, { text: 'алло', keys: '1', phrase: '1' })
      expect(status).toBe(404)
      expect(html).toContain('Этого разговора больше нет')
      expect(html).toContain('data-state="idle"')
    })
  }
})

describe('the end of a phrase', () => {
  test('a late report does not cut the next phrase short', async () => {
    const call = await telephone.dial('79161234567')
    await call.says('раз')
    await call.post('speech-ends', { phrase: '1' })
    expect(await call.activity()).toBe('speaking')
  })

  test('comes by itself when no browser reports it, but not before the phrase could have been spoken', async () => {
    const call = await telephone.dial('79161234567')
    await telephone.clock.advance(3000)
    expect(await call.activity()).toBe('speaking')
    await telephone.clock.advance(60_000)
    expect(await call.activity()).toBe('listening')
  })

  test('is no moment of listening, since another phrase may follow', async () => {
    const call = await telephone.dial('79161234567')
    await call.post('speech-ends', { phrase: '1' })
    await telephone.clock.advance(149)
    expect(await call.activity()).toBe('speaking')
    await telephone.clock.advance(1)
    expect(await call.activity()).toBe('listening')
  })

  test('a report that names no phrase is refused', async () => {
    const call = await telephone.dial('79161234567')
    expect((await call.post('speech-ends', { phrase: '' })).status).toBe(422)
    expect(await call.activity()).toBe('speaking')
  })
})
