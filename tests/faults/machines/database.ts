import { PGlite } from '@electric-sql/pglite'
import { prepareFolder } from '../../cast/program.ts'
import type { Cluster } from '../../run/postgres/embedded.ts'
import { scratch } from '../../run/scratch.ts'
import { type Ledger, ledgerFrom, ledgerOn } from '../ledger.ts'

/** Where a server keeps everything, and how the harness looks into it. */
export type Place = { url: string; settingsFor(url: string): Record<string, string>; ledger: Ledger }

/** A database of its own on the cluster; the servers reach it through a cable. */
export async function placeOn(cluster: Cluster, name: string): Promise<Place> {
  const url = new URL(cluster.url)
  url.pathname = `/${name.replaceAll(/\W/g, '_')}_${Date.now()}`
  const administrator = ledgerOn(cluster.url)
  await administrator.run(`create database "${url.pathname.slice(1)}"`)
  await administrator.close()
  return { url: url.href, settingsFor: (through) => ({ DATABASE_URL: through }), ledger: ledgerOn(url.href) }
}

/** A folder. Only one program may have it open: the server is killed before anybody else looks into it. */
export async function placeInFolder(killServer: () => Promise<void>): Promise<Place> {
  const folder = scratch.path('embedded')
  await prepareFolder(folder)
  let opening: Promise<PGlite> | undefined
  const open = async () => {
    await killServer()
    return PGlite.create(folder)
  }
  const query = async (text: string, values: unknown[] = []) =>
    (await (await (opening ??= open())).query(text, values)).rows as never
  return {
    url: 'postgres://127.0.0.1:1/none',
    settingsFor: () => ({ DATABASE_URL: '', DATA_DIR: folder }),
    ledger: { ...ledgerFrom(query), progress: null, close: async () => (await opening)?.close() },
  }
}
