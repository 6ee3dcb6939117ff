import { expect, test } from 'bun:test'
import { Hono } from 'hono'
import { sendTable } from '../../server/http/table-file.ts'

test('an export of 500,000 games is read as it is taken, a few rows ahead, and no further once its reader has gone', async () => {
  let read = 0
  let hasEnded = false
  function* games() {
    try {
      for (; read < 500_000; read += 1) yield [read, '+7 916 ···-··-67', new Date(0)]
    } finally {
      hasEnded = true
    }
  }
  const table = { name: 'games', head: ['id', 'number', 'at'], rows: games(), zone: 'Europe/Moscow', delimiter: ';' }
  const response = await new Hono().get('/', (c) => sendTable(c, table)).request('/')
  const reader = response.body?.getReader()
  let lines = 0
  for (let chunk = 0; chunk < 40; chunk += 1) {
    const { value } = (await reader?.read()) ?? {}
    lines += new TextDecoder().decode(value).split('\r\n').length - 1
    expect(read).toBeLessThan(lines + 200)
  }
  expect(lines).toBeGreaterThan(1_000)
  await reader?.cancel()
  expect(hasEnded).toBe(true)
  expect(read).toBeLessThan(10_000)
})
