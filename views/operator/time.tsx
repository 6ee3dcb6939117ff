import type { StaffRole } from '../../server/staff/staff.ts'
import type { OperatorTexts } from '../texts/operator.ts'

/**
 * What every part of the page needs: the texts, the time zone that times are shown in, and who looks. An observer is shown nothing
 * that changes something.
 */
export type Frame = { texts: OperatorTexts; zone: string; staff: { name: string; role: StaffRole } }

type Props = Pick<Frame, 'texts' | 'zone'> & { at: Date; isExact?: boolean }

/** A point in time: day, hour and minute or, with `isExact`, hour, minute and second. */
export const Timestamp = ({ at, isExact = false, texts, zone }: Props) => (
  <time datetime={at.toISOString()}>{at.toLocaleString(texts.language, { timeZone: zone, ...(isExact ? exact : short) })}</time>
)

/** A point in time in a list of facts, by its name; nothing where it has not come. */
export const Moment = ({ name, at, ...frame }: Pick<Frame, 'texts' | 'zone'> & { name: string; at: Date | null }) =>
  at && (
    <div>
      <dt>{name}</dt>
      <dd>
        <Timestamp at={at} {...frame} />
      </dd>
    </div>
  )

const short = { day: '2-digit', month: '2-digit', hour: '2-digit', minute: '2-digit' } as const
const exact = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const

/** A day, with its month in words and its year. */
export const LongDate = ({ at, texts, zone }: Omit<Props, 'isExact'>) => (
  <time datetime={at.toISOString()}>{at.toLocaleDateString(texts.language, { timeZone: zone, dateStyle: 'long' })}</time>
)

/** The days from one point in time to another, as `с 27 по 29 ноября` is in the language. */
export const Period = ({ from, to, texts, zone }: Pick<Props, 'texts' | 'zone'> & { from: Date; to: Date }) => (
  <span>{new Intl.DateTimeFormat(texts.language, { timeZone: zone, dateStyle: 'long' }).formatRange(from, to)}</span>
)

/** A duration in seconds, shown as `2:05`. */
export const Duration = ({ seconds }: { seconds: number }) => (
  <time datetime={`PT${Math.max(0, Math.floor(seconds))}S`}>{minutesAndSeconds(Math.max(0, Math.floor(seconds)))}</time>
)

function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
