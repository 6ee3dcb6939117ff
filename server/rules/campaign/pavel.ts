import { faultsIn, isFaultless, type Section, tooLong } from './fields.ts'
import { wordsOf } from './words.ts'

/** In UTF-16 units: the name stands in buttons. */
const longestName = 20

const words = wordsOf('pavel')

/** What Pavel is called, who he is, and the button that he sleeps in. */
export const pavel: Section = {
  fields: ['pavelName', ...words.fields, 'corner'],
  typedOf(campaign) {
    const { pavelName, corner } = campaign.settings
    return { pavelName, ...words.typedOf(campaign), corner }
  },
  read(typed, campaign, server) {
    const pavelName = typed.pavelName?.trim() ?? ''
    const corner = typed.corner === 'left' || typed.corner === 'right' ? typed.corner : null
    const worded = words.read(typed, campaign, server)
    const faults = {
      ...faultsIn({
        pavelName: tooLong(pavelName, longestName) ?? (/[<>{}]/.test(pavelName) && { fault: 'markup' }),
        corner: corner === null && { fault: 'not in the list' },
      }),
      ...('faults' in worded && worded.faults),
    }
    if (corner === null || 'faults' in worded || !isFaultless(faults)) return { faults }
    const settings = worded.change.settings ?? campaign.settings
    return { change: { settings: { ...settings, pavelName, corner } } }
  },
}
