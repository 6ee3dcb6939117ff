import transliterate from '@sindresorhus/transliterate'

/** Why a part of an address cannot be a campaign's. */
export type AddressFault = { fault: 'not an address' } | { fault: 'taken' } | { fault: 'reserved' }

/** The desk may want these for pages of its own. */
const reserved = ['new', 'all', 'archive']

const longestAddress = 40

/** Returns what is wrong with the part of an address; null when a campaign can have it. `taken` are those of other campaigns. */
export function faultOfAddress(address: string, taken: readonly string[]): AddressFault | null {
  if (address.length > longestAddress || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(address)) return { fault: 'not an address' }
  if (reserved.includes(address)) return { fault: 'reserved' }
  return taken.includes(address) ? { fault: 'taken' } : null
}

/** Returns a part of an address made from the name, in Latin letters, which no other campaign has; empty when the name has no letters. */
export function proposeAddress(name: string, taken: readonly string[]): string {
  const latin = transliterate(name.slice(0, 200))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  const plain = latin.slice(0, longestAddress - 4).replace(/^-+|-+$/g, '')
  if (plain === '') return ''
  for (let count = 1; ; count++) {
    const address = count === 1 ? plain : `${plain}-${count}`
    if (faultOfAddress(address, taken) === null) return address
  }
}
