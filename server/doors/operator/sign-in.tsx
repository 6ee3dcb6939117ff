import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { html } from 'hono/html'
import * as v from 'valibot'
import { SignInPage, type SignInProblem } from '../../../views/operator/sign-in.tsx'
import { readForm, signInPath, type StaffDeps, staffOf } from '../../http/http.ts'
import { withoutNumbers } from '../../rules/phone-number/phone-number.ts'
import { findPassword, findSession, type Found, openSession, signOut, signOutEverywhere } from '../../staff/staff.ts'

type SignInNote = 'over' | 'left' | 'lost'

const longestName = 60

/** A name is shown to others and kept in the log: without invisible characters, and without telephone numbers. */
const Name = v.pipe(
  v.fallback(v.string(), ''),
  v.transform((typed) =>
    withoutNumbers(typed.replace(/[\p{C}\s]+/gu, ' ').trim())
      .slice(0, longestName)
      .trim(),
  ),
)

/** A field that is missing, repeated or a file counts as empty. */
const Fields = v.object({ name: Name, password: v.fallback(v.string(), ''), to: v.fallback(v.string(), '') })

/** Returns what lets the staff in and out. */
export function signingIn({ contextOf, marks, passwords, limits, addressOf, cookie, texts }: StaffDeps) {
  return {
    signInForm: async (c: Context) => {
      const to = ownPage(c.req.query('to') ?? '')
      const found = await findKnown(c)
      if (found?.isLive) return c.redirect(to, 303)
      return show(c, { to, note: noteFor(c) }, 200)
    },
    signIn: [bodyLimit({ maxSize: 16 * 1024 }), signIn] as const,
    signOut: async (c: Context) => {
      const staff = staffOf(c)
      if (staff.session !== null) await signOut(contextOf(), staff, staff.session)
      return c.redirect(`${signInPath}?left`, 303)
    },
    signOutEverywhere: async (c: Context) => {
      await signOutEverywhere(contextOf(), marks, staffOf(c))
      return c.redirect(`${signInPath}?left`, 303)
    },
  }

  /** A password counts before it is looked at, so that of many at once no more are tried. */
  async function signIn(c: Context) {
    const { name, password, to: wanted } = v.parse(Fields, await readForm(c))
    const to = ownPage(wanted)
    if (name === '') return show(c, { to, problem: 'noName' }, 422)
    const known = await findKnown(c)
    const party = partyOf(c, known)
    const exceeded = await limits.count('passwords', party)
    if (exceeded) {
      c.header('Retry-After', String(exceeded.seconds))
      return show(c, { to, name, problem: { minutes: Math.ceil(exceeded.seconds / 60) } }, 429)
    }
    const opened = await findPassword(passwords, password)
    if (!opened) return show(c, { to, name, problem: 'wrong' }, 403)
    await limits.giveBack('passwords', party)
    const author = { name, role: opened.role, addressDisguise: contextOf().disguise(addressOf(c)) }
    const passwordMark = await marks.of(opened)
    cookie.keep(c, await openSession(contextOf(), author, { passwordMark, former: known?.id ?? null }))
    return c.redirect(to, 303)
  }

  function noteFor(c: Context): SignInNote | undefined {
    if (c.req.query('left') !== undefined) return 'left'
    if (cookie.read(c) !== null) return 'over'
    return c.req.query('lost') === undefined ? undefined : 'lost'
  }

  async function findKnown(c: Context): Promise<Found | null> {
    const token = cookie.read(c)
    return token === null ? null : findSession(contextOf(), marks, token)
  }

  /**
   * A browser that has signed in as an operator is counted by itself, so that nobody on the conference's network can lock the operator
   * out. Browsers of observers are counted together: each sign-in makes a session, and an observer could otherwise try as many
   * passwords of the operator's as there are sessions.
   */
  function partyOf(c: Context, known: Found | null) {
    if (!known) return { address: addressOf(c) }
    return { visit: known.role === 'operator' ? `session ${known.id}` : 'observers' }
  }

  type Shown = { to: string; name?: string; note?: SignInNote | undefined; problem?: SignInProblem }

  function show(c: Context, shown: Shown, status: 200 | 403 | 422 | 429) {
    c.header('Cache-Control', 'no-store')
    return c.html(html`<!doctype html>${<SignInPage texts={texts} {...shown} />}`, status)
  }
}

const here = 'http://here'

/** Returns an address on the operator's pages: the one given, or that of the first page when it leads anywhere else. */
function ownPage(address: string): string {
  const url = URL.canParse(address, here) ? new URL(address, here) : null
  const isOwn = url?.origin === here && /^\/operator(\/|$)/.test(url.pathname) && !url.pathname.startsWith(signInPath)
  return isOwn ? url.pathname + url.search : '/operator'
}
