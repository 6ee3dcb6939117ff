import { expect, test } from 'bun:test'
import { readdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { ofServer, roomOf, sources } from './sources.ts'

/** The server's folders and top-level files, from the top layer down. Each imports values only from those below it. */
const order = [
  'server/commands',
  'server/commands/conference',
  'server/main.ts',
  'server/start',
  'server/app.tsx',
  'server/doors',
  'server/doors/rehearsal',
  'server/doors/operator',
  'server/doors/visitor',
  'server/doors/voice',
  'server/doors/offices',
  'server/doors/simulator',
  'server/doors/monitoring',
  'server/privacy',
  'server/conversation/now',
  'server/conversation/go-live',
  'server/conversation/closing',
  'server/conversation',
  'server/conversation/refused',
  'server/conversation/people',
  'server/conversation/figures',
  'server/live',
  'server/game',
  'server/voximplant/deployment',
  'server/voximplant',
  'server/http',
  'server/campaigns',
  'server/campaigns/offices',
  'server/campaigns/codes',
  'server/campaigns/share',
  'server/campaigns/image',
  'server/campaigns/dictionary',
  'server/staff',
  'server/monitoring',
  'server/store/archive',
  'server/store',
  'server/store/postgres',
  'server/store/embedded',
  'server/store/wasm',
  'server/store/migrations',
  'server/store/schema',
  'server/config.ts',
  'server/runtime.ts',
  'server/rules/problems',
  'server/rules/go-live',
  'server/rules/documents',
  'server/rules/campaign',
  'server/rules/refused',
  'server/rules/draft',
  'server/rules/figures',
  'server/rules/code-file',
  'server/rules/forecast',
  'server/rules/quiz',
  'server/rules/icon-search',
  'server/rules/matching',
  'server/rules/notation',
  'server/rules/pictures',
  'server/rules/phone-number',
  'server/rules/decimal-digits',
  'server/rules/settings',
  'server/rules/database-address',
  'server/rules/network-address',
  'server/rules/connection-failure',
  'server/rules/look',
  'server/rules/speech',
  'server/rules/texts',
]

/** Files that consist of a table and may be longer. */
const tables = ['server/rules/matching/words.ru.ts', 'server/rules/matching/words.en.ts']

test('the server shows at most eighteen entries', () => {
  expect(readdirSync('server').length).toBeLessThanOrEqual(18)
})

test('every folder of the server has a place in the order, and every place has a folder', () => {
  expect([...new Set(ofServer.map(({ room }) => room))].sort()).toEqual(order.toSorted())
})

test('a folder imports values only from those below it, so folders form no cycle', () => {
  const upward = ofServer.flatMap(({ path, room, values }) =>
    values
      .filter((value) => value.startsWith('server/') && roomOf(value) !== room)
      .filter((value) => order.indexOf(roomOf(value)) < order.indexOf(room))
      .map((value) => `${path} imports ${value}`),
  )
  expect(upward).toEqual([])
})

test('files do not import each other’s values in a cycle', () => {
  const importsOf = new Map(sources.map(({ path, values }) => [path, values]))
  const circles: string[] = []
  const done = new Set<string>()
  const visit = (path: string, way: string[]) => {
    if (way.includes(path)) return void circles.push([...way.slice(way.indexOf(path)), path].join(' → '))
    if (done.has(path)) return
    for (const value of importsOf.get(path) ?? []) visit(value, [...way, path])
    done.add(path)
  }
  for (const { path } of sources) visit(path, [])
  expect(circles).toEqual([])
})

test('a folder of the server is imported only through the file of its own name', () => {
  const past = sources.flatMap(({ path, folder, all }) =>
    all
      .filter((target) => target.startsWith('server/') && dirname(target) !== folder && dirname(target) !== 'server')
      .filter((target) => basename(target).replace(/\.tsx?$/, '') !== basename(dirname(target)))
      .map((target) => `${path} imports ${target}`),
  )
  expect(past).toEqual([])
})

test('views import only types from the server', () => {
  const values = sources
    .filter(({ path }) => path.startsWith('views/'))
    .flatMap(({ path, values }) =>
      values.filter((value) => value.startsWith('server/')).map((value) => `${path} imports ${value}`),
    )
  expect(values).toEqual([])
})

test('the scenario imports nothing from the server or the views', () => {
  const foreign = sources
    .filter(({ path }) => path.startsWith('scenario/'))
    .flatMap(({ path, all }) =>
      all.filter((target) => /^(server|views)\//.test(target)).map((target) => `${path} imports ${target}`),
    )
  expect(foreign).toEqual([])
})

test('rules do no I/O', () => {
  const impure = ofServer
    .filter(({ path }) => path.startsWith('server/rules/'))
    .flatMap(({ path, all }) =>
      all.filter((target) => /^(node:|drizzle|hono|postgres)/.test(target)).map((target) => `${path} imports ${target}`),
    )
  expect(impure).toEqual([])
})

test('doors contain no SQL', () => {
  const withSql = ofServer.filter(
    ({ path, all }) => path.startsWith('server/doors/') && all.some((target) => /^drizzle|store\/schema/.test(target)),
  )
  expect(withSql.map(({ path }) => path)).toEqual([])
})

test('only one file names Bun or Deno', () => {
  const named = ofServer.filter(({ text }) => /\b(Bun|Deno)\.|'hono\/(bun|deno)'/.test(text.replace(/\/\*[^]*?\*\/|\/\/.*/g, '')))
  expect(named.map(({ path }) => path)).toEqual(['server/runtime.ts'])
})

test('no server file except tables is longer than 200 lines', () => {
  const long = ofServer.filter(({ path, text }) => text.split('\n').length > 201 && !tables.includes(path))
  expect(long.map(({ path, text }) => `${path}: ${text.split('\n').length - 1}`)).toEqual([])
})
