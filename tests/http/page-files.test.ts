import { expect, test } from 'bun:test'
import { createEmulator } from '../../scenario/emulator/emulator.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'

const operatorPassword = 'a password for tests'
const authorization = `Basic ${btoa(`operator:${operatorPassword}`)}`

/** What loads another file: an element of a page, an import of a script, a picture in a style sheet. */
const loads = /<(?:link|script|img)\b[^>]*\b(?:href|src)="([^"]+)"|\bfrom '([^']+)'|\bimport '([^']+)'|\burl\(["']?([^"')]+)/g

async function opensEvening(): Promise<Evening> {
  const script = await Bun.file(new URL('../doors/simulator/parrot.js', import.meta.url)).text()
  const emulator = createEmulator({ script, secrets: {}, speech: () => 'by hand' })
  return opensTheEvening({ operatorPassword, emulator })
}

/** Returns the status of every file that these pages load, directly or through another file, by its address. */
async function filesOf(url: string, pages: string[]): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  const open = async (address: string): Promise<void> => {
    const response = await fetch(address, { headers: { authorization, accept: 'text/html' } })
    found.set(new URL(address).pathname, response.status)
    const isLibrary = address.includes('/htmx/')
    for (const [, ...names] of isLibrary ? [] : (await response.text()).matchAll(loads)) {
      const named = new URL(names.find(Boolean) ?? '', response.url)
      if (named.protocol === 'http:' && !found.has(named.pathname)) await open(named.href)
    }
  }
  for (const page of pages) await open(url + page)
  return found
}

test('every file that a page loads is there, and no file is there that no page loads', async () => {
  const { url } = await opensEvening()
  const headers = { origin: url, 'content-type': 'application/x-www-form-urlencoded' }
  const body = 'caller=89161234567&called=88005553535'
  const placed = await fetch(`${url}/phone/calls`, { method: 'POST', headers, body, redirect: 'manual' })
  const phone = placed.headers.get('location') ?? placed.headers.get('hx-replace-url') ?? '/phone'
  const files = await filesOf(url, ['/', '/operator', '/phone', new URL(phone, url).pathname + new URL(phone, url).search])
  expect([...files].filter(([, status]) => status !== 200)).toEqual([])
  const ours = [...new Bun.Glob('**/*.{css,js,svg}').scanSync('static')].map((file) => `/static/${file}`)
  expect(ours.filter((file) => !files.has(file))).toEqual([])
})
