import { type FieldFault, faultsIn, isFaultless, type Section, tooLong } from './fields.ts'
import { isTimeZone, type LocalTime, readLocal, writeLocal } from './local-time.ts'

/** When the campaign opens and closes, in local times of its zone. */
export const dates: Section = {
  fields: ['timeZone', 'opensAt', 'closesAt'],
  typedOf: ({ timeZone, opensAt, closesAt }) => ({
    timeZone,
    opensAt: writeLocal(opensAt, timeZone),
    closesAt: writeLocal(closesAt, timeZone),
  }),
  read(typed) {
    const timeZone = typed.timeZone?.trim() ?? ''
    if (!isTimeZone(timeZone)) return { faults: faultsIn({ timeZone: { fault: 'not a time zone' }, ...faultsOfShape(typed) }) }
    const opens = readOptional(typed.opensAt ?? '', timeZone)
    const closes = readOptional(typed.closesAt ?? '', timeZone, { later: true })
    const [opensAt, closesAt] = [momentOf(opens), momentOf(closes)]
    const isBackward = opensAt && closesAt && closesAt <= opensAt
    const faults = faultsIn({
      opensAt: faultOf(opens),
      closesAt: faultOf(closes) ?? (isBackward && { fault: 'closes before it opens' }),
    })
    return isFaultless(faults) ? { change: { timeZone, opensAt, closesAt } } : { faults }
  },
}

/** In UTF-16 units: what is said in one breath. */
const longestSentence = 300

/** Whether the campaign is paused, and what is said meanwhile. */
export const pause: Section = {
  fields: ['isPaused', 'sentence'],
  typedOf: ({ pause: sentence }) => ({ isPaused: sentence === null ? '' : 'on', sentence: sentence ?? '' }),
  read(typed) {
    const sentence = typed.sentence?.trim() ?? ''
    if (typed.isPaused !== 'on') return { change: { pause: null } }
    const isMarkup = /[<>]/.test(sentence)
    const faults = faultsIn({ sentence: tooLong(sentence, longestSentence) ?? (isMarkup && { fault: 'markup' }) })
    return isFaultless(faults) ? { change: { pause: sentence } } : { faults }
  },
}

type Optional = LocalTime | null | 'empty'

const readOptional = (typed: string, timeZone: string, which = {}): Optional =>
  typed.trim() === '' ? 'empty' : readLocal(typed.trim(), timeZone, which)

const momentOf = (read: Optional) => (read !== null && read !== 'empty' && 'at' in read ? read.at : null)

function faultOf(read: Optional): FieldFault | null {
  if (read === null) return { fault: 'not a time' }
  return read !== 'empty' && 'isSkipped' in read ? { fault: 'skipped time', next: read.next } : null
}

/** Without a time zone there is no telling what a time stands for, but it can be said whether it is one. */
function faultsOfShape(typed: Readonly<Record<string, string>>) {
  const faultIn = (text = '') => faultOf(readOptional(text, 'UTC'))
  return { opensAt: faultIn(typed.opensAt), closesAt: faultIn(typed.closesAt) }
}
