import { existsSync, readdirSync } from 'node:fs'
import { embeddedServer } from '../../run/postgres/embedded.ts'
import type { Place } from '../place.ts'
import { databaseOn, groups, ownedDatabase, sharedCluster } from '../postgres.ts'

const debian = '/usr/lib/postgresql'

/** Those that are installed from packages of Debian. */
const versions = existsSync(debian) ? readdirSync(debian).filter((version) => existsSync(`${debian}/${version}/bin/initdb`)) : []

export const postgres: Place[] = [
  ...versions.map((version): Place => ({
    name: `PostgreSQL ${version} of Debian`,
    expects: 'games',
    async open({ closing }) {
      const cluster = await embeddedServer({ programs: `${debian}/${version}/bin` })
      closing.push(() => cluster.stop())
      return (await databaseOn(cluster, closing)).place
    },
  })),
  {
    name: 'PostgreSQL 18',
    expects: 'games',
    open: async ({ closing }) => (await databaseOn(await sharedCluster(), closing)).place,
  },
  {
    name: 'Unix socket, host=',
    expects: 'games',
    async open({ closing }) {
      const { own, name, role, place } = await ownedDatabase(closing)
      const { socketFolder } = await sharedCluster()
      return { ...place, settings: { DATABASE_URL: `postgres:///${name}?host=${socketFolder}&port=${own.port}&user=${role}` } }
    },
  },
  {
    name: 'Unix socket, encoded',
    expects: 'games',
    async open({ closing }) {
      const { own, name, role, place } = await ownedDatabase(closing)
      const { socketFolder } = await sharedCluster()
      const address = `postgres://${role}@${encodeURIComponent(socketFolder)}:${own.port}/${name}`
      return { ...place, settings: { DATABASE_URL: address } }
    },
  },
  {
    name: 'no such database',
    expects: /^DATABASE_URL: .*nowhere.*create database/i,
    async open() {
      const url = new URL((await sharedCluster()).url)
      url.pathname = '/nowhere'
      return { settings: { DATABASE_URL: url.href } }
    },
  },
  {
    name: 'password, right',
    expects: 'games',
    open: async ({ closing }) => (await ownedDatabase(closing, { group: groups.withPassword, password: 'p%w@r:d/?#' })).place,
  },
  {
    name: 'password, wrong',
    expects: /^DATABASE_URL: expected the password of the role pavel_role_\w+ .*found another one(?!.*sesame)/,
    async open({ closing }) {
      const { own, place } = await ownedDatabase(closing, { group: groups.withPassword, password: 'a right one' })
      own.password = 'sesame'
      return { ...place, settings: { DATABASE_URL: own.href } }
    },
  },
  {
    name: 'password, none',
    expects: /^DATABASE_URL: expected the password of the role .*found none/,
    async open({ closing }) {
      const { own, place } = await ownedDatabase(closing, { group: groups.withPassword, password: 'a right one' })
      own.password = ''
      return { ...place, settings: { DATABASE_URL: own.href } }
    },
  },
]
