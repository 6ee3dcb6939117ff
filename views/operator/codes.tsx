import type { CodePage, PoolForecast, TierCodes, ToCancel } from '../../server/campaigns/codes/codes.ts'
import { CodeAdding, type Adding } from './codes-adding.tsx'
import { CodesToCancel } from './codes-cancel.tsx'
import { type AskedCodes, CodeList } from './codes-list.tsx'
import { CodeTiers } from './codes-tiers.tsx'
import { CodeWithdrawing } from './codes-withdraw.tsx'
import { type DeskFrame, DeskPage } from './desk-page.tsx'

export type CodesProps = {
  tiers: TierCodes[]
  forecasts: PoolForecast[]
  toCancel: { lines: ToCancel[]; hasMore: boolean }
  asked: AskedCodes
  page: CodePage
  adding: Adding
  /** what somebody's action has done, in sentences */
  notice: string[]
  now: Date
}

/** The page `/operator/codes`: what is left of the codes of each prize, and all that can be done to them. */
export const CodesPage = ({ frame, ...props }: CodesProps & { frame: DeskFrame }) => {
  const mayChange = frame.staff.role === 'operator'
  return (
    <DeskPage part="codes" heading={frame.texts.codes.heading} {...frame}>
      <main id="codes" class="codes-page">
        <p id="codes-notice" class="notice" role="status">
          {props.notice.join(' ')}
        </p>
        <CodeTiers tiers={props.tiers} forecasts={props.forecasts} now={props.now} {...frame} />
        {props.toCancel.lines.length > 0 && <CodesToCancel {...props.toCancel} {...frame} />}
        {mayChange && <CodeAdding adding={props.adding} tiers={props.tiers} {...frame} />}
        <CodeList asked={props.asked} page={props.page} tiers={props.tiers} {...frame} />
        {mayChange && <CodeWithdrawing {...frame} />}
      </main>
    </DeskPage>
  )
}
