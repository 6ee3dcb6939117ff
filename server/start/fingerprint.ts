import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** What decides how a page is drawn, beside what it is given. */
const folders = ['server', 'views', 'static']

/**
 * Returns a short word that is the same on all servers that draw the same page of the same visit: it changes with the code and with
 * `settings`. After a deployment, pages that come back are drawn anew.
 */
export async function fingerprintOf(settings: object): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(settings))
  for (const folder of folders) {
    const path = fileURLToPath(new URL(`../../${folder}`, import.meta.url))
    const files = await readdir(path, { recursive: true, withFileTypes: true })
    const paths = files.filter((file) => file.isFile()).map(({ parentPath, name }) => `${parentPath}/${name}`)
    for (const contents of await Promise.all(paths.sort().map((file) => readFile(file)))) hash.update(contents)
  }
  return hash.digest('base64url').slice(0, 8)
}
