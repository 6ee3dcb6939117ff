import { expect, test } from 'bun:test'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** Files that documents mention but that a reader or a program creates, so the repository does not contain them. */
const made = [
  '.env',
  '.data',
  '.stand-in',
  'node_modules',
  'scenario/dist',
  'scenario/voxfiles',
  'voxfiles',
  'voximplant-key.json',
  'autumn.json',
  'autumn.pavel.json',
]

const extension = /\.(?:tsx?|js|json|md|css|svg|png|webp|html|sql|conf|patch|lock|toml)$/
const heading = /^#+ (\d+)\./gm
/** Addresses of other sites, and link texts, neither of which are paths. */
const elsewhere = /https?:\/\/\S+|\[[^\]\n]*\](?=\()/g

type Text = { path: string; folder: string; text: string }

const documents = ['.github', 'server', 'scenario', 'views']
  .flatMap((folder) => filesIn(folder).filter((path) => path.endsWith('.md')))
  .concat('README.md', 'CHANGELOG.md', 'tests/README.md')
  .map(read)

const texts = [
  ...documents,
  ...['package.json', 'bunfig.toml', 'tsconfig.json', '.env.example', '.ci/run'].map(read),
  ...['server', 'views', 'scenario', 'static', 'drizzle', 'tests']
    .flatMap(filesIn)
    .filter((path) => /\.(?:tsx?|js|css|sql|conf|patch)$/.test(path))
    .map(read),
]

const topLevel = readdirSync('.')
const scripts: Record<string, string> = JSON.parse(readFileSync('package.json', 'utf8')).scripts

test('every file that a document names exists', () => {
  const missing = documents.flatMap((document) =>
    pathsIn(document)
      .filter((path) => !isHere(document, path))
      .map((path) => `${document.path}: ${path}`),
  )
  expect(missing).toEqual([])
})

test('every command that a document names is a script in package.json', () => {
  const missing = texts.flatMap(({ path, text }) =>
    [...text.matchAll(/\bbun run (?:--\S+ )*([a-z][\w:-]*)/g)]
      .filter(([, name = '']) => !(name in scripts))
      .map(([command]) => `${path}: ${command}`),
  )
  expect(missing).toEqual([])
})

test('documents and comments cite only documents in the repository', () => {
  const missing = texts.flatMap((source) =>
    [
      ...source.text
        .replaceAll(elsewhere, '')
        .matchAll(/(?:[\w@.-]+\/)*[\w-][\w.-]*\.md\b|\b(?:design|house|models|web-stack|voice-facts|voxengine) §/g),
    ]
      .filter(([cited]) => !cited.endsWith('.md') || !isHere(source, cited))
      .map(([cited]) => `${source.path}: ${cited}`),
  )
  expect(missing).toEqual([])
})

test('every section that a comment cites is a heading of that document', () => {
  const missing = texts.flatMap((source) =>
    [...source.text.matchAll(/((?:[\w@.-]+\/)*[\w-][\w.-]*\.md) §(\d+)/g)]
      .filter(([, path = '']) => isHere(source, path))
      .filter(([, path = '', section = '']) => !sectionsOf(placeOf(source, path)).includes(section))
      .map(([cited]) => `${source.path}: ${cited}`),
  )
  expect(missing).toEqual([])
})

test("the architecture's table of folders has the order that the layout test enforces", () => {
  const order = /const order = \[([^]*?)\]/.exec(readFileSync('tests/layout/layout.test.ts', 'utf8'))?.[1] ?? ''
  const table = readFileSync('.github/ARCHITECTURE.md', 'utf8')
  const rows = [...table.matchAll(/^\| `(server\/[^`]+)` \|/gm)].map(([, folder]) => folder)
  expect(rows).toEqual([...order.matchAll(/'([^']+)'/g)].map(([, folder]) => folder))
})

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => !made.some((other) => path.startsWith(`${other}/`)) && statSync(path).isFile())
}

function read(path: string): Text {
  return { path, folder: dirname(path), text: readFileSync(path, 'utf8') }
}

/** Returns the link targets of a document, and the words in its code that have an extension or start with one of our folders. */
function pathsIn({ text, folder }: Text): string[] {
  const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target = '']) => target)
  const code = [...text.matchAll(/```[^]*?```|`[^`\n]+`/g)].flatMap(([block]) => block.split(/[\s`"'(),:;=]+/))
  return [...links, ...code]
    .filter((word) => /^(?:\.{0,2}\/)?[\w@.-]+(?:\/[\w@.-]+)*\/?$/.test(word) && !word.startsWith('/'))
    .filter((word) => extension.test(word) || word.endsWith('/') || isOurs(folder, word))
}

function isOurs(folder: string, path: string): boolean {
  const [first = '', ...rest] = normalize(path).split('/')
  return rest.length > 0 && (topLevel.includes(first) || existsSync(join(folder, first)))
}

/** A bare file name may refer to a file beside another one that the document names with its folder. */
function isHere(source: Text, path: string): boolean {
  if (made.some((other) => normalize(path) === other || normalize(path).startsWith(`${other}/`))) return true
  return existsSync(placeOf(source, path)) || (!path.includes('/') && isBesideNamed(source, path))
}

/** Resolves a path from the document's folder or the nearest folder above it that contains it, up to the root. */
function placeOf({ folder }: Pick<Text, 'folder'>, path: string): string {
  const place = join(folder, path)
  return folder === '.' || existsSync(place) ? place : placeOf({ folder: dirname(folder) }, path)
}

/** `server/game/receive-event.ts` makes a bare `idempotency.ts` unambiguous, since both are in one folder. */
function isBesideNamed({ text }: Text, name: string): boolean {
  const folders = [...text.matchAll(/(?:[\w@.-]+\/)+(?=[\w@.-]+\.\w+)/g)].map(([folder]) => folder)
  return folders.some((folder) => existsSync(join(folder, name)))
}

function sectionsOf(path: string): string[] {
  return [...readFileSync(path, 'utf8').matchAll(heading)].map(([, section = '']) => section)
}
