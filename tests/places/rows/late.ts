import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { freePort } from '../../run/port.ts'
import { scratch } from '../../run/scratch.ts'
import { afterMounts, lacksIsolation } from '../isolated.ts'
import type { Closing, Place } from '../place.ts'
import { databaseOn, sharedCluster } from '../postgres.ts'

const dnsSeconds = 10
const listenSeconds = 20

export const late: Place[] = [
  {
    name: `PostgreSQL that listens ${listenSeconds} s after us`,
    expects: 'games',
    tells: /the database does not answer.*ECONNREFUSED/,
    async open({ closing }) {
      const { place, url } = await databaseOn(await sharedCluster(), closing)
      const late = new URL(url)
      late.port = String(await listensLater(Number(late.port), closing))
      return { ...place, settings: { DATABASE_URL: late.href } }
    },
  },
  {
    name: `a DNS that answers after ${dnsSeconds} s`,
    expects: 'games',
    tells: /the address of database\.example has not been found for 5 s; still waiting/,
    lacks: lacksIsolation,
    async open({ closing }) {
      const { place, url } = await databaseOn(await sharedCluster(), closing)
      const named = new URL(url)
      named.hostname = 'database.example'
      const settings = scratch.path('resolv.conf')
      await writeFile(settings, `nameserver ${await answersLate(closing)}\noptions timeout:${2 * dnsSeconds}\n`)
      return { ...place, settings: { DATABASE_URL: named.href }, wrap: afterMounts(`mount --bind ${settings} /etc/resolv.conf`) }
    },
  },
]

/** Returns a port that leads to the port `far` of this machine, and is closed until so many seconds have passed. */
async function listensLater(far: number, closing: Closing): Promise<number> {
  const port = await freePort()
  const relay = createServer((near) => {
    const other = connect(far, '127.0.0.1')
    near.pipe(other).pipe(near)
    for (const [one, its] of [[near, other] as const, [other, near] as const])
      one.on('error', () => {}).on('close', () => its.destroy())
  })
  const timer = setTimeout(() => relay.listen(port, '127.0.0.1'), listenSeconds * 1000)
  closing.push(() => {
    clearTimeout(timer)
    relay.close()
  })
  return port
}

/** Runs a DNS for which every name is this machine. Returns its address, which has the port that every DNS has. */
async function answersLate(closing: Closing): Promise<string> {
  const address = '127.0.53.53'
  const dns = createSocket('udp4')
  const timers = new Set<NodeJS.Timeout>()
  dns.on('message', (query, { port, address }) => {
    timers.add(setTimeout(() => dns.send(replyTo(query), port, address), dnsSeconds * 1000))
  })
  dns.bind(53, address)
  await once(dns, 'listening')
  closing.push(() => {
    timers.forEach(clearTimeout)
    dns.close()
  })
  return address
}

const headerBytes = 12
const ofName = { a: 1 }

/** RFC 1035, 4.1: the question, and for one about an address of four bytes an answer that points to its name. */
function replyTo(query: Buffer): Buffer {
  const end = query.indexOf(0, headerBytes) + 5
  const question = query.subarray(headerBytes, end)
  const isAnswered = question.readUInt16BE(question.length - 4) === ofName.a
  const header = Buffer.from(query.subarray(0, headerBytes))
  header.writeUInt16BE(0x81_80, 2)
  for (const [index, count] of [1, isAnswered ? 1 : 0, 0, 0].entries()) header.writeUInt16BE(count, 4 + 2 * index)
  const answer = Buffer.from([0xc0, headerBytes, 0, ofName.a, 0, 1, 0, 0, 0, 0, 0, 4, 127, 0, 0, 1])
  return Buffer.concat([header, question, ...(isAnswered ? [answer] : [])])
}
