import { describe, expect, test } from 'bun:test'
import { opensTheEvening } from '../cast/evening.ts'
import { visits } from '../cast/visitor.ts'

const publicUrl = 'https://quiz.example.com'
const phone = '8 916 123-45-67'

/** Opens the page as a browser does through a proxy that terminates TLS. */
const behindTheProxy = ({ url }: { url: string }, cookie = '') => visits(url, { cookie, origin: publicUrl })

const attributesOf = (response: Response) => {
  const [first = '', ...others] = response.headers.getSetCookie()
  expect(others).toEqual([])
  const [pair = '', ...attributes] = first.split('; ')
  return { name: pair.split('=')[0], token: pair.split('=')[1], attributes: attributes.toSorted() }
}

describe('the cookie', () => {
  test('over https it is bound to this host, and hidden from scripts and other sites’ forms', async () => {
    const evening = await opensTheEvening({ publicUrl })
    const { name, token, attributes } = attributesOf(await (await behindTheProxy(evening)).givesNumber(phone))
    expect(name).toBe('__Host-pavel')
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(attributes).toEqual(['HttpOnly', `Max-Age=${90 * 24 * 3600}`, 'Path=/', 'SameSite=Lax', 'Secure'])
  })

  test('over http it has neither prefix nor Secure, or browsers would reject it', async () => {
    const evening = await opensTheEvening()
    const { name, attributes } = attributesOf(await (await evening.comes()).givesNumber(phone))
    expect(name).toBe('pavel')
    expect(attributes).toEqual(['HttpOnly', `Max-Age=${90 * 24 * 3600}`, 'Path=/', 'SameSite=Lax'])
  })

  test('it is a session cookie at first, and persistent once a number is given', async () => {
    const evening = await opensTheEvening({ publicUrl })
    const { name, token, attributes } = attributesOf(await fetch(evening.url))
    expect({ name, attributes }).toEqual({ name: '__Host-pavel', attributes: ['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure'] })
    const visitor = await behindTheProxy(evening, `__Host-pavel=${token}`)
    expect((await visitor.gets('/')).headers.getSetCookie()).toEqual([])
    expect(attributesOf(await visitor.givesNumber(phone))).toMatchObject({ name: '__Host-pavel', token })
    expect(attributesOf(await fetch(evening.url)).token).not.toBe(token)
  })

  test('a cookie that another host of the domain may have set starts no visit', async () => {
    const evening = await opensTheEvening({ publicUrl })
    const slipped = `pavel=${'x'.repeat(32)}`
    const fields = new URLSearchParams({ phone, consent: evening.context.consent.version })
    const answer = await fetch(`${evening.url}/visits`, {
      method: 'POST',
      headers: { cookie: slipped, origin: publicUrl },
      body: fields,
    })
    expect(attributesOf(answer).token).not.toBe('x'.repeat(32))
  })

  test('its token appears nowhere in the page', async () => {
    const evening = await opensTheEvening({ publicUrl })
    const visitor = await behindTheProxy(evening)
    const answer = await visitor.givesNumber(phone)
    const token = visitor.cookie.split('=')[1] ?? ''
    expect(await answer.text()).not.toContain(token)
    expect(await (await visitor.gets('/')).text()).not.toContain(token)
  })
})

test('a whole game is played behind a proxy that terminates TLS', async () => {
  const evening = await opensTheEvening({ publicUrl })
  const visitor = await behindTheProxy(evening)
  await visitor.givesNumber(phone)
  const caller = evening.telephone.dials('79161234567')
  await visitor.isShown('playing')
  const { length } = evening.quiz.rebuses
  for (let rebus = 1; rebus < length; rebus += 1) await caller.says('пропустить')
  await visitor.sees(`Ребус ${length} из ${length}`)
  await visitor.types(evening.answerTo(length))
  await visitor.isShown('finished')
  expect(visitor.code).not.toBeNull()
})

test('a cookie that another host of the domain may have set does not override one’s own', async () => {
  const evening = await opensTheEvening({ publicUrl })
  const [own, other] = [await behindTheProxy(evening), await behindTheProxy(evening)]
  await own.givesNumber(phone)
  await other.givesNumber('8 916 000-00-01')
  const slipped = `${other.cookie.replace('__Host-', '')}; ${own.cookie}; ${other.cookie.replace('__Host-', '')}`
  const page = await (await fetch(evening.url, { headers: { cookie: slipped } })).text()
  expect(page).toContain(own.digits)
  expect(page).not.toContain(other.digits)
})

test('over http a cookie with the __Host- prefix is ignored, since no browser sends it there', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const page = await (await fetch(evening.url, { headers: { cookie: `__Host-${visitor.cookie}` } })).text()
  expect(page).not.toContain(visitor.digits)
})
