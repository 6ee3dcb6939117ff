import { expect, test } from 'bun:test'
import { limitTable } from '../../server/http/rate-limit-table.ts'
import { openDatabase } from '../../server/store/database.ts'
import { database, url as databaseUrl } from '../cast/database.ts'
import { startServer } from '../cast/server.ts'

const operatorPassword = 'sesame opens'
const { most } = limitTable.passwords.address

const asks = async (url: string, path: string, password: string, cookie = '') => {
  const response = await fetch(url + path, { headers: { Authorization: `Basic ${btoa(`operator:${password}`)}`, cookie } })
  await response.text()
  return { status: response.status, cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie }
}

const countOf = (answers: { status: number }[], status: number) => answers.filter((answer) => answer.status === status).length

/** Two servers, each with connections of its own; on the embedded database they share the only one. */
async function twoServers() {
  const second = databaseUrl ? await openDatabase({ url: databaseUrl, folder: '' }) : database
  const servers = [await startServer({ operatorPassword }), await startServer({ operatorPassword, database: second })]
  return { urls: servers.map(({ url }) => url), close: () => (second === database ? undefined : second.close()), servers }
}

test('of 400 guesses at once, sent to two servers from one address, twenty are looked at', async () => {
  const { urls, servers, close } = await twoServers()
  const guesses = Array.from({ length: 400 }, (_, guess) =>
    asks(urls[guess % 2] ?? '', guess % 3 === 0 ? '/metrics' : '/operator', `guess ${guess}`),
  )
  const answers = await Promise.all(guesses)
  expect([countOf(answers, 401), countOf(answers, 429)]).toEqual([most, 400 - most])
  for (const url of urls) expect((await asks(url, '/operator', operatorPassword)).status).toBe(429)
  for (const server of servers) await server.stop()
  await close()
})

test('a browser that has signed in before has twenty guesses, too, however many come at once', async () => {
  const { url } = await startServer({ operatorPassword })
  const { cookie } = await asks(url, '/operator', operatorPassword)
  const answers = await Promise.all(Array.from({ length: 100 }, (_, guess) => asks(url, '/operator', `guess ${guess}`, cookie)))
  expect([countOf(answers, 401), countOf(answers, 429)]).toEqual([limitTable.passwords.visit.most, 100 - most])
})

test('the right password costs no guess, one after the other or several at once', async () => {
  const { url } = await startServer({ operatorPassword })
  for (let time = 0; time < 2; time++) {
    for (let guess = 1; guess < most / 2; guess++) expect((await asks(url, '/metrics', `guess ${guess}`)).status).toBe(401)
    const opened = await Promise.all(Array.from({ length: 2 }, () => asks(url, '/metrics', operatorPassword)))
    expect(opened.map(({ status }) => status)).toEqual([200, 200])
  }
  for (let time = 0; time < most; time++) expect((await asks(url, '/metrics', operatorPassword)).status).toBe(200)
})
