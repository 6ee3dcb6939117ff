import { Hono } from 'hono'
import { serveStatic, upgradeWebSocket, websocket } from 'hono/bun'
import { html } from 'hono/html'
import { assets } from '../../server/http/http.ts'
import { textsOf } from '../../views/texts/chat.ts'
import { drawings } from './drawings.ts'
import { InOneMood } from './moods.tsx'
import { samples } from './samples.tsx'

/**
 * Serves every state of every screen with made-up data and without the server: `bun tests/gallery/gallery.tsx`, then open
 * `/`.
 */
const gallery = new Hono()
  .get('/', (c) => c.html(<Index />))
  .get('/:language{ru|en}/:name', (c) => {
    const language = c.req.param('language') === 'en' ? 'en' : 'ru'
    const sample = samples(language, c.req.query('frame') !== undefined)[c.req.param('name')]
    return sample ? c.html(html`<!doctype html>${sample}`) : c.notFound()
  })
  .get('/mood/:mood', (c) => c.html(html`<!doctype html>${<InOneMood texts={textsOf('ru')} mood={c.req.param('mood')} />}`))
  .get('/pictures/:name', (c) => c.body(drawings[c.req.param('name')] ?? '', 200, { 'content-type': 'image/svg+xml' }))
  // The desk's pages ask for themselves again, and stay as they are.
  .get('/operator/board', (c) => c.body(null, 204))
  .get('/gallery.css', serveStatic({ path: './tests/gallery/gallery.css' }))
  .get('/c/allo/socket', upgradeWebSocket(heartbeat))
  .get('/static/:hash/:name{.+}', assets)

/** Keeps the pages from reconnecting. */
function heartbeat() {
  let timer: ReturnType<typeof setInterval>
  return {
    onOpen: (_: Event, socket: { send(message: string): void }) => {
      timer = setInterval(() => socket.send('{}'), 3000)
    },
    onClose: () => clearInterval(timer),
  }
}

const Index = () => (
  <ul>
    {Object.keys(samples('ru')).map((name) => (
      <li>
        <a href={`/ru/${name}`}>{name}</a> <a href={`/en/${name}`}>en</a> <a href={`/ru/${name}?frame`}>frame</a>
      </li>
    ))}
  </ul>
)

const server = Bun.serve({ port: Number(process.env.PORT ?? 4200), fetch: gallery.fetch, websocket })
console.log(`The gallery is at ${server.url}`)
