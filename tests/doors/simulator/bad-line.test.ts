import { beforeEach, describe, expect, test } from 'bun:test'
import { Telephone } from './telephone.ts'

let telephone: Telephone
beforeEach(() => {
  telephone = new Telephone()
})

describe('network faults', () => {
  const faults = {
    synthesisMs: '200',
    requestDelayMs: '300',
    lateResultMs: '0',
    interimLagMs: '400',
    echoMs: '350',
    echo: '60',
    mishear: '25',
    repeatKeys: '5',
    loseRequests: '10',
    loseReplies: '0',
    repeatRequests: '100',
  }

  test('take effect at once', async () => {
    expect((await telephone.post('/faults', faults)).status).toBe(200)
    expect(telephone.emulator.faults).toMatchObject({
      synthesisMs: 200,
      requestDelayMs: 300,
      lateResultMs: 0,
      interimLagMs: 400,
      echoMs: 350,
      echo: 0.6,
      mishear: 0.25,
      repeatKeys: 0.05,
      loseRequests: 0.1,
      loseReplies: 0,
      repeatRequests: 1,
    })
  })

  const mistakes = [
    { mishear: '101' },
    { mishear: '-1' },
    { mishear: '' },
    { echo: '1000' },
    { echo: 'громкое' },
    { repeatKeys: '-5' },
    { interimLagMs: '20001' },
    { echoMs: '-250' },
    { requestDelayMs: '1.5' },
    { requestDelayMs: 'долго' },
  ]
  for (const wrong of mistakes) {
    test(`${JSON.stringify(wrong)} is refused`, async () => {
      const { status, html } = await telephone.post('/faults', { ...faults, ...wrong })
      expect(status).toBe(422)
      expect(html).toContain('role="alert"')
      expect(telephone.emulator.faults).toMatchObject({ mishear: 0, echo: 0, repeatKeys: 0, interimLagMs: 0 })
    })
  }
})
