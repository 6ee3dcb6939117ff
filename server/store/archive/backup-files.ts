import { readdir } from 'node:fs/promises'

/** Where `bun run backup` puts its files unless it is told otherwise. */
export const usualBackupFolder = '.backups'

/** Returns the name of a backup that is made at this time. The names sort by time. */
export function backupNameAt(at: Date): string {
  return `pavel-${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z.backup.gz`
}

const backupName = /^pavel-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.backup\.gz$/

/** Returns the names of the backups in a folder, the oldest first; other files there are nobody's business. Throws when it cannot be read. */
export async function backupsIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => backupName.test(name)).sort()
}

/** Where `bun run backup` and pavel-backup.service put their files. */
const backupFolders = [usualBackupFolder, '/var/backups/pavel']

/** Returns when the newest backup in these folders was made; null when there is none. */
export async function newestBackupAt(folders = backupFolders): Promise<Date | null> {
  const names = await Promise.all(folders.map((folder) => backupsIn(folder).catch(() => [])))
  const newest = names.flat().sort().at(-1)
  const [, day, hours, minutes, seconds] = backupName.exec(newest ?? '') ?? []
  return day === undefined ? null : new Date(`${day}T${hours}:${minutes}:${seconds}Z`)
}
