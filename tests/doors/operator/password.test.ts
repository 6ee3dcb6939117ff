import { expect, test } from 'bun:test'
import { startServer } from '../../cast/server.ts'

const operatorPassword = 'sesame opens'
const limitTable = { passwords: { address: { most: 3, seconds: 900 }, visit: { most: 2, seconds: 900 } } }

function browser(url: string) {
  let cookie = ''
  return async (password: string) => {
    const response = await fetch(`${url}/operator`, {
      headers: { Authorization: `Basic ${btoa(`operator:${password}`)}`, cookie },
    })
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return response.status
  }
}

test('after a few wrong passwords even the right one is refused', async () => {
  const { url } = await startServer({ operatorPassword, limitTable })
  const guess = browser(url)
  for (const word of ['one', 'two', 'three']) expect(await guess(word)).toBe(401)
  expect(await guess('four')).toBe(429)
  expect(await guess(operatorPassword)).toBe(429)
})

test('neither the right password nor a request without one counts as a try', async () => {
  const { url } = await startServer({ operatorPassword, limitTable })
  const operator = browser(url)
  for (let time = 0; time < 5; time++) {
    expect(await operator(operatorPassword)).toBe(200)
    expect((await fetch(`${url}/operator`)).status).toBe(401)
  }
})

test('another person on the same network who guesses passwords does not lock the operator out', async () => {
  const { url } = await startServer({ operatorPassword, limitTable })
  const operator = browser(url)
  expect(await operator(operatorPassword)).toBe(200)
  const guess = browser(url)
  for (const word of ['one', 'two', 'three', 'four']) await guess(word)
  expect(await guess(operatorPassword)).toBe(429)
  expect(await operator(operatorPassword)).toBe(200)
})

test('a browser that has signed in gets no more wrong tries than another', async () => {
  const { url } = await startServer({ operatorPassword, limitTable })
  const operator = browser(url)
  await operator(operatorPassword)
  for (const word of ['one', 'two']) expect(await operator(word)).toBe(401)
  expect(await operator('three')).toBe(429)
})

test('a forged cookie does not exempt a browser from the limit', async () => {
  const { url } = await startServer({ operatorPassword, limitTable })
  const forged = (number: number) =>
    fetch(`${url}/operator`, {
      headers: {
        Authorization: `Basic ${btoa('operator:wrong')}`,
        cookie: `operator=${number}.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%3D`,
      },
    })
  for (const number of [1, 2, 3]) expect((await forged(number)).status).toBe(401)
  expect((await forged(4)).status).toBe(429)
})
