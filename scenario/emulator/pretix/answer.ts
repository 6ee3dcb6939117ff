import type { RequestFault } from './faults.ts'
import type { RememberedAnswers } from './idempotency.ts'
import { PretixRefusal, refuse } from './refusal.ts'
import type { ShopOwner, Token } from './shop.ts'
import { changeVoucher, deleteVoucher, findVoucher, listVouchers, makeVoucher, makeVouchers } from './vouchers.ts'

type Answer = { status: number; body: unknown }

/** Answers one request to the API: the token is looked at first, then organizer and event, then what is asked for. */
export async function answer(request: Request, owner: ShopOwner, remembered: RememberedAnswers): Promise<Response> {
  const { faults, requests } = owner
  const { pathname, search } = new URL(request.url)
  const key = request.headers.get('x-idempotency-key')
  const fault = faults.next.shift() ?? faults.always
  const response = await answerWith(fault, request, owner, remembered)
  requests.push({ method: request.method, path: pathname + search, key, status: response.status })
  if (faults.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, faults.delayMs))
  return response
}

async function answerWith(
  fault: RequestFault | null,
  request: Request,
  owner: ShopOwner,
  remembered: RememberedAnswers,
): Promise<Response> {
  const later: Record<string, string> = owner.faults.retryAfter === null ? {} : { 'retry-after': owner.faults.retryAfter }
  if (fault === 'busy') return Response.json({ detail: 'The event is too busy.' }, { status: 409, headers: later })
  if (fault === 'too many') return Response.json({ detail: 'Request was throttled.' }, { status: 429, headers: later })
  if (fault === 'broken') return page(500, 'Internal server error')
  if (fault === 'portal') return page(200, 'Welcome to the hotel')
  if (fault === 'elsewhere') return new Response(null, { status: 302, headers: { location: 'https://elsewhere.example/' } })
  const { status, body } = await reply(request, owner, remembered, fault !== 'crashed')
  if (fault === 'lost') return page(502, 'Bad gateway')
  if (fault === 'crashed') return page(500, 'Internal server error')
  const headers = status === 409 ? later : {}
  return status === 204 ? new Response(null, { status }) : Response.json(withMore(body, owner), { status, headers })
}

/** The same key with the same authorization gets its first answer again. */
async function reply(request: Request, owner: ShopOwner, remembered: RememberedAnswers, remembers: boolean): Promise<Answer> {
  const key = request.headers.get('x-idempotency-key')
  const name = `${request.headers.get('authorization')} ${key}`
  const isWrite = request.method !== 'GET' && key !== null
  const former = isWrite ? remembered.find(name, owner.now()) : undefined
  if (former) return former
  const made = await carryOut(request, owner).catch((refusal: unknown) => {
    if (refusal instanceof PretixRefusal) return { status: refusal.status, body: refusal.body }
    throw refusal
  })
  if (isWrite && remembers) remembered.keep(name, { ...made, at: owner.now() })
  return made
}

async function carryOut(request: Request, owner: ShopOwner): Promise<Answer> {
  const { shop } = owner
  const url = new URL(request.url)
  const { rights } = admit(request, owner)
  const [, , , , organizer, , event, ...rest] = url.pathname.split('/')
  if (organizer !== shop.organizer || event !== shop.event || owner.faults.hasEnded) refuse(403, noRight)
  const [kind, id, end] = rest
  const isRead = request.method === 'GET'
  if (kind !== 'vouchers' || (end !== '' && id !== '')) refuse(404, 'Not found.')
  if (!rights.includes(isRead ? 'can_view_vouchers' : 'can_change_vouchers')) refuse(403, noRight)
  if (isRead) return id === '' ? listVouchers(url, owner) : { status: 200, body: findVoucher(Number(id), shop) }
  if (request.method === 'DELETE') return deleteVoucher(Number(id), owner)
  if (!['POST', 'PATCH'].includes(request.method)) refuse(405, `Method "${request.method}" not allowed.`)
  const given: unknown = await request.json().catch(() => refuse(400, 'JSON parse error'))
  if (request.method === 'PATCH') return changeVoucher(Number(id), given, owner)
  return id === 'batch_create' ? makeVouchers(given, owner) : makeVoucher(given, owner)
}

const noRight = 'You do not have permission to perform this action.'

function admit(request: Request, { shop }: ShopOwner): Token {
  const given = /^Token (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1]
  const token = shop.tokens.find((known) => known.token === given && known.isActive)
  return token ?? refuse(401, 'Invalid token.')
}

/** Fields may be added to the API at any time. */
function withMore(body: unknown, { faults }: ShopOwner): unknown {
  if (!faults.addsFields || typeof body !== 'object' || body === null) return body
  if (Array.isArray(body)) return body.map((one: unknown) => (Object.keys(one as object).length > 1 ? withField(one) : one))
  return withField(body)
}

const withField = (one: unknown) => ({ ...(one as object), added_in_a_newer_version: { anything: [1, 2] } })

function page(status: number, title: string): Response {
  const html = `<!doctype html><title>${title}</title><h1>${title}</h1>`
  return new Response(html, { status, headers: { 'content-type': 'text/html' } })
}
