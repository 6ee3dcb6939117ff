import { startProcess } from '../cast/process.ts'
import { openGames } from './article/games.ts'
import { openSocket } from './article/socket.ts'
import type { Contender } from './contender.ts'
import { callUnderWay } from './pavel/call.ts'
import { secret } from './pavel/secret.ts'
import { createInbox, createPlayer } from './player.ts'
import { inFolder } from './program.ts'

type Place = { name: string; databaseUrl: string }

/** Starts the article's stack as the article has it: an event is one insert and one emit. */
export async function startInsertAndEmit({ name, databaseUrl }: Place): Promise<Contender> {
  const words = inFolder(undefined, 'tests/bench/article/insert-and-emit.program.ts')
  const server = await startProcess({ DATABASE_URL: databaseUrl }, words)
  let players = 0
  return Object.assign(server, {
    name,
    databaseUrl,
    pageUrl: null,
    countOfEvents: 'select count(*) from article_events',
    async player() {
      const inbox = createInbox()
      const visit = String(players++)
      const socket = await openSocket(server.url, visit, inbox.arrived)
      return createPlayer({
        inbox,
        name: visit,
        says: (text) => post(server.url, { visit, text }),
        close: async () => socket.close(),
      })
    },
    idle: null,
    pages: null,
  })
}

async function post(url: string, event: { visit: string; text: string }): Promise<number> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${url}/events`, { method: 'POST', body: JSON.stringify(event), headers })
  const reply = await response.text()
  if (!response.ok) throw new Error(`an event: ${response.status} ${reply}`)
  return reply.length
}

/** Starts the article's stack doing what Pavel does with a wrong answer, on Pavel's own tables. */
export async function startSameWork({ name, databaseUrl }: Place): Promise<Contender> {
  const games = await openGames(databaseUrl)
  const words = inFolder(undefined, 'tests/bench/article/same-work.program.ts')
  const server = await startProcess({ DATABASE_URL: databaseUrl, CALLBACK_SECRET: secret }, words)
  const { close } = server
  return Object.assign(server, {
    name,
    databaseUrl,
    pageUrl: null,
    countOfEvents: games.countOfEvents,
    async player() {
      const inbox = createInbox()
      const game = await games.open()
      const socket = await openSocket(server.url, String(game.visitId), inbox.arrived)
      const call = callUnderWay(server.url, game.call)
      return createPlayer({ inbox, name: game.phone, says: call.says, close: async () => socket.close() })
    },
    idle: async (count: number) =>
      Array.from({ length: count }, (_, visit) => () => openSocket(server.url, `idle ${visit}`, () => undefined)),
    pages: null,
    close: () => Promise.all([close(), games.close()]).then(() => undefined),
  })
}
