import { Hono } from 'hono'
import { html } from 'hono/html'
import process from 'node:process'
import { DemoPage } from '../../views/demo/demo.tsx'
import { textsOf } from '../../views/texts/chat.ts'
import { assets } from '../http/http.ts'
import type { Runtime } from '../runtime.ts'

/** A site beside the server; `isServed` is false where its port is taken. */
export type SampleSite = { url: string; isServed: boolean }

/**
 * Serves a conference's site that is not ours, beside the server that is about to start: of that it has the tag alone. To a browser,
 * `localhost` is another site than 127.0.0.1, as two conferences are. The server lets this site show the chat as if the environment had
 * named it.
 */
export async function serveSampleSite(
  serve: Runtime['serve'],
  environment: NodeJS.ProcessEnv = process.env,
): Promise<SampleSite> {
  const port = Number(environment.PORT || 3000)
  const site = `http://localhost:${port + 1}`
  environment.ALLOWED_ORIGINS = [environment.ALLOWED_ORIGINS, site].filter(Boolean).join(' ')
  const page = <DemoPage texts={textsOf('ru')} tag={{ src: `http://127.0.0.1:${port}/embed.js` }} />
  const app = new Hono().get('/static/:hash/:name{.+}', assets).get('/', (c) => c.html(html`<!doctype html>${page}`))
  try {
    await serve(app, { port: port + 1, host: 'localhost' })
    return { url: `${site}/`, isServed: true }
  } catch {
    return { url: `${site}/`, isServed: false }
  }
}
