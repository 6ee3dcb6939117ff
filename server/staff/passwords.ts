import { timingSafeEqual } from 'hono/utils/buffer'
import { scrypt, type ScryptOptions } from 'node:crypto'
import { promisify } from 'node:util'
import { type Db, getOrCreatePassword, getOrCreateSecret } from '../store/store.ts'

/** What a password opens: an observer looks, an operator changes things, too. */
export type StaffRole = 'observer' | 'operator'

/** The passwords of each role that are accepted now: the current one, and a former one. */
export type StaffPasswords = Record<StaffRole, readonly string[]>

/** Returns whether somebody with the role `has` may do what needs the role `needed`. */
export function mayDo(has: StaffRole, needed: StaffRole): boolean {
  return has === 'operator' || needed === 'observer'
}

/** Returns whether any password is set, so that somebody can sign in. */
export function hasStaff({ observer, operator }: StaffPasswords): boolean {
  return observer.length + operator.length > 0
}

/** The passwords of a server, and the one that was made up for it; null where somebody has set one, or has to. */
export type StaffAccess = { passwords: StaffPasswords; madePassword: string | null }

/**
 * Returns what the staff signs in with. A server that only this machine reaches has an operator's password made up where none is set,
 * so that its desk can be tried at once.
 */
export async function staffAccess(db: Db, passwords: StaffPasswords, isLocal: boolean): Promise<StaffAccess> {
  if (hasStaff(passwords) || !isLocal) return { passwords, madePassword: null }
  const madePassword = await getOrCreatePassword(db)
  return { passwords: { ...passwords, operator: [madePassword] }, madePassword }
}

/** A password that is set, and what it opens. */
export type Opened = { role: StaffRole; password: string }

/** Returns what the typed password opens, or null. Makes every comparison, so that the time taken reveals nothing. */
export async function findPassword(passwords: StaffPasswords, typed: string): Promise<Opened | null> {
  const all = allOf(passwords)
  const matches = await Promise.all(all.map(({ password }) => timingSafeEqual(typed, password)))
  return all.find((_, at) => matches[at]) ?? null
}

/** The marks of the passwords that are set. A session has the mark of the password that opened it. */
export type Marks = {
  of(opened: Opened): Promise<string>
  /** Returns which role sessions with this mark have; null once their password is no longer set. */
  roleOf(mark: string): Promise<StaffRole | null>
  /** Returns the marks of the passwords of this role. */
  ofRole(role: StaffRole): Promise<string[]>
}

const derive = promisify<string, string, number, ScryptOptions, Buffer>(scrypt)
const markBytes = 16
/** How much work a mark is, as scrypt counts it (RFC 7914, section 2): about 50 ms. */
const usualWork = 16_384

/**
 * Creates the marks, under a secret that all servers share. A mark leaves the database no more than a password does: the browser has
 * a random token instead. It is slow to make, so that even with the secret a reader of the database tries few passwords a second. Each is
 * made once.
 */
export function createMarks(db: Db, passwords: StaffPasswords, work = usualWork): Marks {
  let all: Promise<(Opened & { mark: string })[]> | null = null
  return {
    of: async ({ password }) => (await marked()).find((one) => one.password === password)?.mark ?? '',
    roleOf: async (mark) => (await marked()).find((one) => one.mark === mark)?.role ?? null,
    ofRole: async (role) => (await marked()).filter((one) => one.role === role).map(({ mark }) => mark),
  }

  /** What failed because the database is away is made at the next request. */
  function marked() {
    all ??= make().catch((error: unknown) => {
      all = null
      throw error
    })
    return all
  }

  async function make() {
    const secret = await getOrCreateSecret(db, 'staff secret')
    return Promise.all(allOf(passwords).map(async (opened) => ({ ...opened, mark: await markOf(opened.password, secret, work) })))
  }
}

async function markOf(password: string, secret: string, work: number): Promise<string> {
  return (await derive(password, secret, markBytes, { N: work })).toString('base64url')
}

function allOf({ operator, observer }: StaffPasswords): Opened[] {
  return [
    ...operator.map((password): Opened => ({ role: 'operator', password })),
    ...observer.map((password): Opened => ({ role: 'observer', password })),
  ]
}
