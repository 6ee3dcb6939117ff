import type { Version } from '../../scenario/protocol.ts'

/** The version of the protocol that this server speaks; the type keeps it the same as the scenario's. */
export const version: Version = 2
