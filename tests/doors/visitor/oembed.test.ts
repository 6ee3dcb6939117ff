import { expect, test } from 'bun:test'
import { parseHTML } from 'linkedom'
import { startServer } from '../../cast/server.ts'

const publicUrl = 'https://quiz.example.com'

async function opensServer(options: Parameters<typeof startServer>[0] = { publicUrl }) {
  const { url, context, opens } = await startServer(options)
  const page = `${publicUrl}${context.path}`
  async function asks(query: Record<string, string>) {
    const response = await fetch(`${url}/oembed?${new URLSearchParams(query)}`)
    const text = await response.text()
    const told = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : null
    return {
      status: response.status,
      headers: response.headers,
      told,
      frame: parseHTML(told?.html ?? '').document.firstElementChild,
    }
  }
  return { url, page, path: context.path, opens, asks }
}

test('a campaign’s page says where a site learns to show its chat as a frame, with its title and its picture', async () => {
  const { url, page, path, asks } = await opensServer()
  const { document } = parseHTML(await (await fetch(url + path)).text())
  const discovered = document.querySelector('link[type="application/json+oembed"]')?.getAttribute('href') ?? ''
  expect(discovered).toBe(`${publicUrl}/oembed?url=${encodeURIComponent(page)}`)
  const { told, frame, headers } = await asks(Object.fromEntries(new URL(discovered).searchParams))
  expect(headers.get('access-control-allow-origin')).toBe('*')
  expect(told).toMatchObject({ version: '1.0', type: 'rich', provider_url: publicUrl, width: 416, height: 640 })
  expect(told.title).toBe(document.querySelector('h1')?.textContent)
  expect(told.thumbnail_url).toBe(document.querySelector('meta[property="og:image"]')?.getAttribute('content'))
  expect(frame?.localName).toBe('iframe')
  expect(frame?.getAttribute('src')).toBe(`${page}/chat`)
  expect(frame?.getAttribute('allow')).toBe('clipboard-write; microphone')
  const visited = await fetch(`${url}${path}/chat`)
  expect([visited.status, visited.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')])
})

test('the frame is no larger than the site has room for, and neither is the picture', async () => {
  const { page, asks } = await opensServer()
  const { told, frame } = await asks({ url: `${page}/`, maxwidth: '320', maxheight: '480' })
  expect([told.width, told.height, told.thumbnail_url]).toEqual([320, 480, undefined])
  expect([frame?.getAttribute('width'), frame?.getAttribute('height')]).toEqual(['320', '480'])
  const wide = await asks({ url: page, maxwidth: '2000', maxheight: '-1', format: 'json' })
  expect([wide.told.width, wide.told.height, wide.told.thumbnail_width]).toEqual([416, 640, 1200])
})

test('addresses of others, of what does not exist, and of pages that are no campaign’s are not known, and XML is not spoken', async () => {
  const { page, asks } = await opensServer()
  const others = [
    '',
    'no address',
    'https://other.example.com/c/a',
    `${publicUrl}/c/nothing`,
    `${page}/rules`,
    `${publicUrl}/operator`,
  ]
  for (const url of others) expect([url, (await asks({ url })).status]).toEqual([url, 404])
  expect((await asks({})).status).toBe(404)
  expect((await asks({ url: page, format: 'xml' })).status).toBe(501)
})

test('a server that browsers know by no address of its own tells nobody how to show it', async () => {
  const { url, path, asks } = await opensServer({})
  expect((await asks({ url: url + path })).status).toBe(404)
  expect(await (await fetch(url + path)).text()).not.toContain('oembed')
})
