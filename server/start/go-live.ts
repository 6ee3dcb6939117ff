import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { listGoLive } from '../../views/texts/go-live.ts'
import type { CampaignRegistry } from '../campaigns/campaigns.ts'
import type { Config } from '../config.ts'
import { readGoLive, type ServerFacts } from '../conversation/go-live/go-live.ts'
import { type Passage, type SeenRequests, tryPublicUrl } from '../http/http.ts'
import { logGoLive, type ServerWatch } from '../monitoring/monitoring.ts'
import { isOpen, type Point, type Reached, type Seen } from '../rules/go-live/go-live.ts'
import { isLoopback } from '../rules/network-address/network-address.ts'
import { isTollFree } from '../rules/phone-number/phone-number.ts'
import type { Quiz } from '../rules/quiz/quiz.ts'
import { keptSecret } from '../rules/settings/settings.ts'
import type { StaffPasswords } from '../staff/staff.ts'
import { holdsUnmovedDatabase, newestBackupAt } from '../store/archive/archive.ts'
import { type Db, getOrCreateBusName } from '../store/store.ts'

type Known = { keptDays: number | null; passwords: StaffPasswords; hasMadePassword: boolean; hasSms: boolean }

/** What is known of the server, without what it sees; `look` tries PUBLIC_URL, and never throws. `word`: see `answerSelfCheck`. */
export type Outlook = {
  word: string
  isPublic(seen: Seen): boolean
  facts(seen: Seen): Promise<Omit<ServerFacts, 'account' | 'spoilt'>>
  look(): Promise<void>
}

/** Returns what the settings say for the list of what is ready. */
export async function outlookOf(config: Config, db: Db, known: Known): Promise<Outlook> {
  const { publicUrl, isLocal, proxies, voximplant, databaseUrl, dataFolder } = config
  const { passwords } = known
  const word = selfCheckWord(await getOrCreateBusName(db))
  const isMoving = databaseUrl !== undefined && (await holdsUnmovedDatabase(dataFolder))
  const isEmbedded = databaseUrl === undefined
  // Whoever runs PostgreSQL may have backups of another kind, so none of ours is no news there.
  const withoutBackup = isEmbedded ? null : undefined
  const isPublic = (seen: Seen) => !isLocal || proxies > 0 || seen.requests > 0
  let reached: Reached | null = null
  return {
    word,
    async look() {
      if (publicUrl !== undefined && !isLoopback(publicUrl)) reached = await tryPublicUrl(publicUrl, word)
    },
    isPublic,
    facts: async (seen) => ({
      isPublic: isPublic(seen),
      publicUrl,
      reached,
      seen,
      proxies,
      isStandIn: isLoopback(voximplant.apiUrl),
      hasRule: voximplant.ruleId !== undefined,
      callerId: voximplant.callerId,
      isCallerTollFree: voximplant.callerId !== undefined && isTollFree(voximplant.callerId),
      hasSms: known.hasSms,
      staff: {
        hasOperator: passwords.operator.length > 0,
        hasObserver: passwords.observer.length > 0,
        isMadeUp: known.hasMadePassword,
      },
      database: { isEmbedded, backedUpAt: (await newestBackupAt()) ?? withoutBackup, leftBehind: isMoving ? dataFolder : null },
      secrets: { isCallbackKept: config.callbackSecrets[0] === keptSecret, isNumberKeyKept: config.numberKey === undefined },
      keptDays: known.keptDays,
      simulator: !config.hasPhoneSimulator ? 'off' : config.isSimulatorOpen ? 'open' : 'here',
    }),
  }
}

/** The servers of an installation know each other by it; nobody can guess it. */
const selfCheckWord = (secret: string) => createHash('sha256').update(`self-check ${secret}`).digest('base64url')

/** Longer than that nobody waits for what the account and our own address answer, and sooner nobody asks them again. */
const [patienceMs, freshMs] = [6_000, 10_000]

/**
 * What a running server can say about itself. Whoever reads after it has once looked around lets it look again, so that what has been put
 * right is seen at once; `known` is what it knows without that.
 */
export type GoLive = { read(): Promise<Point[]>; known(): Promise<Point[]>; look(): Promise<void>; isPublic(): boolean }

/** What is known once the server is up. */
type Up = { campaigns: CampaignRegistry; watch: ServerWatch; seen: SeenRequests; passage: Passage }

/** Returns what a server that is up says about itself. */
export function goLiveOf(outlook: Outlook, { campaigns, watch, seen, passage }: Up): GoLive {
  let lookedAt: number | undefined
  async function look() {
    lookedAt = performance.now()
    await Promise.race([Promise.all([outlook.look(), watch.look()]), wait(patienceMs, null, { ref: false })])
  }
  async function known() {
    const facts = await outlook.facts(seen.state())
    return readGoLive(campaigns, { ...facts, spoilt: passage.causes(), account: watch.state().account })
  }
  return {
    async read() {
      if (lookedAt !== undefined && performance.now() - lookedAt > freshMs) await look()
      return known()
    },
    known,
    look,
    isPublic: () => outlook.isPublic(seen.state()),
  }
}

/** Prints the list once the server has looked around: as one event where the log is JSON, else as people read it. */
export async function tellGoLive(
  goLive: GoLive,
  { isJson, language }: { isJson: boolean; language: Quiz['language'] },
): Promise<void> {
  await goLive.look()
  const points = await goLive.read()
  if (isJson) return logGoLive(points)
  console.log(listGoLive(language, points, { isPublic: goLive.isPublic(), isReady: !points.some(isOpen) }))
}
