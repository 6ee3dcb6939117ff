import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Returns those words that are in any file of the folder, in the bytes of UTF-8, which is how the database stores texts. */
export async function findInFiles(folder: string, words: readonly string[]): Promise<string[]> {
  const found = new Set<string>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const bytes = await readFile(join(entry.parentPath, entry.name))
    for (const word of words) if (bytes.includes(word)) found.add(word)
  }
  return [...found].toSorted()
}
