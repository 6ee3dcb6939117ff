import type { FieldFault } from '../../rules/campaign/campaign.ts'
import { isPublic } from '../../rules/network-address/network-address.ts'
import { isShop, PretixSettings, type TierRule, type TimepadSettings } from './office-settings.ts'

export type OfficeFault =
  | FieldFault
  /** no address of an event at pretix */
  | { fault: 'not an event' }
  /** no visitor can get there, though they come over the internet */
  | { fault: 'not on the internet' }
  /** the token belongs to another shop, and goes to no other */
  | { fault: 'token again' }
  | { fault: 'not money' }
  | { fault: 'over 100' }
  | { fault: 'one of both' }

/** What stands in the fields of a form, by their names; those of a tier have its id after a dot. */
export type TypedOffice = Readonly<Record<string, string>>
export type OfficeFaults = Readonly<Record<string, readonly OfficeFault[]>>

/** The fields that each tier has. */
export const tierFields = ['stock', 'priceMode', 'value', 'item', 'quota', 'validUntil', 'tag'] as const
type TierField = (typeof tierFields)[number]

/** What is known before anything is typed. */
export type Around = {
  tierIds: readonly string[]
  /** the campaign's part of its address */
  address: string
  /** visitors come over the internet, so the shop is there, too; and nobody has this server look around in its own network */
  isOnInternet: boolean
  saved: { shop: string; hasSecret: boolean } | null
}

const longestSecret = 500
const mostStock = 2_000

/** Reads the form of a pretix shop. `secret` is null where the saved one stays. */
export function readPretixForm(
  typed: TypedOffice,
  around: Around,
): { settings: PretixSettings; secret: string | null } | { faults: OfficeFaults } {
  const event = readEvent(typed.event ?? '')
  const secret = (typed.secret ?? '').trim()
  const tiers = around.tierIds.map((tierId) => [tierId, readTier(typed, tierId, around)] as const)
  const faults = only({
    event: faultOfEvent(event, around),
    secret: faultOfSecret(secret, around.saved, event?.shop ?? ''),
    ...Object.assign({}, ...tiers.map(([, { faults: own }]) => own)),
  })
  if (event === null || Object.keys(faults).length > 0) return { faults }
  const rules = tiers.flatMap(([tierId, { rule }]) => (rule ? [[tierId, rule] as const] : []))
  return { settings: { ...event, tiers: Object.fromEntries(rules) }, secret: secret || null }
}

/** Reads the form of TimePad. `secret` is null where the saved one stays. */
export function readTimepadForm(
  typed: TypedOffice,
  { saved }: Pick<Around, 'saved'>,
): { settings: TimepadSettings; secret: string | null } | { faults: OfficeFaults } {
  const eventId = (typed.eventId ?? '').trim()
  const secret = (typed.secret ?? '').trim()
  const faults = only({
    eventId: /^\d{0,12}$/.test(eventId) ? null : { fault: 'not an event' },
    secret: faultOfSecret(secret, saved, saved?.shop ?? ''),
  })
  return Object.keys(faults).length > 0 ? { faults } : { settings: { eventId }, secret: secret || null }
}

/** Returns what the fields show for what is saved. The secret is never among it. */
export function typedOfPretix({ shop, organizer, event, tiers }: PretixSettings): TypedOffice {
  const ofTier = ([tierId, rule]: [string, TierRule]) =>
    tierFields.map((field): [string, string] => [`${field}.${tierId}`, String(rule[field] ?? '')])
  return { event: `${shop}/${organizer}/${event}/`, ...Object.fromEntries(Object.entries(tiers).flatMap(ofTier)) }
}

/** The last two parts of the address are the organizer and the event. */
function readEvent(typed: string): Pick<PretixSettings, 'shop' | 'organizer' | 'event'> | null {
  const trimmed = typed.trim().replace(/\/+$/, '')
  const address = trimmed.includes('://') ? trimmed : `https://${trimmed}`
  const found = /^(https?:\/\/.+)\/([^/]+)\/([^/]+)$/.exec(address)
  if (!found) return null
  const [, shop = '', organizer = '', event = ''] = found
  const slug = PretixSettings.entries.event
  const areSlugs = [organizer, event].every((part) => slug.pipe[1].requirement.test(part))
  return areSlugs && isShop(shop) ? { shop, organizer, event } : null
}

function faultOfEvent(event: { shop: string } | null, { isOnInternet }: Around): OfficeFault | null {
  if (event === null) return { fault: 'not an event' }
  return isOnInternet && !isPublic(event.shop) ? { fault: 'not on the internet' } : null
}

function faultOfSecret(secret: string, saved: Around['saved'], shop: string): OfficeFault | null {
  if (secret.length > longestSecret) return { fault: 'too long', most: longestSecret, found: secret.length }
  if (secret !== '') return null
  if (!saved?.hasSecret) return { fault: 'empty' }
  return saved.shop === shop ? null : { fault: 'token again' }
}

type ReadTier = { rule: TierRule | null; faults: Record<string, OfficeFault | null> }

/** A tier without a stock is left to the pools and to Pavel. */
function readTier(typed: TypedOffice, tierId: string, { address }: Around): ReadTier {
  const text = (field: TierField) => (typed[`${field}.${tierId}`] ?? '').trim()
  const stock = readWhole(text('stock'), mostStock)
  if (stock === 0) return { rule: null, faults: {} }
  const priceMode = (['none', 'set', 'subtract', 'percent'] as const).find((mode) => mode === text('priceMode'))
  const value = priceMode === 'none' ? null : readMoney(text('value'))
  const [item, quota] = [readId(text('item')), readId(text('quota'))]
  const tag = text('tag') || `pavel-${address}-${tierId}`
  const validUntil = text('validUntil') || null
  const faults: Partial<Record<TierField, OfficeFault | null>> = {
    stock: stock === null ? { fault: 'out of range', least: 0, most: mostStock } : null,
    priceMode: priceMode ? null : { fault: 'not in the list' },
    value:
      value === undefined
        ? { fault: 'not money' }
        : priceMode === 'percent' && Number(value) > 100
          ? { fault: 'over 100' }
          : null,
    item: item === undefined ? { fault: 'out of range', least: 1, most: mostId } : null,
    quota:
      quota === undefined ? { fault: 'out of range', least: 1, most: mostId } : item && quota ? { fault: 'one of both' } : null,
    validUntil: validUntil !== null && !isDay(validUntil) ? { fault: 'not a day' } : null,
    tag: tag.length > 255 ? { fault: 'too long', most: 255, found: tag.length } : null,
  }
  const named = Object.fromEntries(Object.entries(faults).map(([field, fault]) => [`${field}.${tierId}`, fault]))
  if (Object.values(faults).some((fault) => fault !== null) || stock === null || !priceMode) return { rule: null, faults: named }
  return {
    rule: { stock, priceMode, value: value ?? null, item: item ?? null, quota: quota ?? null, tag, validUntil },
    faults: {},
  }
}

const mostId = 2_147_483_647

/** Returns a whole number from 0 to `most`, which is 0 for an empty field; null for anything else. */
function readWhole(text: string, most: number): number | null {
  return /^\d{0,9}$/.test(text) && Number(text) <= most ? Number(text) : null
}

/** Returns an id; null for an empty field, undefined for what is none. */
function readId(text: string): number | null | undefined {
  if (text === '') return null
  return readWhole(text, mostId) || undefined
}

/** Returns an amount with two decimals, whether a comma or a dot was typed; undefined for what is none. */
function readMoney(text: string): string | undefined {
  return /^\d{1,9}([.,]\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')).toFixed(2) : undefined
}

function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}

const only = (faults: Record<string, OfficeFault | null>): OfficeFaults =>
  Object.fromEntries(Object.entries(faults).flatMap(([field, fault]) => (fault ? [[field, [fault]]] : [])))
