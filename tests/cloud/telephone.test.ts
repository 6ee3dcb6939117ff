import { afterEach, expect, test } from 'bun:test'
import { endPrograms, launch } from '../cast/program.ts'
import { freePort } from '../run/port.ts'

afterEach(endPrograms)

async function standIn(settings: Record<string, string> = {}) {
  const port = String(await freePort())
  const program = await launch(settings, [process.execPath, 'server/commands/stand-in.ts', port])
  return { program, url: `http://127.0.0.1:${port}` }
}

test("the stand-in serves a telephone in the quiz's language, with the number that visitors call", async () => {
  const { program, url } = await standIn({ QUIZ: 'intercom-en', PHONE_NUMBER: '+74957654321' })
  await program.prints(`${url}/phone`)
  const page = await (await fetch(url)).text()
  expect(page).toContain('<html lang="en">')
  expect(page).toMatch(/value="\+7\s495\s765-43-21"/)
  for (const [, path] of page.matchAll(/(?:href|src)="(\/(?:static|htmx)\/[^"]+)"/g))
    expect((await fetch(url + path)).status).toBe(200)
})

test('a page of another origin cannot dial from it', async () => {
  const { program, url } = await standIn()
  await program.prints('To stop')
  const headers = { origin: 'https://elsewhere.example.com', 'content-type': 'application/x-www-form-urlencoded' }
  expect(
    (await fetch(`${url}/phone/calls`, { method: 'POST', headers, body: 'caller=89161234567&called=88005553535' })).status,
  ).toBe(403)
})

test('a missing quiz is reported in one sentence', async () => {
  const { program } = await standIn({ QUIZ: 'nowhere' })
  expect(await program.ends()).toBe(1)
  expect(program.output).toContain('nowhere.json: expected a quiz file')
  expect(program.output.trim().split('\n')).toHaveLength(1)
})
