import { describe, expect, test } from 'bun:test'
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import { addressOf } from '../../views/assets/assets.ts'
import { opensTheEvening } from '../cast/evening.ts'

const forEver = 'public, max-age=31536000, immutable'

/** Asks as a browser that accepts these codings, and returns the bytes as they come. */
async function ask(url: string, codings = 'identity') {
  const { status, headers, arrayBuffer } = await read(url, codings)
  const { 'content-encoding': coding, 'content-type': type, 'cache-control': caching, vary } = Object.fromEntries(headers)
  return { status, coding, type, caching, vary, bytes: new Uint8Array(await arrayBuffer()) }
}

async function read(url: string, codings: string) {
  const response = await fetch(url, { headers: { 'accept-encoding': codings }, decompress: false })
  return { status: response.status, headers: response.headers, arrayBuffer: () => response.arrayBuffer() }
}

describe('a style sheet, a script and an icon', () => {
  const names = [
    ['chat.css', 'text/css; charset=utf-8'],
    ['chat/chat.js', 'text/javascript; charset=utf-8'],
    ['htmx.js', 'text/javascript; charset=utf-8'],
    ['pavel.svg', 'image/svg+xml'],
  ] as const

  test('come in the best coding that the browser accepts, and are the same in each', async () => {
    const { url } = await opensTheEvening()
    for (const [name, type] of names) {
      const address = url + addressOf(name)
      const plain = await ask(address)
      expect(plain).toMatchObject({ status: 200, type, caching: forEver, vary: 'Accept-Encoding' })
      expect(plain.coding).toBeUndefined()
      for (const codings of ['gzip, deflate, br, zstd', 'br', 'gzip;q=0.5, BR;q=0.8, *;q=0.1', '*', 'identity;q=0, *;q=0.5']) {
        const { coding, vary, bytes } = await ask(address, codings)
        expect([name, codings, coding, vary]).toEqual([name, codings, 'br', 'Accept-Encoding'])
        expect(new Uint8Array(brotliDecompressSync(bytes))).toEqual(plain.bytes)
      }
      for (const codings of ['zstd', 'gzip;q=0.9, zstd', 'br;q=0, *']) {
        const { coding, vary, bytes } = await ask(address, codings)
        expect([name, codings, coding, vary]).toEqual([name, codings, 'zstd', 'Accept-Encoding'])
        expect(new Uint8Array(zstdDecompressSync(bytes))).toEqual(plain.bytes)
      }
      for (const codings of ['gzip, deflate', 'br;q=0, gzip', 'gzip;q=1, br;q=0.5, zstd;q=0']) {
        const { coding, vary, bytes } = await ask(address, codings)
        expect([name, codings, coding, vary]).toEqual([name, codings, 'gzip', 'Accept-Encoding'])
        expect(new Uint8Array(gunzipSync(bytes))).toEqual(plain.bytes)
      }
      for (const codings of ['', 'br;q=0', '*;q=0', 'identity, br;q=0.5'])
        expect([codings, (await ask(address, codings)).coding]).toEqual([codings, undefined])
    }
  })

  test('are kept nowhere when the address names another content, as a page of an older server does', async () => {
    const { url } = await opensTheEvening()
    for (const [name] of names) {
      const { status, caching, bytes } = await ask(`${url}/static/AAAAAAAAAAAAAAAA/${name}`)
      expect([status, caching]).toEqual([200, 'no-store'])
      expect(bytes).toEqual((await ask(url + addressOf(name))).bytes)
    }
  })
})

test('nothing else of the server can be read at such an address', async () => {
  const { url } = await opensTheEvening()
  const [, folder = ''] = /^(\/static\/[^/]+)\//.exec(addressOf('chat.css')) ?? []
  const strange = ['base.css', 'package.json', '..%2F..%2Fpackage.json', 'chat.css%00', 'chat.css/', '%E0%A4', 'x'.repeat(5000)]
  for (const path of ['/static/chat.css', '/static/base.css', '/static/', ...strange.map((name) => `${folder}/${name}`)]) {
    const { status, caching } = await ask(url + path)
    expect([path, status, caching]).toEqual([path, path.includes('%00') ? 400 : 404, 'no-store'])
  }
})

test('a picture is compressed like them, and kept by its visitor alone', async () => {
  const { url, plays } = await opensTheEvening()
  const { visitor } = await plays('8 916 123-45-67')
  const headers = { 'accept-encoding': 'gzip, br' }
  const response = await fetch(url + visitor.picture, { headers, decompress: false })
  expect(response.headers.get('content-encoding')).toBe('br')
  expect(response.headers.get('cache-control')).toStartWith('private')
  expect(brotliDecompressSync(await response.arrayBuffer()).toString()).toStartWith('<svg')
})

test('pages are compressed, replies to calls are not', async () => {
  const { url } = await opensTheEvening()
  expect(await ask(`${url}/`, 'gzip, br')).toMatchObject({ status: 200, coding: 'gzip', vary: 'Accept-Encoding' })
  const headers = { 'accept-encoding': 'gzip, br' }
  const refused = await fetch(`${url}/voice/events`, { method: 'POST', body: 'x'.repeat(2000), headers, decompress: false })
  expect([refused.status, refused.headers.get('content-encoding')]).toEqual([401, null])
})
