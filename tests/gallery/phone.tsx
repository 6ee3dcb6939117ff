import { Hono } from 'hono'
import { serveStatic, upgradeWebSocket, websocket } from 'hono/bun'
import type { UpgradeWebSocket } from 'hono/ws'
import { realClock } from '../../scenario/emulator/clock.ts'
import { phone } from '../../server/phone.tsx'
import { phoneTexts as en } from '../../views/texts.phone.en.ts'
import { phoneTexts as ru } from '../../views/texts.phone.ru.ts'

function fake() {
  const lines = new Set()
  let n = 0
  return { faults: { requestDelayMs: 0, loseRequests: 0, loseReplies: 0, repeatRequests: 0, mishear: 0, lateResultMs: 0 }, lines, close() {}, dial() {
    const ls: any[] = []
    const emit = (e: any) => setTimeout(() => { apply(e); ls.forEach(l => l(e)) }, 0)
    const line: any = { id: 'c' + ++n, state: 'ringing', isListening: false, isSpeaking: false, said: [], error: null, listen(l: any) { ls.push(l); return () => {} },
      say(t: string) { line.isListening = false; emit({ type: 'stopped listening' }); setTimeout(() => sayIt(/сломайся/.test(t) ? '' : `Вы сказали «${t}»? Люди часто так говорят. Увы, это не дедлайн. Попробуйте ещё раз, я никуда не тороплюсь: я рептилоид.`, /сломайся/.test(t)), 300) },
      press(k: string) { emit({ type: 'fell silent' }); setTimeout(() => sayIt(`Вы нажали ${k}.`), 300) },
      hangUp() { emit({ type: 'ended', reason: 'x' }) }, drop() { emit({ type: 'ended', reason: 'x' }) }, finishSaying() { emit({ type: 'fell silent' }); setTimeout(() => emit({ type: 'listened' }), 200) } }
    const sayIt = (t: string, fail = false) => { if (fail) { line.error = new Error('call.say: the second argument is an object, not a Voice'); emit({ type: 'failed', error: line.error }); emit({ type: 'ended', reason: 'x' }) } else emit({ type: 'said', text: t }) }
    const apply = (e: any) => { if (e.type === 'answered') line.state = 'talking'; if (e.type === 'said') { line.isSpeaking = true; line.isListening = false }; if (e.type === 'fell silent') line.isSpeaking = false; if (e.type === 'listened') line.isListening = true; if (e.type === 'ended') { line.state = 'ended'; line.isListening = line.isSpeaking = false } }
    setTimeout(() => { emit({ type: 'answered' }); sayIt('А, это вы. Я Павел, и я вижу вас насквозь: у вас теплокровная осанка. Первый ребус уже на экране. Что там зашифровано?') }, 1500)
    return line
  } } as any
}
const mk = (texts: any) => phone({ emulator: fake(), clock: realClock, texts, upgradeWebSocket: upgradeWebSocket as UpgradeWebSocket, ours: ['8 800 555-35-35'], stopping: new AbortController().signal })
const app = new Hono()
  .use(async (c, next) => { await next(); c.header('Content-Security-Policy', "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'") })
  .use('/htmx/*', serveStatic({ root: './node_modules/htmx.org/dist', rewriteRequestPath: (path) => path.replace(/^\/htmx/, '') }))
  .use('/static/*', serveStatic({ root: './' }))
  .route('/phone', mk(process.env.LANGUAGE === 'en' ? en : ru))
export default { port: Number(process.env.PORT ?? 4300), fetch: app.fetch, websocket }
