import { connect, createServer } from 'node:net'
import postgres from 'postgres'
import type { Plan } from './plan.ts'

/** A query as it ran: its text, its plan with the figures of that run, and what was being played then. */
export type Run = { text: string; plan: Plan; part: string }

/** Watches a database. Whoever connects by `url` gets the same database, and every query of theirs is noted with its plan. */
export type Watch = {
  url: string
  runs: Run[]
  /** names what is being played from now on */ during(part: string): void
  close(): void
}

/**
 * PostgreSQL's own `auto_explain` tells each connection the plan of every query that it ran, also of those inside other queries, as
 * a notice. The product ignores notices, so a proxy between it and the database reads them. Needs a superuser.
 */
export async function watch(databaseUrl: string): Promise<Watch> {
  await explainAll(databaseUrl)
  const runs: Run[] = []
  let part = ''
  const target = new URL(databaseUrl)
  const server = createServer((near) => {
    const far = connect({ host: target.hostname, port: Number(target.port || 5432) })
    const read = noticesIn((notice) => {
      const run = runOf(notice)
      if (run) runs.push({ ...run, part })
    })
    far.on('data', read)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('error', () => to.destroy())
      from.pipe(to)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const through = new URL(databaseUrl)
  through.hostname = '127.0.0.1'
  through.port = String(typeof address === 'object' && address?.port)
  return {
    url: through.href,
    runs,
    during(next) {
      part = next
    },
    close: () => void server.close(),
  }
}

async function explainAll(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined })
  const name = new URL(databaseUrl).pathname.slice(1)
  const settings = {
    session_preload_libraries: 'auto_explain',
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_analyze': 'on',
    'auto_explain.log_buffers': 'on',
    'auto_explain.log_nested_statements': 'on',
    'auto_explain.log_format': 'json',
    // a notice goes to the connection alone, and not to the server's log
    'auto_explain.log_level': 'notice',
  }
  await sql`load 'auto_explain'`
  for (const [setting, value] of Object.entries(settings)) await sql.unsafe(`alter database ${name} set ${setting} = '${value}'`)
  await sql.end()
}

/** Returns a function that takes what the database sends, piece by piece, and calls `tell` with the text of each notice. */
function noticesIn(tell: (notice: string) => void): (piece: Buffer) => void {
  let rest = Buffer.alloc(0)
  return (piece) => {
    rest = Buffer.concat([rest, piece])
    // A message is its kind in one byte, its length without that byte in four, and its body.
    while (rest.length >= 5 && rest.length > rest.readUInt32BE(1)) {
      const end = 1 + rest.readUInt32BE(1)
      if (rest[0] === noticeResponse) tell(messageOf(rest.toString('utf8', 5, end)))
      rest = rest.subarray(end)
    }
  }
}

const noticeResponse = 'N'.charCodeAt(0)

/** The fields of a notice end with a zero each and begin with a letter; M is for the message. */
function messageOf(body: string): string {
  return (
    body
      .split('\0')
      .find((field) => field.startsWith('M'))
      ?.slice(1) ?? ''
  )
}

function runOf(notice: string): Omit<Run, 'part'> | null {
  const at = notice.indexOf('plan:\n')
  if (at === -1) return null
  const { 'Query Text': text, Plan: plan } = JSON.parse(notice.slice(at + 'plan:\n'.length)) as {
    'Query Text': string
    Plan: Plan
  }
  return { text, plan }
}
