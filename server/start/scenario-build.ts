import { readFile } from 'node:fs/promises'

const built = new URL('../../scenario/dist/pavel.voxengine.js', import.meta.url)

/** Returns the fingerprint of the script that was built for this server; null where none was. */
export async function readScenarioBuild(): Promise<string | null> {
  const script = await readFile(built, 'utf8').catch(() => '')
  return /^const scenarioBuild = '([\w-]+)'/m.exec(script)?.[1] ?? null
}
