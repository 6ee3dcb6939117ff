import { beforeEach, describe, expect, test } from 'bun:test'
import { Telephone } from './telephone.ts'

let telephone: Telephone
beforeEach(() => {
  telephone = new Telephone()
})

describe('the end of a call', () => {
  test('the page shows who hung up and how long the call lasted', async () => {
    const call = await telephone.dial('79161234567')
    await telephone.clock.advance(65_000)
    await call.post('hang-up')
    expect(await call.page()).toContain('Вы положили трубку<time>1:05</time>')
    expect(await call.page()).toContain('data-state="ended"')
  })

  test('a dropped call ends at once, and later phrases of the scenario are not heard', async () => {
    const call = await telephone.dial('79161234567')
    await call.post('drop')
    await telephone.clock.advance(60_000)
    expect(await call.page()).toContain('Связь оборвалась')
    expect(await call.remarks()).toHaveLength(1)
  })

  test('Pavel may hang up, or reject the call', async () => {
    const call = await telephone.dial('79161234567')
    await call.says('прощай')
    expect(await call.page()).toContain('Павел положил трубку')
    const refused = await telephone.dial('666')
    expect(await refused.page()).toContain('Павел не стал отвечать')
  })

  test('an engine rule that the scenario breaks is reported prominently', async () => {
    const call = await telephone.dial('79161234567')
    await call.says('сломайся')
    const page = await call.page()
    expect(page).toContain('Сценарий нарушил правило настоящего движка')
    expect(page).toContain('<code>the engine has no fetch')
  })

  test('after the call speech and keys are ignored, and the same numbers can be dialled again with one click', async () => {
    const call = await telephone.dial('79161234567')
    await call.post('hang-up')
    await call.post('speech', { text: 'алло' })
    await call.post('keys', { keys: '1' })
    expect(await call.remarks()).toHaveLength(1)
    expect(await call.page()).toContain('value="79161234567"')
  })
})
