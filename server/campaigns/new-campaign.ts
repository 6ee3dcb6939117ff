import { type AddressFault, faultOfAddress, type FieldFault, proposeAddress, readOurs } from '../rules/campaign/campaign.ts'
import { countryOf, type E164 } from '../rules/phone-number/phone-number.ts'
import { type Author, noteDeed } from '../staff/staff.ts'
import { campaigns } from '../store/schema/schema.ts'
import { type GameContext, inTransaction } from '../store/store.ts'
import { settingsOfQuiz } from './first-campaign.ts'
import { importCodes } from './import-promo-codes.ts'
import type { QuizFile } from './quiz-file.ts'
import { publish } from './versions.ts'

/** What was typed for a new campaign. `address` may be empty: then it is made from the name. */
export type NewCampaign = { name: string; address: string; template: string; phoneNumber: string }

export type NewFaults = { [Field in keyof NewCampaign]?: FieldFault | AddressFault | { fault: 'no such template' } }

const longestName = 120

/**
 * Makes a campaign that plays a template as its first version, and notes who did. Returns its part of the address, or everything that
 * is wrong with what was typed, when nothing has been made.
 */
export async function createCampaign(
  context: GameContext,
  typed: NewCampaign,
  templates: readonly QuizFile[],
  by: Author,
): Promise<{ address: string } | { faults: NewFaults }> {
  return inTransaction(context, async (transaction) => {
    const { tx, at } = transaction
    const rows = await tx.select({ address: campaigns.address }).from(campaigns)
    const read = readNew(typed, { templates, taken: rows.map(({ address }) => address) })
    if ('faults' in read) return read
    const { quizFile, phoneNumber, name, address } = read
    const { quiz, files } = quizFile
    const settings = { phoneNumber, callRules: rulesLike(context, phoneNumber), ...settingsOfQuiz(quiz) }
    const row = { address, name, language: quiz.language, timeZone: quiz.callHours.timeZone, settings, createdAt: at }
    const [campaign] = await tx.insert(campaigns).values(row).returning({ id: campaigns.id })
    if (!campaign) throw new Error('expected the campaign that was just saved, found no row')
    await publish(tx, { campaignId: campaign.id, quiz, files, by: by.name, at })
    await importCodes(tx, campaign.id, quizFile, context.tellOperator)
    await noteDeed(transaction, by, { what: 'made a campaign', about: address })
    return { address }
  })
}

/** The country of the number that is called; without one, what another campaign calls. */
function rulesLike({ callRules: { countries, kinds } }: GameContext, phoneNumber: E164 | null) {
  const country = phoneNumber && countryOf(phoneNumber)
  return { countries: country ? [country] : [...countries], kinds: [...kinds] }
}

/** Returns the part of an address that a campaign of this name would get. */
export async function addressFor({ db }: Pick<GameContext, 'db'>, name: string): Promise<string> {
  const rows = await db.select({ address: campaigns.address }).from(campaigns)
  return proposeAddress(
    name,
    rows.map(({ address }) => address),
  )
}

type Known = { templates: readonly QuizFile[]; taken: readonly string[] }

function readNew(typed: NewCampaign, { templates, taken }: Known) {
  const name = typed.name.trim()
  const address = typed.address.trim() || proposeAddress(name, taken)
  const quizFile = templates.find((template) => template.name === typed.template)
  const phoneNumber = readOurs(typed.phoneNumber)
  const addressFault = name === '' && typed.address.trim() === '' ? null : faultOfAddress(address, taken)
  const faults: NewFaults = {
    ...(name === '' && { name: { fault: 'empty' } }),
    ...(name.length > longestName && { name: { fault: 'too long', most: longestName, found: name.length } }),
    ...(addressFault && { address: addressFault }),
    ...(!quizFile && { template: { fault: 'no such template' } }),
    ...(phoneNumber === undefined && { phoneNumber: { fault: 'not a number' } }),
  }
  if (!quizFile || phoneNumber === undefined || Object.keys(faults).length > 0) return { faults }
  return { quizFile, phoneNumber, name, address }
}
