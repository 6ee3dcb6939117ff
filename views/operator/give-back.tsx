import type { DeedReason } from '../../server/game/game.ts'
import type { OperatorTexts } from '../texts/operator.ts'
import { PersonForm, type Said } from './person-form.tsx'

type Props = { texts: Pick<OperatorTexts, 'unusual'>; reason?: DeedReason | undefined } & Said

/** The form that gives a number its attempt back. */
export const GiveBack = ({ texts, reason, ...said }: Props) => {
  const { attempt } = texts.unusual
  return (
    <PersonForm id="give-back" action="/operator/attempts" texts={attempt} said={said}>
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
