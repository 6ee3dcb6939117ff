import type { Context, MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import { html } from 'hono/html'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { within } from '../../views/address/address.ts'
import { TroublePush } from '../../views/chat/trouble.tsx'
import { HopPage, RefusalPage } from '../../views/operator/refusal.tsx'
import type { OperatorTexts } from '../../views/texts/operator.ts'
import { type Author, findSession, type Marks, mayDo, noteUse, type StaffRole } from '../staff/staff.ts'
import { type GameContext, isOutOfReach } from '../store/store.ts'
import { type PasswordDeps, readMachineRole, refuseMachine } from './machine-password.ts'
import type { Passage } from './passage.ts'
import type { StaffCookie } from './staff-cookie.ts'

export type StaffDeps = PasswordDeps & {
  contextOf(): GameContext
  marks: Marks
  cookie: StaffCookie
  texts: OperatorTexts
  passage: Pick<Passage, 'note'>
  /** logs an error that keeps nobody from reading */
  report(error: unknown): void
}

/** Who asks, with the id of their session; it is null for a program. */
type Staff = Author & { session: number | null }

/** The address of the sign-in form. */
export const signInPath = '/operator/sign-in'

/** A program that may ask instead of a person is named by what it is for. */
const program = 'scenario:check'

/**
 * Returns middleware that lets those pass whose live session has this role. Others get a page: the sign-in form, which leads back to
 * where they wanted to go, or a sentence that their role may not. `Accept` decides whether a program may ask with a password instead.
 */
export function staffOnly(needed: StaffRole, deps: StaffDeps, { mayBeProgram = false } = {}): MiddlewareHandler {
  return createMiddleware(async (c, next) => {
    c.header('Cache-Control', 'no-store')
    const isProgram = mayBeProgram && isForProgram(c)
    const staff = isProgram ? await findProgram(c, deps) : await findStaff(c, deps)
    if (!staff) return isProgram ? refuseMachine(c) : askToSignIn(c, deps)
    if (!mayDo(staff.role, needed)) return refuse(c, deps.texts)
    c.set('staff', staff)
    return next()
  })
}

/** Returns who asks. To be called only behind `staffOnly`. */
export function staffOf(c: Context): Staff {
  const staff: Staff | undefined = c.get('staff')
  if (!staff) throw new Error(`${c.req.path} is open to everybody, so nobody is known to ask for it`)
  return staff
}

/** Returns who has a live session in this browser, or null. */
async function findStaff(c: Context, { contextOf, marks, cookie, addressOf, report }: StaffDeps): Promise<Staff | null> {
  const token = cookie.read(c)
  const found = token === null ? null : await findSession(contextOf(), marks, token)
  if (!found?.isLive) return null
  await noteUse(contextOf(), found).catch((error: unknown) => {
    if (!isOutOfReach(error)) throw error
    report(error)
  })
  return { session: found.id, name: found.name, role: found.role, addressDisguise: contextOf().disguise(addressOf(c)) }
}

async function findProgram(c: Context, deps: StaffDeps): Promise<Staff | null> {
  const role = await readMachineRole(c, deps)
  return role && { session: null, name: program, role, addressDisguise: deps.contextOf().disguise(deps.addressOf(c)) }
}

function isForProgram(c: Context): boolean {
  return c.req.header('Authorization') !== undefined || c.req.header('Accept')?.includes('application/json') === true
}

/** An open page is left as a whole: htmx would put the form into a part of it. */
function askToSignIn(c: Context, { texts, cookie, passage }: StaffDeps) {
  const isHtmx = c.req.header('HX-Request') !== undefined
  const hasLost = cookie.read(c) === null && hasJustSignedIn(c)
  if (hasLost) passage.note('lost cookie', lostCookie)
  const address = `${signInPath}?to=${encodeURIComponent(isHtmx ? shownPage(c) : wantedPage(c))}${hasLost ? '&lost' : ''}`
  if (!isHtmx) return isFromElsewhere(c) ? page(c, <HopPage texts={texts} address={address} />, 200) : c.redirect(address, 303)
  c.header('HX-Redirect', address)
  return c.html(<TroublePush text={texts.staff.signIn.over} />, 403)
}

const lostCookie =
  'whoever has signed in comes back without the cookie of the session: a proxy has to pass Set-Cookie on as it is, ' +
  'and where PUBLIC_URL begins with https, browsers have to come over https'

/** The form leads on only whom it has let in. */
function hasJustSignedIn({ req }: Context): boolean {
  const from = req.header('Referer') ?? ''
  return req.method === 'GET' && URL.canParse(from) && within(new URL(from).pathname) === signInPath
}

/**
 * A browser that follows a link on another site withholds the cookie, whoever is signed in, and through redirects, too. The next
 * address, which a page of ours names, gets it.
 */
function isFromElsewhere(c: Context): boolean {
  return c.req.method === 'GET' && c.req.header('Sec-Fetch-Site') === 'cross-site'
}

function wantedPage(c: Context): string {
  // With a `Host` that is none, Bun gives the path alone.
  return c.req.method === 'GET' ? pageAt(new URL(c.req.url, 'http://here')) : '/operator'
}

function shownPage(c: Context): string {
  const shown = c.req.header('HX-Current-URL') ?? ''
  return URL.canParse(shown) ? pageAt(new URL(shown)) : '/operator'
}

const pageAt = ({ pathname, search }: URL): string => within(pathname) + search

function refuse(c: Context, texts: OperatorTexts) {
  if (isForProgram(c)) return c.json({ error: { field: 'authorization', expected: "the operator's password" } }, 403)
  if (c.req.header('HX-Request')) return c.html(<TroublePush text={texts.staff.mayNot.text} />, 403)
  return page(c, <RefusalPage texts={texts} refusal={texts.staff.mayNot} />, 403)
}

function page(c: Context, element: JSX.Element, status: 200 | 403) {
  return c.html(html`<!doctype html>${element}`, status)
}
