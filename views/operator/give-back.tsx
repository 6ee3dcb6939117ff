import type { DeedReason } from '../../server/game/game.ts'
import type { OperatorTexts } from '../texts/operator.ts'
import type { Choice } from './desk-page.tsx'
import { inCampaign } from './in-campaign.tsx'
import { PersonForm, type Said } from './person-form.tsx'

type Props = { texts: Pick<OperatorTexts, 'unusual'>; choices: Choice[]; reason?: DeedReason | undefined } & Said

/** The form that gives a number its attempt back. */
export const GiveBack = ({ texts, choices, reason, notice, problem, value }: Props) => {
  const { attempt } = texts.unusual
  return (
    <PersonForm
      id="give-back"
      action={inCampaign(choices, '/operator/attempts')}
      texts={attempt}
      said={{ notice, problem, value }}
    >
      <label class="field-label" for="give-back-reason">
        {attempt.reason}
      </label>
      <select class="field" id="give-back-reason" name="reason">
        {(Object.keys(attempt.reasons) as DeedReason[]).map((one) => (
          <option value={one} selected={one === reason}>
            {attempt.reasons[one]}
          </option>
        ))}
      </select>
    </PersonForm>
  )
}
