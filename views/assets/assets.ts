import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { tagWords } from '../texts/embed.ts'
import { htmx, loadedLater, modules, styleSheets } from './contents.ts'

/** A file that pages load. Its address changes with its content, so browsers may keep it for ever. */
export type Asset = { address: string; type: string; body: string | Uint8Array<ArrayBuffer> }

export type StyleSheet = keyof typeof styleSheets | typeof calmSheet
export type Module = keyof typeof modules

/** The chat's sheet for sites that want it calm, whatever the visitor's system says. */
const calmSheet = 'chat-calm.css'

let tag = readOurs('embed.js').trimEnd()
let assets = readAll()

/** Returns what pages load by this name; undefined when they load no such file. */
export const findAsset = (name: string): Asset | undefined => assets.get(name)

/** Returns the address at which a page finds this file. */
export function addressOf(name: StyleSheet | Module | 'embed.d.ts' | 'embed.js' | 'htmx.js' | 'pavel.svg'): string {
  return known(name).address
}

/**
 * Returns the script of the tag for other sites, with what is published of the campaigns, and the integrity of the asset, in which
 * nothing is: its tags bring everything themselves.
 */
export function tagWith(published: object | null): string {
  return `${tag}(${literal(tagWords)},${literal(published)})\n`
}

/** Returns what a browser compares the tag's asset with before it runs it (https://www.w3.org/TR/sri-2). */
export const tagIntegrity = (): string => `sha384-${createHash('sha384').update(known('embed.js').body).digest('base64')}`

/** Returns the addresses of everything that this module imports, itself or through another. */
export const importsOf = (module: Module): string[] => modules[module].map((name) => known(name).address)

/** Reads the files again, because somebody is changing them. */
export function readAgain(): void {
  tag = readOurs('embed.js').trimEnd()
  assets = readAll()
}

function known(name: string): Asset {
  const asset = assets.get(name)
  if (!asset) throw new Error(`There is no ${name}`)
  return asset
}

function readAll(): Map<string, Asset> {
  return new Map([
    ...Object.entries(styleSheets).map(([name, parts]) => named(name, 'text/css', together(parts))),
    named(calmSheet, 'text/css', calmed(together(styleSheets['chat.css']))),
    ...namedTogether(allModules()),
    named('htmx.js', 'text/javascript', htmx.map(readHtmx).join('\n')),
    named('embed.js', 'text/javascript', tagWith(null)),
    named('embed.d.ts', 'text/plain', readOurs('embed.d.ts')),
    named('pavel.svg', 'image/svg+xml', readOurs('pavel.svg')),
  ])
}

function together(parts: string[]): string {
  return parts.map(readOurs).join('\n')
}

/** What a sheet says for visitors who like no movement holds for all, so that it is written once. */
function calmed(sheet: string): string {
  return sheet
    .replaceAll('(prefers-reduced-motion: reduce)', 'all')
    .replaceAll('(prefers-reduced-motion: no-preference)', 'not all')
}

function allModules(): string[] {
  const names = Object.entries(modules).flatMap(([entry, imports]) => [entry, ...imports, ...(loadedLater[entry] ?? [])])
  return [...new Set(names)]
}

/** Modules import each other by relative addresses, and two pages may share one, so they have one hash, of all their contents. */
function namedTogether(names: string[]): [string, Asset][] {
  const bodies = names.map(readOurs)
  return names.map((name, index) => named(name, 'text/javascript', bodies[index] ?? '', bodies.join('\n')))
}

function named(name: string, type: string, body: Asset['body'], hashed = body): [string, Asset] {
  const hash = createHash('sha256').update(hashed).digest('base64url').slice(0, 16)
  return [name, { address: `/static/${hash}/${name}`, type, body }]
}

/** A value as it is written in a script, also in one that stands in a page. */
function literal(value: unknown): string {
  return JSON.stringify(value).replace(/[<\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function readOurs(path: string): string {
  return readFileSync(pathOf(path), 'utf8')
}

function pathOf(path: string): URL {
  return new URL(`../../static/${path}`, import.meta.url)
}

function readHtmx(path: string): string {
  return readFileSync(new URL(`../../node_modules/htmx.org/dist/${path}`, import.meta.url), 'utf8')
}
