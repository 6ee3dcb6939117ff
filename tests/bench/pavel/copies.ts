import { createHash, randomBytes } from 'node:crypto'
import postgres from 'postgres'
import { fromOwnAddress, openVisit, type Visit } from './visit.ts'

/** Copies are numbered: none may come twice in a database. */
type Range = { first: number; count: number }

/**
 * Opens one visit and writes copies of it into the database, each with a browser, a number and a pairing code of its own. To open
 * ten thousand by the form would take minutes.
 */
export async function openCopies(url: string, databaseUrl: string, { first, count }: Range): Promise<Visit[]> {
  const phone = `+7914${String(Math.floor(Math.random() * 10_000_000)).padStart(7, '0')}`
  const { socketUrl, headers } = await openVisit(url, phone)
  const [cookieName] = headers.cookie.split('=')
  const copies = Array.from({ length: count }, (_, at) => ({
    token: randomBytes(24).toString('base64url'),
    phone: `+7913${String(1_000_000 + first + at)}`,
    digits: String(10_000_000 + first + at),
  }))
  const rows = copies.map((copy) => ({ ...copy, token: createHash('sha256').update(copy.token).digest('hex') }))
  await write(databaseUrl, phone, rows)
  return copies.map(({ token, phone }) => ({
    socketUrl,
    token,
    headers: { cookie: `${cookieName}=${token}`, ...fromOwnAddress(url, phone) },
  }))
}

/** Whatever columns the revision at hand has are copied as they are. */
async function write(databaseUrl: string, phone: string, rows: { token: string; phone: string; digits: string }[]) {
  const sql = postgres(databaseUrl, { max: 1 })
  const copies = sql`unnest(
    ${rows.map(({ token }) => token)}::text[], ${rows.map(({ phone }) => phone)}::text[], ${rows.map(({ digits }) => digits)}::text[]
  ) with ordinality as copy (token, phone, digits, number)`
  await sql.begin(async (sql) => {
    await sql`insert into visits overriding system value
      select (jsonb_populate_record(visits, jsonb_build_object(
        'id', visits.id + copy.number, 'token', copy.token, 'phone', copy.phone, 'digits', copy.digits
      ))).* from visits, ${copies} where visits.phone = ${phone}`
    await sql`insert into entries
      select (jsonb_populate_record(entry, jsonb_build_object('visit_id', entry.visit_id + copy.number))).*
      from entries as entry join visits on visits.id = entry.visit_id, ${copies} where visits.phone = ${phone}`
    await sql`select setval(pg_get_serial_sequence('visits', 'id'), max(id)) from visits`
  })
  await sql.end()
}
