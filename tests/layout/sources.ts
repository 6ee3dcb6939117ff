import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/**
 * One source file. `room` is its folder, or the file itself at the top of `server/`. `values` are the imports that load something
 * at run time; `all` has the imports of types too. Paths start at the root of the repository; packages keep their names.
 */
export type Source = { path: string; folder: string; room: string; text: string; values: string[]; all: string[] }

const transpilers = { ts: new Bun.Transpiler({ loader: 'ts' }), tsx: new Bun.Transpiler({ loader: 'tsx' }) }

export const sources = ['server', 'views', 'scenario'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.d\.ts$|(^|\/)(dist|voxfiles)\//.test(path))
    .map((path) => read(join(folder, path))),
)
export const ofServer = sources.filter(({ path }) => path.startsWith('server/'))

function read(path: string): Source {
  const text = readFileSync(path, 'utf8')
  const resolve = (specifier: string) => (specifier.startsWith('.') ? normalize(join(dirname(path), specifier)) : specifier)
  const scanned = transpilers[path.endsWith('x') ? 'tsx' : 'ts'].scanImports(text)
  const values = scanned.filter(({ path }) => path !== 'hono/jsx/jsx-dev-runtime').map(({ path }) => resolve(path))
  const all = [...text.matchAll(/^(?:import|export)\b[^'"]*?from '([^']+)'/gm)].map(([, specifier = '']) => resolve(specifier))
  return { path, folder: dirname(path), room: roomOf(path), text, values, all }
}

export function roomOf(path: string): string {
  return dirname(path) === 'server' ? path : dirname(path)
}
