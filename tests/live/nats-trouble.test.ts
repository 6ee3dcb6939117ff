import { expect, test } from 'bun:test'
import { busOnNats } from '../../server/live/bus-nats.ts'
import { describeNatsTrouble } from '../../server/live/nats-trouble.ts'
import { untrustedCertificate } from '../cast/untrusted.ts'
import { waitFor } from '../cast/waiting.ts'
import { ownNats } from '../run/nats.ts'
import { freePort } from '../run/port.ts'

for (const [why, told] of [
  ['expired', 'has a certificate that has expired. Have it renewed there'],
  ['unknown issuer', 'has a certificate that is not trusted'],
] as const) {
  test(`a NATS server whose certificate is ${why} is named with its fault, without the password of its address`, async () => {
    const nats = await ownNats({ certificate: await untrustedCertificate(why) })
    const trouble = await describeNatsTrouble(nats.url.replace('//', '//pavel:sesame@'))
    expect(trouble).toContain(`NATS_URL: expected NATS servers that answer, found that ${new URL(nats.url).host} ${told}`)
    expect(trouble).not.toContain('sesame')
    nats.close()
  })
}

test('a NATS server that refuses connections is named; of several, one that answers is enough', async () => {
  const nats = await ownNats()
  const away = `nats://127.0.0.1:${await freePort()}`
  expect(await describeNatsTrouble(away)).toBe(
    `NATS_URL: expected NATS servers that answer, found that ${new URL(away).host} refuses connections`,
  )
  expect(await describeNatsTrouble(`${away}, ${nats.url}`)).toBeNull()
  nats.close()
})

test('a user and a password, and the wish for TLS, are taken from the address', async () => {
  const nats = await ownNats({ user: 'pavel', password: 'open@sesame' })
  const withPassword = (password: string) => nats.url.replace('//', `//pavel:${password}@`)
  expect(await describeNatsTrouble(withPassword('open%40sesame'))).toBeNull()
  expect(await describeNatsTrouble(withPassword('other'))).toContain('does not accept the user and the password')
  expect(await describeNatsTrouble(withPassword('open%40sesame').replace('nats:', 'tls:'))).toContain('does not speak TLS')
  nats.close()
})

test('a bus that does not open tells the operator once why, and goes on trying', async () => {
  const told: string[] = []
  const listener = { onChanged() {}, onSubscribed() {}, onGap() {}, onError() {} }
  const settings = { natsUrl: `nats://127.0.0.1:${await freePort()}`, name: 'alone', timing: { heartbeatMs: 10, timeoutMs: 30 } }
  const bus = await busOnNats(
    settings.natsUrl,
    { ...settings, place: undefined, tellOperator: (sentence) => told.push(sentence) },
    listener,
  )
  await waitFor(
    () => told.length > 0,
    () => 'the operator to be told',
  )
  expect(told).toEqual([
    expect.stringMatching(/^NATS_URL: expected NATS servers that answer, found that .* refuses connections$/),
  ])
  expect(bus.isUp()).toBe(false)
  await bus.close()
})
