import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { prepareFolder } from '../cast/program.ts'
import { dataFolder } from '../run/data-folder.ts'
import { scratch } from '../run/scratch.ts'
import { heldIn } from './ledger.ts'
import type { Opened } from './place.ts'

/** A path at which there is nothing yet. */
export const newFolder = (): string => scratch.path(`data-${randomBytes(4).toString('hex')}`)

/** Makes a folder with a migrated database that nobody has played on yet. */
export async function preparedFolder(): Promise<string> {
  process.env.TEST_DATA_DIR ??= await dataFolder()
  const folder = newFolder()
  await prepareFolder(folder)
  return folder
}

/** A server with its database in this folder. */
export const inFolder = (folder: string): Opened & { folder: string } => ({
  folder,
  settings: { DATA_DIR: folder },
  held: () => heldIn(folder),
})

/** Returns how many files and folders are in it, at any depth; 0 while there is no such folder. */
export const countFiles = (folder: string): number => (existsSync(folder) ? readdirSync(folder, { recursive: true }).length : 0)
