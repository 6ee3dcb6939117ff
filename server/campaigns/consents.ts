import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import { consentText, type Documented } from '../rules/documents/documents.ts'
import type { Quiz } from '../rules/quiz/quiz.ts'
import { consents, quizVersions } from '../store/schema/schema.ts'
import type { Db, GameContext } from '../store/store.ts'

/** A consent as visitors read it. Its version is made from its text, so that it changes when the text does, and only then. */
export type Consent = { version: string; language: Quiz['language']; text: string }

/** Returns the consent that a campaign asks for. */
export function consentOf(campaign: Pick<Documented, 'settings' | 'quiz'>): Consent {
  const text = consentText(campaign)
  const version = createHash('sha256').update(text).digest('hex').slice(0, 12)
  return { version, language: campaign.quiz.language, text }
}

type Asking = Pick<GameContext, 'campaignId' | 'consent'>

/**
 * Returns the function that keeps what these campaigns ask visitors to agree to, so that whoever has agreed can read it later. Each is
 * written once; servers may do so at once.
 */
export function keepsConsents({ db, now }: Pick<GameContext, 'db' | 'now'>) {
  const kept = new Set<string>()
  const keyOf = ({ campaignId, consent: { version } }: Asking) => `${campaignId} ${version}`
  return async (campaigns: readonly Asking[]): Promise<void> => {
    const added = campaigns.filter((campaign) => !kept.has(keyOf(campaign)))
    if (added.length === 0) return
    if (kept.size === 0) await keepFormerConsents(db)
    const rows = added.map(({ campaignId, consent }) => ({ campaignId, ...consent, firstShownAt: now() }))
    await db.insert(consents).values(rows).onConflictDoNothing()
    added.forEach((campaign) => kept.add(keyOf(campaign)))
  }
}

/**
 * Quizzes used to give their consents versions of their own, and what was agreed to was their text alone. Those are kept when a server
 * starts, because reading whole quizzes takes too long for a page.
 */
async function keepFormerConsents(db: Db): Promise<void> {
  const { campaignId, quiz, publishedAt, number } = quizVersions
  const [version, text] = [sql<string>`${quiz} -> 'consent' ->> 'version'`, sql<string>`${quiz} -> 'consent' ->> 'text'`]
  const former = db
    .selectDistinctOn([campaignId, version], {
      campaignId,
      version: version.as('version'),
      language: sql<Quiz['language']>`${quiz} ->> 'language'`.as('language'),
      text: text.as('text'),
      firstShownAt: publishedAt,
    })
    .from(quizVersions)
    .where(isNotNull(version))
    .orderBy(campaignId, version, desc(number))
  await db.insert(consents).select(former).onConflictDoNothing()
}

/** Returns what was agreed to as this version of a campaign's consent; null where it never had one. */
export async function findConsent({ db, campaignId }: GameContext, version: string): Promise<Consent | null> {
  const [kept] = await db
    .select({ version: consents.version, language: consents.language, text: consents.text })
    .from(consents)
    .where(and(eq(consents.campaignId, campaignId), eq(consents.version, version)))
  return kept ?? null
}
