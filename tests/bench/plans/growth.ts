import { loadavg } from 'node:os'
import { openDatabase } from '../../../server/store/database.ts'
import { everything, startServer, type TestServer } from '../../cast/server.ts'
import { openVisitSocket } from '../../cast/visit-token.ts'
import { visits } from '../../cast/visitor.ts'
import { wire } from '../../cast/wire.ts'

const people = 30
const warmUp = 6
const wordsOfPerson = 14
const returnsOfPerson = 14

const kinds = ['an event and its reply', 'a page that comes back', 'a socket and its first frame'] as const
type Times = Record<(typeof kinds)[number], number[]>

/**
 * Prints how long events and returns take on two databases, medians of milliseconds. A person on the one follows a person on the
 * other, so that both meet the same machine.
 */
export async function printGrowth(databases: { name: string; url: string }[]): Promise<void> {
  const measured = []
  for (const { name, url } of databases) {
    const database = await openDatabase({ url, folder: '' })
    measured.push({ name, database, server: await startServer({ database, byItself: everything }), times: noTimes() })
  }
  for (let person = 0; person < warmUp + people; person++)
    for (const { server, times } of measured) await play(server, person, person < warmUp ? noTimes() : times)
  console.log(`${'medians in ms'.padEnd(30)}${measured.map(({ name }) => name.padStart(16)).join('')}`)
  for (const kind of kinds)
    console.log(kind.padEnd(30) + measured.map(({ times }) => median(times[kind]).toFixed(2).padStart(16)).join(''))
  console.log(`the load of the machine was ${loadavg()[0]?.toFixed(1)}`)
  for (const { server, database } of measured) {
    await server.stop()
    await database.close()
  }
}

/** Says wrong words in a game, one after the other, and comes back to its page again and again. */
async function play(server: TestServer, person: number, times: Times): Promise<void> {
  const phone = `+7926${String(1_000_000 + person)}`
  const visitor = await visits(server.url)
  await visitor.givesNumber(phone)
  const call = wire(server.url)
  await call.starts(phone.slice(1))
  let { turn } = (await call.reports({ type: 'call.answered' })).turn
  for (let word = 0; word < wordsOfPerson; word++)
    await timed(times['an event and its reply'], async () => {
      turn = (await call.reports({ type: 'speech.heard', turn, text: 'самолёт', confidence: 0.9 })).turn.turn
    })
  for (let time = 0; time < returnsOfPerson; time++) {
    await timed(times['a page that comes back'], async () => (await visitor.gets('/')).text())
    await timed(times['a socket and its first frame'], () => firstFrame(server.url, visitor.token))
  }
  visitor.hidesTheTab()
}

/** Opens a socket as a page does that has seen nothing yet, and waits for what it is sent. */
function firstFrame(url: string, token: string): Promise<void> {
  const socket = openVisitSocket(`${url}/socket?after=0`, token, { origin: url })
  return new Promise((resolve, reject) => {
    socket.onmessage = () => {
      socket.close()
      resolve()
    }
    socket.onerror = () => reject(new Error('no socket'))
  })
}

async function timed(times: number[], act: () => Promise<unknown>): Promise<void> {
  const startedAt = performance.now()
  await act()
  times.push(performance.now() - startedAt)
}

const noTimes = () => Object.fromEntries(kinds.map((kind) => [kind, [] as number[]])) as Times

const median = (values: number[]) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
