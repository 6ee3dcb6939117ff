import { PGlite } from '@electric-sql/pglite'
import { randomUUID } from 'node:crypto'
import { prepareFolder } from '../../cast/program.ts'
import type { Cluster } from '../../run/postgres/embedded.ts'
import { scratch } from '../../run/scratch.ts'
import { type Ledger, ledgerFrom, ledgerOn } from '../ledger.ts'

/** Where a server stores its data, and the ledger with which the harness reads it. */
export type Place = { url: string; settingsFor(url: string): Record<string, string>; ledger: Ledger }

/** Creates a database on the cluster. The servers reach it through a proxy. */
export async function placeOn(cluster: Cluster, name: string): Promise<Place> {
  const url = new URL(cluster.url)
  url.pathname = `/${name.replaceAll(/\W/g, '_')}_${Date.now()}`
  const administrator = ledgerOn(cluster.url)
  await administrator.run(`create database "${url.pathname.slice(1)}"`)
  await administrator.close()
  return { url: url.href, settingsFor: (through) => ({ DATABASE_URL: through }), ledger: ledgerOn(url.href) }
}

/** A folder for the embedded database. Only one process may have it open, so the ledger kills the server before it reads. */
export async function placeInFolder(killServer: () => Promise<void>): Promise<Place> {
  const folder = scratch.path(`embedded-${randomUUID()}`)
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
