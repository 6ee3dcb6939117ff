import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'
import { serveStatic, upgradeWebSocket, websocket } from 'hono/bun'
import type { UpgradeWebSocket } from 'hono/ws'
import { createEmulator } from '../../scenario/emulator/emulator.ts'
import { phone } from '../../server/phone.tsx'
import { phoneTextsIn } from '../../views/texts.phone.ts'
const script = await readFile(new URL('../phone/parrot.js', import.meta.url), 'utf-8')
const app = new Hono()
  .use(async (c, next) => { await next(); c.header('Content-Security-Policy', "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'") })
  .use('/htmx/*', serveStatic({ root: './node_modules/htmx.org/dist', rewriteRequestPath: (path) => path.replace(/^\/htmx/, '') }))
  .use('/static/*', serveStatic({ root: './' }))
  .route('/phone', phone({ emulator: createEmulator({ script, secrets: {}, speech: () => 'by hand' }), texts: phoneTextsIn(process.env.LANGUAGE_OF_PHONE === 'en' ? 'en' : 'ru'), upgradeWebSocket: upgradeWebSocket as UpgradeWebSocket, ours: '+78005553535', stopping: new AbortController().signal }))
export default { port: Number(process.env.PORT ?? 4300), fetch: app.fetch, websocket }
