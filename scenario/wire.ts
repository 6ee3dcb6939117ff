import type { Version } from './protocol.ts'

/**
 * JSON in ASCII only: nothing is documented about the encodings on VoxEngine's side (voxengine.md §6), and ASCII is the same
 * in all of them.
 */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(/[\u0080-\uffff]/g, escape)
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** The version of the protocol that this server speaks; the type keeps it the same as the scenario's. */
export const version: Version = 2
