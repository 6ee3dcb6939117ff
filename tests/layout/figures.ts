import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { ofServer, roomOf } from './sources.ts'

/** `bun run layout`: prints how the server is cut into folders and files, to compare with before and with other code bases. */
const lines = ofServer.map(({ text }) => text.split('\n').length - 1).sort((one, other) => one - other)
const rooms = [...new Set(ofServer.map(({ room }) => room))]
const importersOf = (path: string) => ofServer.filter(({ all }) => all.includes(path))
const importStatements = ofServer.flatMap(({ path, folder, all }) =>
  all.filter((target) => target.startsWith('server/') && dirname(target) !== folder).map((target) => ({ path, target })),
)
const arrows = new Set(
  ofServer.flatMap(({ room, values }) =>
    values.filter((value) => value.startsWith('server/') && roomOf(value) !== room).map((value) => `${room} → ${roomOf(value)}`),
  ),
)

const figures = {
  'entries in server/': readdirSync('server').length,
  'rooms (folders, and files at the top)': rooms.length,
  files: ofServer.length,
  lines: lines.reduce((sum, count) => sum + count, 0),
  'median lines of a file': lines[Math.floor(lines.length / 2)],
  'longest file': `${lines.at(-1)} (${ofServer.find(({ text }) => text.split('\n').length - 1 === lines.at(-1))?.path})`,
  'longest file but tables': Math.max(
    ...ofServer.filter(({ path }) => !/words\.\w+\.ts$/.test(path)).map(({ text }) => text.split('\n').length - 1),
  ),
  'files of at most 20 lines': lines.filter((count) => count <= 20).length,
  'files with one importer': ofServer.filter(({ path }) => importersOf(path).length === 1).length,
  'imports from another folder': importStatements.length,
  'of these, past the folder’s face': importStatements.filter(
    ({ target }) => dirname(target) !== 'server' && !new RegExp(`/([^/]+)/\\1\\.tsx?$`).test(target),
  ).length,
  'arrows between rooms, by value': arrows.size,
}

for (const [name, figure] of Object.entries(figures)) console.log(`${name.padEnd(40)} ${figure}`)
