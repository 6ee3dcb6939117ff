import { expect, test } from 'bun:test'
import { Hono } from 'hono'
import { createPages } from '../../server/commands/reloading-pages.ts'

const pages = createPages()
const app = pages.around(
  new Hono()
    .get('/', (c) => c.html('<html><head><title>Pavel</title></head><body></body></html>'))
    .get('/fragment', (c) => c.html('<p>Pavel</p>'))
    .get('/picture', (c) => c.body('<svg></head></svg>', { headers: { 'Content-Type': 'image/svg+xml' } })),
)
const ask = async (path: string) => app.fetch(new Request(`http://localhost${path}`))
const read = async (path: string) => (await ask(path)).text()
const scriptIn = (html: string) => /<script src="([^"]+)" type="module"><\/script><\/head>/.exec(html)?.[1]

test('a page loads the script that reloads it, from the server itself and with the version that it shows', async () => {
  const address = scriptIn(await read('/')) ?? ''
  expect(address).toMatch(/^\/dev\/reload\.js\?\d+-\d+$/)
  const script = await ask(address)
  expect(script.headers.get('Content-Type')).toStartWith('text/javascript')
  expect(await script.text()).toContain('location.reload()')
})

test('fragments and pictures stay as they are', async () => {
  expect(await read('/fragment')).toBe('<p>Pavel</p>')
  expect(await read('/picture')).toBe('<svg></head></svg>')
})

test('an open page is told of the version that a change makes, and of none while the server starts', async () => {
  const early = (await ask('/dev/versions')).body!.getReader()
  pages.reload()
  const shown = scriptIn(await read('/'))?.split('?')[1]
  expect(await told(early)).toBe(shown)
  const late = (await ask('/dev/versions')).body!.getReader()
  expect(await told(late)).toBe(shown)
  pages.reload()
  expect(await told(late)).not.toBe(shown)
  pages.close()
  expect((await late.read()).done).toBe(true)
})

async function told(reader: { read(): Promise<{ value?: Uint8Array | undefined }> }): Promise<string | undefined> {
  return /data: (.*)/.exec(new TextDecoder().decode((await reader.read()).value))?.[1]
}
