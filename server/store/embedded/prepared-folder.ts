import { unzipSync, zipSync } from 'fflate'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { constants, zstdCompress, zstdDecompress } from 'node:zlib'
import { isOfPavel, versionFile } from './folder-entries.ts'

/**
 * A database with its tables, of Pavel and of the queue, and no rows, made by `bun run prepare:database`. PGlite takes ten seconds and a gigabyte of
 * memory to make one, and the migrations two seconds more; unpacking takes half a second. A server runs the migrations that it lacks, so
 * it need not be made anew with each of them.
 */
const packed = new URL('prepared.zip.zst', import.meta.url)

/** Its content under this name marks a folder that is being filled. */
export const unfinishedFile = 'PG_VERSION.unfinished'

/**
 * Fills a folder with an empty database, or fills it anew where that was interrupted. It becomes a database by the last step, the
 * renaming of a file, so that half a database is never taken for one, wherever this is interrupted.
 */
export async function fillFolder(folder: string): Promise<void> {
  const entries = await unpack()
  const [unfinished, version] = [join(folder, unfinishedFile), join(folder, versionFile)]
  await write(unfinished, entries[versionFile])
  for (const top of topsOf(entries)) await rm(join(folder, top), { recursive: true, force: true })
  const paths = Object.keys(entries).filter((path) => path !== versionFile)
  for (const path of paths.filter(isFolder)) await mkdir(join(folder, path), { recursive: true })
  const files = paths.filter((path) => !isFolder(path))
  while (files.length > 0) await Promise.all(files.splice(0, atOnce).map((path) => write(join(folder, path), entries[path])))
  await rename(unfinished, version)
}

const atOnce = 100

const isFolder = (path: string) => path.endsWith('/')

const write = (path: string, content: Uint8Array = new Uint8Array()) => writeFile(path, content, { mode: 0o600 })

/** The names in the folder itself. Whatever else lies there belongs to somebody else. */
const topsOf = (entries: Record<string, Uint8Array>) => new Set(Object.keys(entries).map((path) => path.split('/')[0] ?? path))

/** Paths are relative to the folder; those of folders end in a slash, and come before what is in them. */
async function unpack(): Promise<Record<string, Uint8Array>> {
  return unzipSync(await promisify(zstdDecompress)(await readFile(packed)))
}

/** Packs the folder of a database that is closed, to be what `fillFolder` unpacks. */
export async function packFolder(folder: string): Promise<void> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = found
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)) + (entry.isDirectory() ? '/' : ''))
    .filter((path) => !isOfPavel(path))
    // The databases and their templates are mostly alike: files of one name lie side by side, and the second costs nothing.
    .sort((one, other) => rank(one) - rank(other) || compare(basename(one), basename(other)) || compare(one, other))
  const contents: Record<string, Uint8Array> = {}
  for (const path of paths) contents[path] = isFolder(path) ? new Uint8Array() : await readFile(join(folder, path))
  const zip = zipSync(contents, { level: 0, mtime: new Date(1980, 0, 1) })
  await writeFile(packed, await promisify(zstdCompress)(zip, { params: smallest }))
}

const smallest = { [constants.ZSTD_c_compressionLevel]: 19, [constants.ZSTD_c_windowLog]: 27 }

/** Folders first, from the top down. */
const rank = (path: string) => (isFolder(path) ? path.split('/').length : Infinity)

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other))
