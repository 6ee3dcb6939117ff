import { and, eq, isNotNull, isNull, or } from 'drizzle-orm'
import * as v from 'valibot'
import type { Config } from '../config.ts'
import { type GivenSettings, proposeAddress } from '../rules/campaign/campaign.ts'
import { ownVoice, Quiz } from '../rules/quiz/quiz.ts'
import { campaigns, quizVersions } from '../store/schema/schema.ts'
import type { Db } from '../store/store.ts'
import type { QuizFile } from './quiz-file.ts'
import { publish, publishIfChanged } from './versions.ts'

type Template = {
  quizFile: QuizFile
  /** what the campaign begins with */
  settings: GivenSettings
  at: Date
}

/** Returns what the settings of the server say about the first campaign. The number that is only an example is none of its own. */
export function firstSettings({
  phoneNumber,
  isPhoneNumberSet,
  phoneNumberAbroad,
  isPrizeByMessage,
  callsOut: { countries, kinds },
}: Pick<Config, 'phoneNumber' | 'isPhoneNumberSet' | 'phoneNumberAbroad' | 'isPrizeByMessage' | 'callsOut'>): GivenSettings {
  return {
    phoneNumber: isPhoneNumberSet ? phoneNumber : null,
    phoneNumberAbroad: phoneNumberAbroad ?? null,
    isPrizeByMessage,
    callRules: { countries, kinds: [...kinds] },
  }
}

/** Returns what a quiz file says about the campaign that begins with it. */
export function settingsOfQuiz({ language, callHours, voice }: Quiz) {
  return { callHours: { from: callHours.from, to: callHours.to }, voice: ownVoice(voice, language) } satisfies GivenSettings
}

/** Gives campaigns that are older than these settings what the server's and their own quizzes said until now. */
export async function completeOlder(db: Db, { callRules }: GivenSettings): Promise<void> {
  const rows = await db
    .select({ id: campaigns.id, settings: campaigns.settings, quiz: quizVersions.quiz })
    .from(campaigns)
    .leftJoin(quizVersions, eq(quizVersions.id, campaigns.publishedId))
  for (const { id, settings, quiz } of rows.filter(({ settings: given }) => given.callRules === undefined)) {
    const ofQuiz = quiz === null ? {} : settingsOfQuiz(v.parse(Quiz, quiz))
    await db
      .update(campaigns)
      .set({ settings: { callRules, ...ofQuiz, ...settings } })
      .where(eq(campaigns.id, id))
  }
}

/** Who published the first version. */
const byTheServer = 'QUIZ'

/**
 * Makes the quiz file the first campaign, on a database that has none that was ever published. A campaign of that name that is older
 * than the campaigns themselves goes on with the file: its games played that. Returns the id of the campaign with the file's name;
 * null where the database has others instead, and the file is not used. As long as nobody has published in the desk, an edited file is
 * published when a server starts. Expects that no other server does the same meanwhile.
 */
export function takeTemplate(db: Db, template: Template): Promise<number | null> {
  return db.transaction(async (tx) => {
    const address = proposeAddress(template.quizFile.name, []) || 'quiz'
    const isOlder = and(isNull(campaigns.publishedId), eq(campaigns.name, template.quizFile.name))
    const [known] = await tx
      .select()
      .from(campaigns)
      .where(or(eq(campaigns.address, address), isOlder))
    if (known?.publishedId != null) return followFile(tx, { ...known, publishedId: known.publishedId }, template)
    const [published] = await tx.select({ id: campaigns.id }).from(campaigns).where(isNotNull(campaigns.publishedId)).limit(1)
    if (published && !known) return null
    return known ? goOn(tx, known.id, template) : create(tx, address, template)
  })
}

async function create(tx: Db, address: string, { quizFile, settings, at }: Template): Promise<number> {
  const { quiz, files } = quizFile
  const { title, language, callHours } = quiz
  const given = { ...settingsOfQuiz(quiz), ...settings }
  const row = { address, name: title, language, timeZone: callHours.timeZone, settings: given, createdAt: at }
  const [campaign] = await tx.insert(campaigns).values(row).returning({ id: campaigns.id })
  if (!campaign) throw new Error('expected the campaign that was just saved, found no row')
  await publish(tx, { campaignId: campaign.id, quiz, files, by: byTheServer, at })
  return campaign.id
}

async function followFile(tx: Db, { id, publishedId }: { id: number; publishedId: number }, template: Template): Promise<number> {
  const { quizFile, at } = template
  const [version] = await tx.select().from(quizVersions).where(eq(quizVersions.id, publishedId))
  const publishing = { campaignId: id, quiz: quizFile.quiz, files: quizFile.files, by: byTheServer, at }
  if (version?.publishedBy === byTheServer) await publishIfChanged(tx, publishing, version)
  return id
}

/** The migration left version 0 in the place of what the games had been playing: nobody had written that down. */
async function goOn(tx: Db, id: number, { quizFile, settings, at }: Template): Promise<number> {
  const { quiz, files } = quizFile
  const given = { ...settingsOfQuiz(quiz), ...settings }
  await tx.update(campaigns).set({ name: quiz.title, language: quiz.language, settings: given }).where(eq(campaigns.id, id))
  const versionId = await publish(tx, { campaignId: id, quiz, files, by: byTheServer, at })
  const [version] = await tx.select().from(quizVersions).where(eq(quizVersions.id, versionId))
  await tx
    .update(quizVersions)
    .set({ quiz: version?.quiz, publishedBy: byTheServer })
    .where(and(eq(quizVersions.campaignId, id), eq(quizVersions.number, 0)))
  return id
}
