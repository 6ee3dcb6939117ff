import { expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { createEmulator } from '../../scenario/emulator/emulator.ts'
import { addressOf } from '../../views/assets/assets.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { signsIn } from '../cast/staff.ts'

const operatorPassword = 'a password for tests'

/** What loads another file: an element of a page, an import of a script, a picture in a style sheet. */
const loads = /<(?:link|script|img)\b[^>]*\b(?:href|src)="([^"]+)"|\bfrom '([^']+)'|\bimport\(? ?'([^']+)'|\burl\(["']?([^"')]+)/g

async function opensEvening(): Promise<Evening> {
  const script = await Bun.file(new URL('../doors/simulator/parrot.js', import.meta.url)).text()
  const emulator = createEmulator({ script, secrets: {}, speech: () => 'by hand' })
  return opensTheEvening({ operatorPassword, emulator })
}

type File = { status: number; caching: string | null; text: string }

/** Returns every file that these pages load, directly or through another file, by its address. */
async function filesOf(url: string, pages: string[]): Promise<Map<string, File>> {
  const cookie = await signsIn(url, operatorPassword)
  const found = new Map<string, File>()
  const open = async (address: string): Promise<void> => {
    const response = await fetch(address, { headers: { cookie, accept: 'text/html' } })
    const { status, headers } = response
    const text = await response.text()
    found.set(new URL(address).pathname, { status, caching: headers.get('cache-control'), text })
    const isLibrary = address.endsWith('/htmx.js')
    for (const [, ...names] of isLibrary ? [] : text.matchAll(loads)) {
      const named = new URL(names.find(Boolean) ?? '', response.url)
      if (named.protocol === 'http:' && !found.has(named.pathname)) await open(named.href)
    }
  }
  for (const page of pages) await open(url + page)
  return found
}

test('every file that a page loads is there, to be kept for ever, and no file is there that no page loads', async () => {
  const { url } = await opensEvening()
  const headers = { origin: url, 'content-type': 'application/x-www-form-urlencoded' }
  const body = 'caller=89161234567&called=88005553535'
  const placed = await fetch(`${url}/phone/calls`, { method: 'POST', headers, body, redirect: 'manual' })
  const phone = placed.headers.get('location') ?? placed.headers.get('hx-replace-url') ?? '/phone'
  const files = await filesOf(url, [
    addressOf('quiz-sheet.css'),
    addressOf('embed.d.ts'),
    addressOf('embed.js'),
    // of the pages of a server that still starts
    addressOf('chat/waking.js'),
    '/',
    '/results/32',
    '/demo',
    '/rules',
    '/operator',
    '/operator/closing/report',
    '/operator/campaigns/intercom-ru',
    '/operator/campaigns/intercom-ru/quiz',
    '/phone',
    new URL(phone, url).pathname + new URL(phone, url).search,
  ])
  expect([...files].filter(([, { status }]) => status !== 200)).toEqual([])
  const assets = [...files].filter(([address]) => address.startsWith('/static/'))
  expect(assets.filter(([, { caching }]) => caching !== 'public, max-age=31536000, immutable')).toEqual([])
  const served = assets.map(([, { text }]) => text)
  // the modules in static/embed are what static/embed.js is made of
  const ours = [...new Bun.Glob('**/*').scanSync('static')].filter((file) => !file.startsWith('embed/'))
  expect(ours.filter((file) => !served.some((text) => text.includes(readFileSync(`static/${file}`, 'utf8').trimEnd())))).toEqual(
    [],
  )
})
