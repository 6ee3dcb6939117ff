import express from 'express'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import pg from 'pg'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { Server } from 'socket.io'
import { Webhook, WebhookVerificationError } from 'standardwebhooks'
import * as v from 'valibot'
import { asciiJson } from '../../../scenario/protocol.ts'
import { fragment } from './fragment.ts'
import { saveWrongAnswer } from './wrong-answer.ts'

// The article's stack doing what Pavel does with a wrong answer: the same checks, the same rows in one transaction, a fragment as
// long, the same reply. What it leaves out: understanding what was said (it compares letters), every other kind of event, logs,
// metrics, reconnects, and other servers.
const { PORT, DATABASE_URL, CALLBACK_SECRET = '', QUIZ = '' } = process.env
const quiz = JSON.parse(readFileSync(QUIZ, 'utf8'))
const webhook = new Webhook(CALLBACK_SECRET)
const limiter = new RateLimiterMemory({ points: 300, duration: 60 })
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10, idleTimeoutMillis: 0 })
pool.on('error', (error) => console.error(error))

const Count = v.pipe(v.number(), v.integer(), v.minValue(1))
const SpeechHeard = v.object({
  call: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  seq: Count,
  type: v.literal('speech.heard'),
  turn: Count,
  text: v.string(),
  confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
})

const app = express().disable('x-powered-by').disable('etag')
const server = createServer(app)
const io = new Server(server, { transports: ['websocket'] })

io.on('connection', (socket) => void socket.join(String(socket.handshake.query.visit)))

app.post('/voice/events', express.text({ type: 'application/json', limit: '20kb' }), async (request, response) => {
  const delivery = request.header('webhook-id') ?? ''
  let body: unknown
  try {
    body = webhook.verify(request.body, request.headers as Record<string, string>)
  } catch (error) {
    return response.status(error instanceof WebhookVerificationError ? 401 : 400).json({ error: String(error) })
  }
  const event = v.safeParse(SpeechHeard, body)
  if (!event.success) return response.status(422).json({ error: event.issues[0].message })
  const isWithinLimit = await limiter.consume(event.output.call).then(
    () => true,
    () => false,
  )
  if (!isWithinLimit) return response.status(429).json({ error: 'too many events' })
  const saved = await saveWrongAnswer(pool, quiz, { ...event.output, delivery })
  if (saved.shown) io.to(String(saved.visitId)).emit('html', fragment(quiz, saved.shown))
  return response.type('json').send(asciiJson(saved.reply))
})

server.listen(Number(PORT), '127.0.0.1', () => console.log(`http://127.0.0.1:${PORT}`))
process.once('SIGTERM', () => process.exit(0))
