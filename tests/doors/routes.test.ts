import { describe, expect, test } from 'bun:test'
import { createEmulator } from '../../scenario/emulator/emulator.ts'
import { type Doors, routesOf } from '../../server/doors/doors.ts'
import type { Role } from '../../server/http/routes.ts'
import { ownPaths } from '../../server/rules/settings/settings.ts'
import { runtime } from '../../server/runtime.ts'
import { startServer, type TestServer } from '../cast/server.ts'
import { signsIn } from '../cast/staff.ts'

const operatorPassword = 'a password for tests'
const observerPassword = 'another one, to look'

/** The table of a server with every door, without the doors behind it. */
const anything: unknown = new Proxy(() => {}, { get: (_, name) => (name === Symbol.iterator ? [][Symbol.iterator] : anything) })
const table = routesOf({
  assets: anything,
  monitoring: anything,
  offices: anything,
  voice: anything,
  visitor: anything,
  operator: anything,
  rehearsal: anything,
  simulator: anything,
} as Required<Doors>).map(([method, path, role]) => ({ method, path, role }))

const openServer = () =>
  startServer({ operatorPassword, observerPassword, isLocal: false, emulator: createEmulator({ script: '', secrets: {} }) })

/** Who asks, and what they send to show it. */
type Asker = 'nobody' | 'an observer' | 'an operator' | 'an ended session' | 'a program that looks' | 'a program that changes'
const askers: Asker[] = [
  'nobody',
  'an observer',
  'an operator',
  'an ended session',
  'a program that looks',
  'a program that changes',
]

async function headersOf({ url }: TestServer, asker: Asker): Promise<Record<string, string>> {
  if (asker === 'a program that looks') return { authorization: `Bearer ${observerPassword}` }
  if (asker === 'a program that changes') return { authorization: `Basic ${btoa(`anybody:${operatorPassword}`)}` }
  if (asker === 'nobody') return {}
  const cookie = await signsIn(url, asker === 'an observer' ? observerPassword : operatorPassword)
  if (asker === 'an ended session')
    await fetch(`${url}/operator/sign-out`, { method: 'POST', redirect: 'manual', headers: { cookie, origin: url } })
  return { cookie }
}

/** What is answered to those who may not, by role. Whoever is not named may. */
const refused: Record<Role, Partial<Record<Asker, string>>> = {
  anybody: {},
  visitor: Object.fromEntries(askers.map((asker) => [asker, '403'])),
  scenario: Object.fromEntries(askers.map((asker) => [asker, '401'])),
  'ticket office': {},
  monitoring: { nobody: '401', 'an observer': '401', 'an operator': '401', 'an ended session': '401' },
  telephone: {},
  server: {},
  observer: {
    nobody: 'sign in',
    'an ended session': 'sign in',
    'a program that looks': 'sign in',
    'a program that changes': 'sign in',
  },
  operator: {
    nobody: 'sign in',
    'an observer': '403',
    'an ended session': 'sign in',
    'a program that looks': 'sign in',
    'a program that changes': 'sign in',
  },
  'operator with files': {
    nobody: 'sign in',
    'an observer': '403',
    'an ended session': 'sign in',
    'a program that looks': 'sign in',
    'a program that changes': 'sign in',
  },
  'observer or program': { nobody: 'sign in', 'an ended session': 'sign in' },
  'operator or program': {
    nobody: 'sign in',
    'an observer': '403',
    'an ended session': 'sign in',
    'a program that looks': '403',
  },
}

/** An address of the route, of something that does not exist. */
const addressOf = (path: string) =>
  path
    .replace('{.+}', '')
    .replace(/:id\{[^}]*\}+|:game\{[^}]*\}+/, '999')
    .replace(/:\w+/g, 'any')

/** Asks for a route as a browser does without htmx. Returns the status, or that the sign-in form follows. */
async function asks({ url }: TestServer, method: string, path: string, headers: Record<string, string>): Promise<string> {
  const response = await fetch(url + addressOf(path), {
    method,
    redirect: 'manual',
    headers: { accept: 'text/html', origin: url, ...headers },
    ...(method === 'POST' && { body: new URLSearchParams({ name: 'Анна' }) }),
  })
  if (response.headers.get('location')?.startsWith('/operator/sign-in?to=')) return 'sign in'
  return String(response.status)
}

const may = ['200', '201', '204', '303', '403', '404', '405', '409', '413', '422']

describe('the table of routes', () => {
  test('names every route of the server once, and the server has no other', async () => {
    const { routes } = await openServer()
    const served = new Set(routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`))
    const named = table.map(({ method, path }) => `${method} ${path}`)
    expect(named.length).toBeGreaterThan(40)
    expect(named.toSorted()).toEqual([...new Set(named)].sort())
    expect([...served].sort()).toEqual(named.toSorted())
  })

  test('what stands before all routes is only what refuses or adds headers: no route for all methods answers anything', async () => {
    const { routes } = await openServer()
    expect(new Set(routes.filter(({ method }) => method === 'ALL').map(({ path }) => path))).toEqual(new Set(['/*']))
  })

  test('on the operator’s pages, only the form is open to everybody', () => {
    const open = table.filter(({ path, role }) => path.startsWith('/operator') && role === 'anybody')
    expect(open.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /operator/sign-in', 'POST /operator/sign-in'])
  })

  test('an observer gets no route that changes anything, but for the way out; the search is posted to keep numbers out of addresses', () => {
    const changing = table.filter(({ method, role }) => method !== 'GET' && role.startsWith('observer'))
    expect(changing.map(({ path }) => path)).toEqual([
      '/operator/sign-out',
      '/operator/sign-out/everywhere',
      '/operator/people/search',
    ])
  })
})

for (const asker of askers) {
  test(`every route answers ${asker} as its role says`, async () => {
    const server = await openServer()
    let headers = await headersOf(server, asker)
    for (const { method, path, role } of table) {
      const answered = await asks(server, method, path, headers)
      if (path.includes('sign-out')) headers = await headersOf(server, asker)
      const expected = refused[role][asker]
      const isAllowed = expected === undefined && may.includes(answered) && (answered !== '403' || path === '/operator/sign-in')
      expect([method, path, expected ?? isAllowed]).toEqual([method, path, expected === undefined ? true : answered])
    }
    expect(server.reported).toEqual([])
  })
}

test('what only this machine may see does not exist for others', async () => {
  const server = await openServer()
  const { remoteAddress } = runtime
  runtime.remoteAddress = () => '203.0.113.7'
  try {
    for (const { method, path } of table.filter(({ role }) => role === 'telephone' || role === 'server'))
      expect([path, await asks(server, method, path, {})]).toEqual([path, '404'])
  } finally {
    runtime.remoteAddress = remoteAddress
  }
})

test('a path of PUBLIC_URL cannot begin as any of these routes does', () => {
  const first = table.map(({ path }) => path.split('/')[1] ?? '')
  expect(ownPaths.toSorted()).toEqual([...new Set(first.filter((part) => part !== ''))].toSorted())
})
