import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { eq } from 'drizzle-orm'
import type { World } from '../game/world.ts'
import type { Gallery } from '../pictures/gallery.ts'
import { levelOf } from '../quiz.ts'
import type { Level } from '../quiz/schema.ts'
import { participants } from '../schema.ts'
import { findVisit } from '../visits.ts'
import { tokenOf } from './cookie.ts'

/** A drawing moves by a style sheet inside it, and loads nothing. */
const ownStyle = { defaultSrc: ["'none'"], styleSrc: ["'unsafe-inline'"] }

/**
 * A picture, once its game has come to it: an address passed on by somebody who is further ahead shows nothing yet.
 * It never changes, so a browser asks for it once; it is one visitor's own, so nobody on the way keeps it.
 */
export function pictures({ world, gallery }: { world: World; gallery: Gallery }) {
  return new Hono().use(secureHeaders({ contentSecurityPolicy: ownStyle })).get('/:address', async (c) => {
    const picture = gallery.find(c.req.path)
    if (!picture || !await mayBeSeen(tokenOf(c), picture)) return c.notFound()
    c.header('Cache-Control', 'private, max-age=31536000, immutable')
    c.header('Content-Type', picture.type)
    return c.body(picture.body)
  })

  async function mayBeSeen(token: string | null, { rebusIndex, level }: { rebusIndex: number; level: Level }): Promise<boolean> {
    const visit = token ? await findVisit(world, token) : null
    if (visit?.participantId == null) return false
    const [game] = await world.db.select().from(participants).where(eq(participants.id, visit.participantId))
    if (!game?.startedAt) return false
    if (rebusIndex !== game.rebus) return rebusIndex < game.rebus
    return [0, 1, 2].slice(0, game.attempt + 1).map(levelOf).includes(level)
  }
}
