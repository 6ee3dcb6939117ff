import { expect, test } from 'bun:test'
import { limitTable } from '../../server/http/rate-limit-table.ts'
import { openDatabase } from '../../server/store/database.ts'
import { database, url as databaseUrl } from '../cast/database.ts'
import { startServer } from '../cast/server.ts'
import { submitsPassword } from '../cast/staff.ts'

const operatorPassword = 'sesame opens'
const { most } = limitTable.passwords.address

const collects = async (url: string, password: string) => {
  const response = await fetch(`${url}/metrics`, { headers: { Authorization: `Bearer ${password}` } })
  await response.text()
  return { status: response.status }
}

const countOf = (answers: { status: number }[], ...statuses: number[]) =>
  answers.filter(({ status }) => statuses.includes(status)).length

/** Two servers, each with connections of its own; on the embedded database they share the only one. */
async function twoServers() {
  const second = databaseUrl ? await openDatabase({ url: databaseUrl, folder: '' }) : database
  const servers = [await startServer({ operatorPassword }), await startServer({ operatorPassword, database: second })]
  return { urls: servers.map(({ url }) => url), close: () => (second === database ? undefined : second.close()), servers }
}

test('of 400 guesses at once, on the form and at the metrics of two servers, from one address, twenty are looked at', async () => {
  const { urls, servers, close } = await twoServers()
  const guesses = Array.from({ length: 400 }, (_, guess) => {
    const url = urls[guess % 2] ?? ''
    return guess % 3 === 0 ? collects(url, `guess ${guess}`) : submitsPassword(url, `guess ${guess}`)
  })
  const answers = await Promise.all(guesses)
  expect([countOf(answers, 401, 403), countOf(answers, 429)]).toEqual([most, 400 - most])
  for (const url of urls) {
    expect((await submitsPassword(url, operatorPassword)).status).toBe(429)
    expect((await collects(url, operatorPassword)).status).toBe(429)
  }
  for (const server of servers) await server.stop()
  await close()
})

test('a browser that has signed in before has twenty guesses, too, however many come at once', async () => {
  const { url } = await startServer({ operatorPassword })
  const { cookie } = await submitsPassword(url, operatorPassword)
  const guesses = Array.from({ length: 100 }, (_, guess) => submitsPassword(url, `guess ${guess}`, { cookie }))
  const answers = await Promise.all(guesses)
  expect([countOf(answers, 403), countOf(answers, 429)]).toEqual([limitTable.passwords.visit.most, 100 - most])
})

test('the right password costs no guess, one after the other or several at once', async () => {
  const { url } = await startServer({ operatorPassword })
  for (let time = 0; time < 2; time++) {
    for (let guess = 1; guess < most / 2; guess++) expect((await collects(url, `guess ${guess}`)).status).toBe(401)
    const opened = await Promise.all(Array.from({ length: 2 }, () => collects(url, operatorPassword)))
    expect(opened.map(({ status }) => status)).toEqual([200, 200])
  }
  for (let time = 0; time < most; time++) expect((await collects(url, operatorPassword)).status).toBe(200)
})
