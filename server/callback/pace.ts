import { setTimeout as wait } from 'node:timers/promises'
import { eq, sql } from 'drizzle-orm'
import type { World } from '../game/world.ts'
import { settings } from '../schema.ts'
import { nextInLine } from './place.ts'

/** The setting that holds when the next free slot begins, in milliseconds since 1970. */
const key = 'next call'

/** Between two calls, so that no minute sees more of them than the setting allows, however many servers there are. */
export function spacingMs({ perMinute }: { perMinute: number }): number {
  return Math.ceil(60_000 / perMinute)
}

/** Waits until the next call may be made; those in line learn how long that takes. Rejects when the server stops. */
export async function keepPace(world: World, perMinute: number, stopping: AbortSignal): Promise<void> {
  const slot = await reserve(world, spacingMs({ perMinute }))
  world.publish(await nextInLine({ tx: world.db, world }))
  await wait(Math.max(0, slot - world.now().getTime()), undefined, { signal: stopping })
}

/** How long a call must wait before which so many others are made: the first of them has its slot already. */
export async function waitMs({ db, now }: World, before: number, perMinute: number): Promise<number> {
  const [next] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, key))
  const spacing = spacingMs({ perMinute })
  const firstAt = next ? Number(next.value) - spacing : 0
  return Math.max(0, firstAt - now().getTime()) + before * spacing
}

/** One statement, so two servers never get the same slot; one that is reserved and not used is lost, which is no harm. */
async function reserve({ db, now }: World, spacing: number): Promise<number> {
  const at = now().getTime()
  const [next] = await db
    .insert(settings)
    .values({ key, value: String(at + spacing) })
    .onConflictDoUpdate({
      target: settings.key,
      set: { value: sql`(greatest(${settings.value}::bigint, ${at}) + ${spacing})::text` },
    })
    .returning({ value: settings.value })
  return Number(next?.value) - spacing
}
