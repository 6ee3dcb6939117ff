import { faultsIn, isFaultless, type Section, tooLong } from './fields.ts'
import { wordsOf } from './words.ts'

/** In UTF-16 units: the name stands in buttons. */
const longestName = 20

const words = wordsOf('pavel')

/** What Pavel is called, who he is, and what stands on the buttons of the chat. */
export const pavel: Section = {
  fields: ['pavelName', ...words.fields],
  typedOf(campaign) {
    return { pavelName: campaign.settings.pavelName, ...words.typedOf(campaign) }
  },
  read(typed, campaign, server) {
    const pavelName = typed.pavelName?.trim() ?? ''
    const worded = words.read(typed, campaign, server)
    const faults = {
      ...faultsIn({
        pavelName: tooLong(pavelName, longestName) ?? (/[<>{}]/.test(pavelName) && { fault: 'markup' }),
      }),
      ...('faults' in worded && worded.faults),
    }
    if ('faults' in worded || !isFaultless(faults)) return { faults }
    const settings = worded.change.settings ?? campaign.settings
    return { change: { settings: { ...settings, pavelName } } }
  },
}
