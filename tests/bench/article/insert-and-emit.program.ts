import express from 'express'
import { createServer } from 'node:http'
import pg from 'pg'
import { Server } from 'socket.io'

// The article's stack at its barest: an event is one insert and one emit, without signatures, rules or reconnects.
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL })
pool.on('error', (error) => console.error(error))
await pool.query(`create table if not exists article_events (
  id serial primary key, visit text not null, text text not null, at timestamptz not null default now()
)`)

const app = express()
const server = createServer(app)
const io = new Server(server)

io.on('connection', (socket) => void socket.join(String(socket.handshake.query.visit)))

app.post('/events', express.json(), async (request, response) => {
  const { visit, text } = request.body
  await pool.query('insert into article_events (visit, text) values ($1, $2)', [visit, text])
  io.to(visit).emit('event', text)
  response.json({ ok: true })
})

const { PORT } = process.env
server.listen(Number(PORT), '127.0.0.1', () => console.log(`http://127.0.0.1:${PORT}`))
process.once('SIGTERM', () => process.exit(0))
